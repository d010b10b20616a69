package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** The ring against a list that does the same slowly, and against a writer that does not wait. */
class FrameRingTest {
    private static final int BYTES = 1 << 16;
    private static final int FRAMES = 32;

    private record Frame(long number, long nanos, int source, int length, List<Byte> held) {}

    private FrameRing ring = new FrameRing(BYTES, FRAMES);
    private final Deque<Frame> oracle = new ArrayDeque<>();

    @BeforeTry
    void empty() {
        ring = new FrameRing(BYTES, FRAMES);
        oracle.clear();
    }

    private void add(long number, int length, Random random) {
        byte[] bytes = new byte[length + 7];
        random.nextBytes(bytes);
        int source = random.nextInt(9);
        FrameBatch batch = new FrameBatch();
        batch.start(bytes, number * 3);
        batch.add(5, length);
        ring.add(number, batch, 0, source);
        int held = Math.min(length, FrameRing.LARGEST);
        oracle.add(new Frame(number, number * 3, source, length, list(bytes, 5, held)));
        while (oracle.size() > FRAMES
                || oracle.stream().mapToInt(frame -> frame.held.size()).sum() > BYTES) {
            oracle.removeFirst();
        }
    }

    private static List<Byte> list(byte[] bytes, int from, int length) {
        List<Byte> list = new ArrayList<>(length);
        for (int i = from; i < from + length; i++) {
            list.add(bytes[i]);
        }
        return list;
    }

    private List<Frame> read(long from, long before, int most) {
        List<Frame> frames = new ArrayList<>();
        ring.read(
                from,
                before,
                most,
                (number, nanos, source, length, bytes, held) ->
                        frames.add(new Frame(number, nanos, source, length, list(bytes, 0, held))));
        return frames;
    }

    @Property(tries = 200)
    void itHoldsTheNewestThatThereIsRoomFor(
            @ForAll @Size(max = 120) List<@IntRange(max = 9_000) Integer> lengths,
            @ForAll Random random) {
        long number = 0;
        for (int length : lengths) {
            number += 1 + random.nextInt(3);
            // One in some is longer than anything that is kept whole.
            add(number, random.nextInt(40) == 0 ? FrameRing.LARGEST + length : length, random);
            long from = random.nextInt((int) number + 2);
            long before = from + random.nextInt(40);
            int most = 1 + random.nextInt(20);
            List<Frame> expected =
                    oracle.stream()
                            .filter(f -> f.number >= from && f.number < before)
                            .limit(most)
                            .toList();
            assertThat(read(from, before, most)).isEqualTo(expected);
        }
        assertThat(read(0, Long.MAX_VALUE, Integer.MAX_VALUE)).isEqualTo(List.copyOf(oracle));
        assertThat(ring.oldest(-1)).isEqualTo(oracle.isEmpty() ? -1 : oracle.getFirst().number);
        for (Frame frame : oracle) {
            assertThat(list(ring.bytes(frame.number), 0, frame.held.size())).isEqualTo(frame.held);
        }
    }

    @Test
    void whereItStopsItGoesOn() {
        Random random = new Random(1);
        for (int i = 0; i < 30; i++) {
            add(2L * i, 100, random);
        }
        List<Long> seen = new ArrayList<>();
        long from = 0;
        while (from < 60) {
            from = ring.read(from, 60, 7, (number, _, _, _, _, _) -> seen.add(number));
        }
        assertThat(seen).isEqualTo(oracle.stream().map(Frame::number).toList());
    }

    @Test
    void oneThatIsGoneIsNotThere() {
        Random random = new Random(1);
        for (int i = 0; i <= FRAMES; i++) {
            add(i, 10, random);
        }
        assertThat(ring.bytes(0)).isNull();
        assertThat(ring.bytes(1)).hasSize(10);
        assertThat(ring.bytes(FRAMES + 1)).isNull();
    }

    /** Each frame is one byte, its number's, again and again: a torn one has two. */
    @Test
    void whatIsReadBesideTheWriterIsWholeAndInOrder() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        List<String> wrong = new ArrayList<>();
        long[] read = new long[1];
        Thread reader =
                Thread.ofPlatform()
                        .start(() -> {
                            long last = -1;
                            while (!done.get()) {
                                long[] before = {last};
                                ring.read(
                                        last + 1,
                                        Long.MAX_VALUE,
                                        10,
                                        (n, nanos, s, l, b, held) -> {
                                            boolean whole =
                                                    n > before[0] && nanos == n && s == (int) n;
                                            whole &= l == held && held == length(n);
                                            for (int i = 0; i < held; i++) {
                                                whole &= b[i] == (byte) n;
                                            }
                                            if (!whole) {
                                                wrong.add("frame " + n + " after " + before[0]);
                                            }
                                            before[0] = n;
                                            read[0]++;
                                        });
                                last = before[0];
                            }
                        });
        byte[] bytes = new byte[6_000];
        FrameBatch batch = new FrameBatch();
        for (long n = 0; n < 300_000; n++) {
            Arrays.fill(bytes, 0, length(n), (byte) n);
            batch.start(bytes, n);
            batch.add(0, length(n));
            ring.add(n, batch, 0, (int) n);
        }
        done.set(true);
        reader.join();
        assertThat(wrong).isEmpty();
        assertThat(read[0]).isPositive();
    }

    private static int length(long number) {
        return (int) (number * 31 % 6_000);
    }
}
