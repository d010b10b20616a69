package app.ringdown.bench.ingest;

import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * Takes the clocks at the first, the middle and the last frame, and how late each came. The thread
 * that reads calls {@link #frame}; another one waits.
 */
final class FrameMeter {
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    /** What a server adds to its {@link System#nanoTime()} when it stamps a frame. */
    private static final long STAMP = 1_000_000_000_000_000L;

    private static final int STAMP_DIGITS = 16;
    private static final byte[] KEY = {'"', 'E', '"', ':'};

    private final long frames;
    private final long unmeasured;
    private final long[] delays;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable String lost;

    private int measured;
    private long count;
    private Clocks first = new Clocks(0, 0, 0);
    private Clocks half = first;
    private Clocks last = first;

    /** Wall clock, CPU of the process and bytes allocated, since some moment. */
    private record Clocks(long nanos, long cpuNanos, long bytes) {
        static Clocks now() {
            return new Clocks(
                    System.nanoTime(),
                    SYSTEM.getProcessCpuTime(),
                    THREADS.getTotalThreadAllocatedBytes());
        }
    }

    FrameMeter(long frames, long unmeasured) {
        this.frames = frames;
        this.unmeasured = unmeasured;
        delays = new long[unmeasured < 0 ? 0 : Math.toIntExact(frames - unmeasured)];
        Arrays.fill(delays, -1); // Its pages are there before they are needed.
        Clocks.now();
    }

    void frame(byte[] bytes, int offset, int length) {
        count++;
        if (unmeasured >= 0 && count > unmeasured && measured < delays.length) {
            long stored = System.nanoTime(); // before looking for the stamp, which is our own work
            long stamp = stamp(bytes, offset, length);
            if (stamp > 0) {
                delays[measured++] = stored + STAMP - stamp;
            }
        }
        if (count == 1) {
            first = Clocks.now();
        } else if (count == frames / 2) {
            half = Clocks.now();
        } else if (count == frames) {
            last = Clocks.now();
            done.countDown();
        }
    }

    void lost(String reason) {
        if (done.getCount() > 0) {
            lost = reason;
            done.countDown();
        }
    }

    /** The number behind {@code "E":}, 0 if there is none of that length. */
    private static long stamp(byte[] bytes, int offset, int length) {
        int end = offset + length - KEY.length - STAMP_DIGITS;
        for (int at = offset; at <= end; at++) {
            if (Arrays.equals(bytes, at, at + KEY.length, KEY, 0, KEY.length)) {
                long stamp = 0;
                for (int i = 0; i < STAMP_DIGITS; i++) {
                    stamp = stamp * 10 + bytes[at + KEY.length + i] - '0';
                }
                return stamp;
            }
        }
        return 0;
    }

    /**
     * Waits for the last frame.
     *
     * @param checksum of what was stored
     * @throws IOException if the line was lost before
     */
    JsonObject await(LongSupplier checksum) throws IOException, InterruptedException {
        done.await();
        if (lost != null) {
            throw new IOException("The line was lost after " + count + " frames: " + lost);
        }
        long rest = frames - frames / 2;
        JsonObject figures = new JsonObject();
        figures.addProperty("frames", frames);
        figures.addProperty("fps", perSecond(frames - 1, first));
        figures.addProperty("fps_warm", perSecond(rest, half));
        figures.addProperty("cpu_stream_s_per_m", (last.cpuNanos - first.cpuNanos) / 1e3 / frames);
        figures.addProperty("cpu_warm_s_per_m", (last.cpuNanos - half.cpuNanos) / 1e3 / rest);
        figures.addProperty("alloc_per_frame", (double) (last.bytes - first.bytes) / frames);
        figures.addProperty("alloc_per_frame_warm", (double) (last.bytes - half.bytes) / rest);
        figures.addProperty("checksum", checksum.getAsLong());
        if (measured > 0) {
            Arrays.sort(delays, 0, measured);
            figures.addProperty("p50_us", quantile(0.5));
            figures.addProperty("p99_us", quantile(0.99));
            figures.addProperty("p999_us", quantile(0.999));
            figures.addProperty("max_us", quantile(1));
        }
        return figures;
    }

    private long perSecond(long number, Clocks since) {
        return Math.round(number * 1e9 / (last.nanos - since.nanos));
    }

    private double quantile(double share) {
        return delays[Math.clamp((int) Math.ceil(share * measured) - 1, 0, measured - 1)] / 1e3;
    }
}
