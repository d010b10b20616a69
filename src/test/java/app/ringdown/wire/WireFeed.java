package app.ringdown.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts into a log what a test wants to find there. */
public final class WireFeed {
    public final WireLog log = new WireLog(1 << 16, 64, 1 << 20, 16);
    private final WireLog.Line market =
            log.line("ws-test", URI.create("ws://127.0.0.1:1/stream"), false);
    private final WireLog.Line account =
            log.line("ws-test-account", URI.create("ws://127.0.0.1:1/ws-api/v3"), true);

    public long market(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        market.came(FrameBatch.of(bytes, System.nanoTime()));
        return log.next() - 1;
    }

    public long account(String frame) {
        byte[] bytes = frame.getBytes(StandardCharsets.UTF_8);
        account.came(FrameBatch.of(bytes, System.nanoTime()));
        return log.next() - 1;
    }

    public long sent(String frame) {
        account.sent(frame);
        return log.next() - 1;
    }

    /** A call that nobody answered. */
    public long call(Rest.Method method, String target) {
        log.keep(
                new CallRecorder(
                                method,
                                "http://127.0.0.1:1" + target,
                                Map.of("X-MBX-APIKEY", "topsecretkey"),
                                null)
                        .failed("nobody answered"));
        return log.next() - 1;
    }
}
