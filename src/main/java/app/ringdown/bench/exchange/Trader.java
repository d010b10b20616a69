package app.ringdown.bench.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that places an order far from the market and cancels it, over and over. One thread. */
final class Trader implements Caller {
    private static final String PATH = "/api/v3/order";

    private final HttpLine line;
    private final String headers;
    private final String name;
    private final Mac mac;
    private final Order order;
    private long count;

    /** What it orders: quantity and price as text. */
    record Order(String symbol, String quantity, String price) {}

    /**
     * @param name its orders' client ids begin with it
     */
    Trader(int port, String key, String secret, Order order, String name) throws IOException {
        line = new HttpLine(port);
        headers =
                "X-MBX-APIKEY: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        .formatted(key);
        this.order = order;
        this.name = name;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Places an order and cancels it; the time is that of the placement alone. */
    @Override
    public long call() throws IOException {
        String id = name + "-" + count++;
        String terms =
                ("symbol=%s&side=BUY&type=LIMIT&timeInForce=GTC&quantity=%s&price=%s"
                                + "&newClientOrderId=%s")
                        .formatted(order.symbol, order.quantity, order.price, id);
        long nanos = line.call(signed("POST", terms));
        line.call(signed("DELETE", "symbol=" + order.symbol + "&origClientOrderId=" + id));
        return nanos;
    }

    private byte[] signed(String verb, String params) {
        String payload = params + "&timestamp=" + System.currentTimeMillis();
        byte[] signature = mac.doFinal(payload.getBytes(StandardCharsets.US_ASCII));
        String body = payload + "&signature=" + HexFormat.of().formatHex(signature);
        return HttpLine.request(verb, PATH, headers, body);
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
