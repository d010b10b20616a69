package app.ringdown.exchange;

import com.google.gson.JsonObject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An account that meets itself in the market of BTCUSDT. */
final class SelfTrade {
    static final String SYMBOL = "BTCUSDT";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private SelfTrade() {}

    /**
     * Sells 0.004 to an own order that bids for 0.01, in the mode DECREMENT, without trading with
     * anybody else, and gives the answer to the seller. The market does not stand still: there may
     * be no room between bid and ask for a while, or somebody comes in between, and it is tried
     * again.
     */
    static JsonObject prevented(ApiClient client) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            JsonObject top = client.get("ticker/bookTicker?symbol=" + SYMBOL).object();
            String price =
                    top.get("bidPrice")
                            .getAsBigDecimal()
                            .add(top.get("askPrice").getAsBigDecimal())
                            .divide(BigDecimal.TWO, 2, RoundingMode.UP)
                            .toPlainString();
            Map<String, Object> buy = ApiClient.limit(SYMBOL, "BUY", "0.01", price);
            long maker = client.signed("POST", "order", buy).object().get("orderId").getAsLong();
            Map<String, Object> sell = ApiClient.limit(SYMBOL, "SELL", "0.004", price);
            sell.put("selfTradePreventionMode", "DECREMENT");
            JsonObject taker = client.signed("POST", "order", sell).object();
            Map<String, Object> which = Map.of("symbol", SYMBOL, "orderId", maker);
            if (taker.has("preventedMatches")
                    && untouched(taker)
                    && untouched(client.signed("GET", "order", which).object())) {
                return taker;
            }
            client.signed("DELETE", "openOrders", Map.of("symbol", SYMBOL));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("somebody always came in between");
    }

    private static boolean untouched(JsonObject order) {
        return order.get("executedQty").getAsBigDecimal().signum() == 0;
    }
}
