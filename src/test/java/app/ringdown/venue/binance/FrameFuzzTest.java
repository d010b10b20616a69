package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.venue.binance.Json.UnreadableException;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Frames that were damaged in every way that comes to mind: what the scanner reads of one is what
 * Gson reads of it, or both refuse it. {@code -Dringdown.frames=N} sets how many.
 */
class FrameFuzzTest {
    private static final int FRAMES = Integer.getInteger("ringdown.frames", 100_000);
    private static final List<byte[]> SEEDS =
            List.of(
                    Payloads.bytes("stream-bookTicker"),
                    Payloads.bytes("stream-bookTicker-stamped"),
                    Payloads.bytes("bookTicker"),
                    Payloads.bytes("stream-trade"),
                    Payloads.bytes("trade"),
                    Payloads.bytes("stream-miniTicker"),
                    Payloads.bytes("stream-miniTicker-all"),
                    Payloads.bytes("stream-miniTicker-all"),
                    Payloads.bytes("stream-kline"),
                    Payloads.bytes("stream-kline-empty"),
                    Payloads.bytes("stream-depth"),
                    Payloads.bytes("stream-depth-empty"),
                    Payloads.bytes("stream-aggTrade"),
                    Payloads.bytes("serverShutdown"));

    /** What numbers and structure are made of, so that many mutants are still nearly right. */
    private static final byte[] LIKELY =
            "0123456789.-+eE\"{}[]:,\\ntruefalsbBaAuUtTmMxkvqQ \u007f"
                    .getBytes(StandardCharsets.UTF_8);

    private final Random random = new Random(20260721);

    @Test
    void scannerAndGsonAgreeOnDamagedFrames() {
        Script scanned = new Script();
        Script read = new Script();
        FrameScanner scanner = new FrameScanner(Payloads.SYMBOLS);
        FrameReader reader = new FrameReader(Payloads.SYMBOLS);
        int fast = 0;
        int refused = 0;
        for (int i = 0; i < FRAMES; i++) {
            byte[] frame = SEEDS.get(random.nextInt(SEEDS.size()));
            for (int n = random.nextInt(4); n > 0; n--) {
                frame = mutate(frame);
            }
            byte[] buffer = new byte[frame.length + 8];
            random.nextBytes(buffer); // what stands around a frame must not matter
            System.arraycopy(frame, 0, buffer, 4, frame.length);
            scanned.lines.clear();
            read.lines.clear();
            boolean taken = scanner.scan(buffer, 4, frame.length, 1, scanned);
            boolean understood = true;
            try {
                reader.read(frame, 0, frame.length, 1, read, read);
            } catch (UnreadableException e) {
                understood = false;
                assertThat(read.lines).isEmpty();
            }
            if (taken) {
                fast++;
                assertThat(understood).as(() -> "Gson refuses what was scanned").isTrue();
                assertThat(scanned.lines)
                        .as(new String(frame, StandardCharsets.UTF_8))
                        .isEqualTo(read.lines);
            } else {
                assertThat(scanned.lines).isEmpty();
                refused += understood ? 0 : 1;
            }
        }
        // Both outcomes must be common, or this proved nothing.
        assertThat(fast).isGreaterThan(FRAMES / 4);
        assertThat(refused).isGreaterThan(FRAMES / 4);
    }

    private byte[] mutate(byte[] frame) {
        if (frame.length < 2) {
            return frame;
        }
        int at = random.nextInt(frame.length);
        int span = Math.min(1 + random.nextInt(6), frame.length - at);
        return switch (random.nextInt(8)) {
            case 0 -> replaced(frame, at, 1, new byte[] {(byte) random.nextInt(256)});
            case 1, 2 -> replaced(frame, at, 1, new byte[] {likely()});
            case 3 -> replaced(frame, at, 0, new byte[] {likely()});
            case 4 -> replaced(frame, at, span, new byte[0]);
            case 5 -> replaced(frame, at, 0, java.util.Arrays.copyOfRange(frame, at, at + span));
            case 6 -> replaced(frame, at, frame.length - at, new byte[0]);
            default -> digit(frame);
        };
    }

    private byte likely() {
        return LIKELY[random.nextInt(LIKELY.length)];
    }

    /** Another digit for a digit: the frame stays right, its values change. */
    private byte[] digit(byte[] frame) {
        byte[] changed = frame.clone();
        for (int tries = 0; tries < 100; tries++) {
            int at = random.nextInt(changed.length);
            if (changed[at] >= '0' && changed[at] <= '9') {
                changed[at] = (byte) ('0' + random.nextInt(10));
                break;
            }
        }
        return changed;
    }

    private static byte[] replaced(byte[] frame, int at, int removed, byte[] with) {
        byte[] out = new byte[frame.length - removed + with.length];
        System.arraycopy(frame, 0, out, 0, at);
        System.arraycopy(with, 0, out, at, with.length);
        System.arraycopy(frame, at + removed, out, at + with.length, frame.length - at - removed);
        return out;
    }
}
