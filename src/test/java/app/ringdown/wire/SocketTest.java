package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.java_websocket.enums.Opcode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The life of a line, against a server that drops, falls silent, refuses and comes late. */
class SocketTest {
    /** As the normal ones, several times as fast. */
    private static final Socket.Times FAST =
            new Socket.Times(
                    Duration.ofMillis(25),
                    Duration.ofMillis(200),
                    Duration.ofMillis(1200),
                    Duration.ofMillis(1200));

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();
    private final WireLog log = new WireLog(1 << 16, 16, 1 << 20, 16);
    private WireServer server;
    private Socket socket;

    @BeforeEach
    void serve() throws InterruptedException {
        server = WireServer.on(0);
    }

    @AfterEach
    void end() throws InterruptedException {
        if (socket != null) {
            socket.close();
        }
        keeper.shutdownNow();
        server.end();
    }

    private final class Recorder implements Socket.Listener {
        @Override
        public void onOpen() {
            told.add("open");
            socket.send("wanted");
        }

        @Override
        public void onLost(String reason) {
            told.add("lost: " + reason);
        }

        @Override
        public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            if (text.equals("poison")) {
                throw new IllegalStateException("poisoned");
            }
            long age = System.nanoTime() - arrivalNanos;
            told.add(
                    text
                            + " on "
                            + Thread.currentThread().getName()
                            + (age >= 0 && age < 1_000_000_000L ? "" : " stamped wrong"));
        }
    }

    private void dial(URI uri, Socket.Times times) {
        Backoff backoff = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100), new Random(1));
        socket =
                new Socket(
                        "ws-test",
                        uri,
                        Reach.LOOPBACK,
                        backoff,
                        new Recorder(),
                        keeper,
                        log.line("ws-test", uri, false),
                        times);
        socket.open();
    }

    private String next() throws InterruptedException {
        String word = told.poll(5, TimeUnit.SECONDS);
        return word == null ? "nothing within 5 s" : word;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 5 s in vain").isLessThan(end);
            Thread.sleep(5);
        }
    }

    @Test
    void framesComeAsBytesOnTheThreadThatIsNamedForThem() throws InterruptedException {
        dial(server.uri(), FAST);
        assertThat(next()).isEqualTo("open");
        until(() -> server.heard.contains("wanted"));
        server.broadcast("grüße");
        assertThat(next()).isEqualTo("grüße on ws-test");
        assertThat(log.frame(0)).isEqualTo("wanted".getBytes(StandardCharsets.UTF_8));
        assertThat(log.frame(1)).isEqualTo("grüße".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMessageInFragmentsComesWhole() throws InterruptedException {
        dial(server.uri(), FAST);
        assertThat(next()).isEqualTo("open");
        until(() -> !server.lines.isEmpty());
        var line = server.lines.getFirst();
        line.sendFragmentedFrame(Opcode.TEXT, ByteBuffer.wrap(new byte[] {'o', 'n', 'e'}), false);
        line.sendFragmentedFrame(
                Opcode.TEXT, ByteBuffer.wrap(new byte[] {' ', 't', 'w', 'o'}), true);
        server.broadcast("three");
        assertThat(next()).isEqualTo("one two on ws-test");
        assertThat(next()).isEqualTo("three on ws-test");
    }

    @Test
    void aDroppedLineIsOpenedAgainAndAgain() throws InterruptedException {
        dial(server.uri(), FAST);
        for (int i = 1; i <= 5; i++) {
            assertThat(next()).isEqualTo("open");
            int times = i;
            until(() -> server.heard.stream().filter("wanted"::equals).count() == times);
            server.cut();
            assertThat(next()).startsWith("lost: ");
        }
    }

    @Test
    void aServerThatComesLateOrComesBackIsFound() throws InterruptedException {
        int port = server.getPort();
        server.end();
        dial(URI.create("ws://127.0.0.1:" + port + "/stream"), FAST);
        assertThat(next()).startsWith("lost: ConnectException");
        assertThat(next()).startsWith("lost: ConnectException");
        server = WireServer.on(port);
        String word = next();
        while (word.startsWith("lost: ")) {
            word = next();
        }
        assertThat(word).isEqualTo("open");
        server.end();
        assertThat(next()).startsWith("lost: ");
        server = WireServer.on(port);
        word = next();
        while (word.startsWith("lost: ")) {
            word = next();
        }
        assertThat(word).isEqualTo("open");
    }

    @Test
    void aHalfOpenLineIsFoundByItsPings() throws InterruptedException {
        dial(server.uri(), FAST);
        assertThat(next()).isEqualTo("open");
        until(() -> socket.pingNanos() > 0);
        long start = System.nanoTime();
        server.answersPings = false;
        assertThat(next()).isEqualTo("lost: nothing heard, not even an answer to a ping");
        assertThat(System.nanoTime() - start).isBetween(500_000_000L, 4_000_000_000L);
        server.answersPings = true;
        assertThat(next()).isEqualTo("open");
    }

    @Test
    void itIsFoundWithinTenSeconds() {
        Socket.Times times = Socket.Times.NORMAL;
        assertThat(times.silence().plus(times.check())).isLessThan(Duration.ofSeconds(10));
        assertThat(times.ping().multipliedBy(2)).isLessThan(times.silence());
    }

    @Test
    void aServerThatNeverShakesHandsIsGivenUp() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            dial(URI.create("ws://127.0.0.1:" + mute.getLocalPort()), FAST);
            assertThat(next()).isEqualTo("lost: no handshake in time");
            assertThat(next()).isEqualTo("lost: no handshake in time");
        }
    }

    @Test
    void aHandlerThatThrowsDoesNotKillTheLine() throws InterruptedException {
        dial(server.uri(), FAST);
        assertThat(next()).isEqualTo("open");
        until(() -> !server.lines.isEmpty());
        for (int i = 0; i < 3; i++) {
            server.broadcast("poison");
        }
        server.broadcast("water");
        assertThat(next()).isEqualTo("water on ws-test");
    }

    @Test
    void aLineThatIsReopenedOnPurposeDoesNotPause() throws InterruptedException {
        dial(server.uri(), FAST);
        assertThat(next()).isEqualTo("open");
        socket.reopen("serverShutdown");
        assertThat(next()).isEqualTo("lost: serverShutdown");
        assertThat(next()).isEqualTo("open");
    }

    @Test
    void aClosedLineSaysGoodbyeAndStaysClosed() throws InterruptedException {
        dial(server.uri(), FAST);
        assertThat(next()).isEqualTo("open");
        until(() -> !server.lines.isEmpty());
        socket.close();
        socket.close();
        until(server.lines::isEmpty);
        assertThat(told.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(socket.send("anyone?")).isFalse();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("ws-test") && thread.isAlive());
    }

    @Test
    void aPaperLineLeadsToThisMachineOnly() {
        assertThatExceptionOfType(AddressNotAllowedException.class)
                .isThrownBy(() -> dial(URI.create("wss://stream.example.com"), FAST));
    }
}
