package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The program as a process of its own: what it says, answers and leaves behind. */
class ExchangeCommandTest {
    private static final int SECONDS = 30;
    private static final int SIGTERM = 143;

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Process> begun = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : begun) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no SIGTERM to end by")
    void theExchangeAloneSaysWhereItIsAndServesUntilItIsToldToEnd() throws Exception {
        Process process = ringdown("exchange", "--seed", "7");
        JsonObject line = said(process);
        assertThat(line.keySet()).containsExactly("rest", "stream", "wsApi", "apiKey", "apiSecret");
        String rest = line.get("rest").getAsString();
        String secret = line.get("apiSecret").getAsString();
        assertThat(get(rest + "/api/v3/ping", "").body()).isEqualTo("{}");
        HttpResponse<String> account = account(line);
        assertThat(account.statusCode()).isEqualTo(200);
        assertThat(account.body()).contains("\"balances\"", "\"USDT\"");

        process.toHandle().destroy(); // and its output can still be read
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(SIGTERM);
        assertThat(process.inputReader().readAllAsString()).isEmpty();
        assertThat(process.errorReader().readAllAsString()).isEmpty();
        assertThat(log()).isNotEmpty().doesNotContain(secret, "signature");
        assertThat(Pattern.compile("[0-9a-f]{64}").matcher(log()).find()).isFalse();

        JsonObject again = said(ringdown("exchange"));
        assertThat(again.get("apiSecret").getAsString()).isEqualTo(secret);
        assertThat(account(again).statusCode()).isEqualTo(200);
    }

    @Test
    void aPortInUseIsToldInASentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Process process = ringdown("exchange", "--rest-port", port);
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(process.inputReader().readAllAsString()).isEmpty();
            assertThat(process.errorReader().readAllAsString())
                    .contains("Port " + port)
                    .hasLineCount(1);
        }
    }

    @Test
    void questionsAreAnsweredAndMistakesAreUsageErrors() throws Exception {
        assertThat(exitCode("--help")).isZero();
        assertThat(exitCode("exchange", "--version")).isZero();
        assertThat(exitCode("exchange", "--nonsense")).isEqualTo(2);
        assertThat(exitCode("exchange", "--rest-port", "70000")).isEqualTo(2);
        assertThat(exitCode("exchange", "--weight-per-minute", "0")).isEqualTo(2);
        assertThat(exitCode("exchange", "--ed25519-key", "nowhere.pem")).isEqualTo(2);
    }

    @Test
    void itCanBeGivenAKeyAndItsLimits() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path pem = folder.resolve("key.pem");
        Files.writeString(
                pem,
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        String[] options = {
            "exchange", "--ed25519-key", pem.toString(), "--real-limits", "--ban-seconds", "5"
        };
        Process first = ringdown(options);
        JsonObject line = said(first);
        String key = line.get("ed25519ApiKey").getAsString();
        assertThat(key).isNotEqualTo(line.get("apiKey").getAsString());
        String query = "timestamp=" + System.currentTimeMillis();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update(query.getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());
        String account =
                line.get("rest").getAsString()
                        + "/api/v3/account?"
                        + query
                        + "&signature="
                        + URLEncoder.encode(signature, StandardCharsets.UTF_8);
        assertThat(get(account, key).statusCode()).isEqualTo(200);
        String info = line.get("rest").getAsString() + "/api/v3/exchangeInfo?symbol=BTCUSDT";
        assertThat(get(info, "").body())
                .contains("\"limit\":6000", "\"limit\":100", "\"limit\":160000");

        first.destroyForcibly();
        first.waitFor();
        assertThat(said(ringdown(options)).get("ed25519ApiKey").getAsString()).isEqualTo(key);
    }

    @Test
    void aFlowThatIsNotThereYetIsRefusedInASentence() throws Exception {
        Process process = ringdown("exchange", "--flow", "mirror");
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.inputReader().readAllAsString()).isEmpty();
        assertThat(process.errorReader().readAllAsString())
                .startsWith("The mirror of a live venue is not there yet");
    }

    private static JsonObject said(Process process) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(SECONDS),
                () -> JsonParser.parseString(process.inputReader().readLine()).getAsJsonObject());
    }

    private int exitCode(String... args) throws Exception {
        Process process = ringdown(args);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** The program, from the classes under test and without what the tests bring along. */
    private Process ringdown(String... args) throws IOException {
        String classPath =
                String.join(
                        File.pathSeparator,
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(entry -> !entry.contains("test-classes"))
                                .toList());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                Ringdown.class.getName()));
        command.addAll(List.of(args));
        command.addAll(List.of("--data-dir", folder.toString()));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
        begun.add(process);
        return process;
    }

    private HttpResponse<String> account(JsonObject line) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] secret = line.get("apiSecret").getAsString().getBytes(StandardCharsets.UTF_8);
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        String query = "timestamp=" + System.currentTimeMillis();
        byte[] signature = mac.doFinal(query.getBytes(StandardCharsets.UTF_8));
        return get(
                line.get("rest").getAsString()
                        + "/api/v3/account?"
                        + query
                        + "&signature="
                        + HexFormat.of().formatHex(signature),
                line.get("apiKey").getAsString());
    }

    private HttpResponse<String> get(String url, String key) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(SECONDS));
        if (!key.isEmpty()) {
            request.header("X-MBX-APIKEY", key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("logs").resolve("exchange.log"));
    }
}
