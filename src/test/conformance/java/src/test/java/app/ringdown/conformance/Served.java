package app.ringdown.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.json.JSONObject;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The exchange under test: its addresses, a funded account, and how long one waits for it. */
final class Served {
    private static final JSONObject LINE = new JSONObject(System.getenv("EXCHANGE"));

    static final String REST = LINE.getString("rest");
    static final String STREAM = LINE.getString("stream");
    static final String WS_API = LINE.getString("wsApi");
    static final String API_KEY = LINE.getString("apiKey");
    static final String API_SECRET = LINE.getString("apiSecret");

    private Served() {}

    /**
     * A new Ed25519 key of the account.
     *
     * @param apiKey its name
     * @param pkcs8 its private part, in Base64
     */
    record Key(String apiKey, String pkcs8) {}

    static Key newKey() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        String pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + base64.encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(REST + "/ringdown/keys"))
                        .header("X-MBX-APIKEY", API_KEY)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("publicKey=" + URLEncoder.encode(pem, UTF_8)))
                        .build();
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        return new Key(
                new JSONObject(response.body()).getString("apiKey"),
                base64.encodeToString(pair.getPrivate().getEncoded()));
    }

    /** Something that is asked for again until it is there. */
    @FunctionalInterface
    interface Probe<T> {
        Optional<T> ask() throws Exception;
    }

    /** Asks until there is an answer, for at most twenty seconds. */
    static <T> T eventually(String what, Probe<T> probe) throws Exception {
        return eventually(what, Duration.ofSeconds(20), probe);
    }

    static <T> T eventually(String what, Duration patience, Probe<T> probe) throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> answer = probe.ask();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError(what + ": not within " + patience);
            }
            Thread.sleep(50);
        }
    }

    /** Each number is above the one before it. */
    static <T extends Comparable<T>> void ascend(List<T> numbers) {
        for (int i = 1; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isGreaterThan(numbers.get(i - 1));
        }
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
