package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Calls and frames in one order, bounded, without what is secret. */
class WireLogTest {
    private static final int CALLS = 8;
    private static final URI URL = URI.create("ws://127.0.0.1:1/stream");

    private final WireLog log = new WireLog(1 << 16, 16, 1 << 20, CALLS);
    private final WireLog.Line line = log.line("ws-test", URL, false);
    private final WireLog.Line account = log.line("ws-test-account", URL, true);

    private void call(String target) {
        CallRecorder record =
                new CallRecorder(Rest.Method.GET, "http://127.0.0.1:1" + target, Map.of(), null);
        log.keep(record.failed("no answer"));
    }

    private void came(WireLog.Line on, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        on.came(FrameBatch.of(bytes, 0));
    }

    private List<String> read(int most) {
        List<String> seen = new ArrayList<>();
        WireLog.Reader reader =
                new WireLog.Reader() {
                    @Override
                    public void call(WireCall call) {
                        seen.add(call.number() + " call " + call.url().substring(18));
                    }

                    @Override
                    public void frame(
                            long number,
                            long nanos,
                            WireLog.Line on,
                            boolean sent,
                            int length,
                            byte[] bytes,
                            int held) {
                        String text = new String(bytes, 0, held, StandardCharsets.UTF_8);
                        seen.add(number + (sent ? " to " : " from ") + on.name() + " " + text);
                    }
                };
        long at = 0;
        while (at < log.next()) {
            at = log.read(at, most, reader);
        }
        return seen;
    }

    @Test
    void callsAndFramesStandInTheOrderInWhichTheyWereWhole() {
        came(line, "a");
        call("/b");
        account.sent("c");
        call("/d");
        call("/e");
        came(account, "f");
        List<String> all =
                List.of(
                        "0 from ws-test a",
                        "1 call /b",
                        "2 to ws-test-account c",
                        "3 call /d",
                        "4 call /e",
                        "5 from ws-test-account f");
        assertThat(read(100)).isEqualTo(all);
        assertThat(read(1)).isEqualTo(all);
        assertThat(log.call(3)).isNotNull();
        assertThat(log.call(2)).isNull();
        assertThat(log.frame(2)).containsExactly('c');
        assertThat(log.frame(3)).isNull();
        assertThat(log.oldestFrame()).isZero();
    }

    /** Many frames do not drive out the calls, nor calls the frames. */
    @Property(tries = 100)
    void eachKindHasItsOwnBound(@ForAll @Size(max = 80) List<Boolean> isCall) {
        Deque<String> calls = new ArrayDeque<>();
        Deque<String> frames = new ArrayDeque<>();
        long start = log.next();
        for (int i = 0; i < 16; i++) {
            came(line, "");
            call("/");
        }
        long number = start + 32;
        for (int i = 0; i < 16; i++) {
            frames.add(start + 2L * i + " from ws-test ");
        }
        for (int i = 8; i < 16; i++) {
            calls.add(start + 2L * i + 1 + " call /");
        }
        for (boolean each : isCall) {
            if (each) {
                call("/" + number);
                calls.add(number + " call /" + number);
                calls.removeFirst();
            } else {
                came(line, "" + number);
                frames.add(number + " from ws-test " + number);
                frames.removeFirst();
            }
            number++;
        }
        List<String> expected = new ArrayList<>(calls);
        expected.addAll(frames);
        expected.sort((a, b) -> Long.compare(number(a), number(b)));
        assertThat(read(5)).isEqualTo(expected);
    }

    private static long number(String seen) {
        return Long.parseLong(seen.substring(0, seen.indexOf(' ')));
    }

    @Test
    void callsAreBoundedInBytesToo() {
        WireLog small = new WireLog(1 << 16, 16, 5_000, 1_000);
        CallRecorder record =
                new CallRecorder(Rest.Method.GET, "http://127.0.0.1:1/", Map.of(), "x".repeat(900));
        for (int i = 0; i < 100; i++) {
            small.keep(record.failed(""));
        }
        assertThat(small.call(99)).isNotNull();
        assertThat(small.call(98)).isNotNull();
        assertThat(small.call(97)).isNull();
    }

    @Test
    void whatIsSentAndWhatComesInConfidenceIsRedacted() {
        line.sent("{\"apiKey\":\"topsecretkey\",\"signature\":\"topsecretkey\"}");
        came(account, "{\"result\":{\"apiKey\":\"topsecretkey\",\"authorizedSince\":1}}");
        assertThat(read(9))
                .containsExactly(
                        "0 to ws-test {\"apiKey\":\"***\",\"signature\":\"***\"}",
                        "1 from ws-test-account"
                                + " {\"result\":{\"apiKey\":\"***\",\"authorizedSince\":1}}");
    }

    @Test
    void aKeyIsKeptNowhereInACall() {
        CallRecorder record =
                new CallRecorder(
                        Rest.Method.POST,
                        "http://127.0.0.1:1/x?signature=cafe&note=topsecretkey",
                        Map.of("X-MBX-APIKEY", "topsecretkey", "Accept", "topsecretkey"),
                        "listenKey=abc&n=topsecretkey");
        log.keep(record.failed("topsecretkey: signature=cafe"));
        WireCall call = log.call(0);
        assertThat(call).isNotNull();
        assertThat(call.toString()).doesNotContain("topsecretkey", "cafe", "abc");
        assertThat(call.url()).isEqualTo("http://127.0.0.1:1/x?signature=***&note=***");
    }
}
