package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** What clients do in many ways, as the real one takes it. */
class ToleranceTest {
    private static final String TERMS =
            "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.001";

    @TempDir static Path folder;
    private static Exchange exchange;
    private static ApiClient client;

    @BeforeAll
    static void start() throws Exception {
        exchange = Exchange.start(ExchangeOptions.in(folder));
        client = new ApiClient(exchange);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static String now() {
        return "&timestamp=" + System.currentTimeMillis();
    }

    private static void assertTaken(ApiClient.Answer answer) {
        assertThat(answer.json().toString()).isEqualTo("{}");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aSignatureIsOverTheQueryAndTheBodyWhereverItStands() {
        String price = "&price=" + client.farBelow("BTCUSDT");
        String body = price.substring(1) + now();
        String over = TERMS + body;
        String signature = "signature=" + client.sign(over);
        assertTaken(client.form("POST", "order/test?" + TERMS + "&" + signature, body));
        assertTaken(client.form("POST", "order/test?" + signature + "&" + TERMS, body));
        assertTaken(client.form("POST", "order/test?" + TERMS, body + "&" + signature));
        assertTaken(client.form("POST", "order/test?" + TERMS, signature + "&" + body));
        String upper = "signature=" + client.sign(over).toUpperCase(Locale.ROOT);
        assertTaken(client.form("POST", "order/test?" + TERMS + "&" + upper, body));
        assertThat(client.form("POST", "order/test?" + body + "&" + signature, TERMS).code())
                .isEqualTo(-1022);
    }

    @Test
    void theQueryWinsOverTheBody() {
        String query = TERMS + now();
        String body = "symbol=NONSENSE&price=" + client.farBelow("BTCUSDT");
        String signed = query + "&signature=" + client.sign(query + body);
        assertTaken(client.form("POST", "order/test?" + signed, body));
    }

    @Test
    void theBytesAreSignedAsTheyWereSent() {
        // Lower-case escapes, one that was not needed, an empty pair, blanks as plus.
        String body =
                TERMS.replace("0.001", "%30%2e001")
                        + "&&price="
                        + client.farBelow("BTCUSDT")
                        + "&newClientOrderId=a%3ab"
                        + now();
        assertTaken(client.form("POST", "order/test", body + "&signature=" + client.sign(body)));
    }

    @Test
    void listsComeEncodedOrNot() throws IOException {
        String plain = "/api/v3/ticker/price?symbols=[\"BTCUSDT\",\"ETHUSDT\"]";
        int port = URI.create(exchange.rest()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(
                            ("GET " + plain + " HTTP/1.1\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\"symbol\":\"BTCUSDT\"", "\"symbol\":\"ETHUSDT\"");
        }
        assertThat(client.get("ticker/price?symbols=%5B%22BTCUSDT%22%2C%22ETHUSDT%22%5D").array())
                .hasSize(2);
    }

    @Test
    void timesAreInEitherUnitBothWays() {
        long micros = System.currentTimeMillis() * 1000;
        String query = "timestamp=" + micros + "&recvWindow=5000.123";
        ApiClient.Answer account =
                client.send(
                        client.request(
                                        "/api/v3/account?"
                                                + query
                                                + "&signature="
                                                + client.sign(query))
                                .header("X-MBX-APIKEY", client.key())
                                .header("X-MBX-TIME-UNIT", "microsecond")
                                .GET());
        assertThat(account.status()).isEqualTo(200);
        ApiClient.Answer time =
                client.send(
                        client.request("/api/v3/time")
                                .header("X-MBX-TIME-UNIT", "microsecond")
                                .GET());
        assertThat(time.object().get("serverTime").getAsLong()).isGreaterThan(micros);
        try (ApiSocket socket = new ApiSocket(exchange.wsApi() + "?timeUnit=MICROSECOND")) {
            JsonObject answer = socket.ask("{\"id\":1,\"method\":\"time\"}");
            assertThat(answer.getAsJsonObject("result").get("serverTime").getAsLong())
                    .isGreaterThan(micros);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws/btcusdt%40trade",
                "/ws/btcusdt@trade/nonsense",
                "/stream?streams=btcusdt%40trade%2Fethusdt%40trade",
                "/stream?timeUnit=MICROSECOND&streams=btcusdt@trade",
            })
    void streamsAreNamedInTheAddress(String path) {
        try (ApiSocket socket = new ApiSocket(exchange.stream() + path)) {
            assertThat(socket.next().toString()).contains("\"e\":\"trade\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ws", "/ws/anything/at/all", "/stream", "/stream?streams="})
    void anIdIsANumberATextOrNull(String path) {
        try (ApiSocket socket = new ApiSocket(exchange.stream() + path)) {
            for (String id : new String[] {"7", "\"a-b_C\"", "null"}) {
                JsonObject answer =
                        socket.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + id + "}");
                assertThat(answer.get("id").toString()).isEqualTo(id);
            }
        }
    }

    @Test
    void aRequestsIdToo() {
        try (ApiSocket socket = new ApiSocket(exchange.wsApi())) {
            for (String id :
                    new String[] {"-7", "\"187d3cb2-942d-484c-8271-4e2141bbadb1\"", "null"}) {
                JsonObject answer = socket.ask("{\"method\":\"v3/ping\",\"id\":" + id + "}");
                assertThat(answer.get("id").toString()).isEqualTo(id);
                assertThat(answer.get("status").getAsInt()).isEqualTo(200);
            }
        }
    }

    private static ApiClient.Answer register(String pem) {
        return client.send(
                client.request("/ringdown/keys")
                        .header("X-MBX-APIKEY", client.key())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "publicKey="
                                                + URLEncoder.encode(pem, StandardCharsets.UTF_8))));
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519/Ed25519", "RSA/SHA256withRSA"})
    void publicKeysAreRegisteredAndSignThen(String kind) throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance(kind.split("/", -1)[0]).generateKeyPair();
        ApiClient.Answer added = register(pem(pair));
        assertThat(added.status()).isEqualTo(200);
        String key = added.object().get("apiKey").getAsString();
        assertThat(added.object().get("type").getAsString())
                .isEqualToIgnoringCase(kind.split("/", -1)[0]);
        assertThat(register(pem(pair)).object().get("apiKey").getAsString()).isEqualTo(key);
        assertThat(exchange.addKey(pair.getPublic())).isEqualTo(key);

        String query = "timestamp=" + System.currentTimeMillis();
        Signature signer = Signature.getInstance(kind.split("/", -1)[1]);
        signer.initSign(pair.getPrivate());
        signer.update(query.getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        assertThat(account(key, query, signature).status()).isEqualTo(200);
        assertThat(account(key, query + "0", signature).code()).isEqualTo(-1022);
        assertThat(account(key, query, client.sign(query)).code()).isEqualTo(-1022);
    }

    private static ApiClient.Answer account(String key, String query, String signature) {
        String encoded = URLEncoder.encode(signature, StandardCharsets.UTF_8);
        return client.send(
                client.request("/api/v3/account?" + query + "&signature=" + encoded)
                        .header("X-MBX-APIKEY", key)
                        .GET());
    }

    @Test
    void whatIsNoSuchKeyIsNotRegistered() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1_024);
        for (String pem :
                new String[] {
                    "nonsense",
                    pem(small.generateKeyPair()),
                    pem(KeyPairGenerator.getInstance("EC").generateKeyPair())
                }) {
            assertThat(register(pem).code()).isEqualTo(-1130);
        }
        assertThat(client.signed("GET", "account", Map.of()).status()).isEqualTo(200);
    }
}
