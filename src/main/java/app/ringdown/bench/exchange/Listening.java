package app.ringdown.bench.exchange;

import app.ringdown.bench.Samples;
import app.ringdown.exchange.account.Refusal;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** Some clients of one feed, and what they hear in a while. */
final class Listening {
    private static final long QUIET_MILLIS = 100;
    private static final long DRAIN_NANOS = 10_000_000_000L;
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<StreamLine> lines;
    private final Samples lateness = new Samples();
    private final long messagesBefore;
    private double ratePerClient;
    private double cpuPerMillion;
    private long lost;
    private long conflated;

    /** How many trades there have been. */
    @FunctionalInterface
    interface Trades {
        long count() throws Refusal;
    }

    /**
     * Begins to read, and returns when nothing more comes.
     *
     * @param clock what the times in trades are by, in microseconds
     */
    Listening(List<SocketChannel> channels, LongSupplier clock) throws IOException {
        lines = channels.stream().map(channel -> new StreamLine(channel, clock).start()).toList();
        long heard;
        do {
            heard = sum(StreamLine::messages);
            sleep(QUIET_MILLIS);
        } while (heard != sum(StreamLine::messages));
        messagesBefore = heard;
    }

    /** Measures for some time, after a run-up. */
    void measure(Duration runUp, Duration time) throws IOException {
        sleep(runUp.toMillis());
        lines.forEach(StreamLine::forget);
        long messages = sum(StreamLine::messages);
        long cpu = cpu();
        long began = System.nanoTime();
        sleep(time.toMillis());
        long nanos = System.nanoTime() - began;
        cpu = cpu() - cpu;
        messages = sum(StreamLine::messages) - messages;
        ratePerClient = messages * 1e9 / nanos / lines.size();
        cpuPerMillion = cpu / 1e3 / Math.max(1, messages);
    }

    /** What the process uses, in nanoseconds, but for these clients. */
    private long cpu() {
        return SYSTEM.getProcessCpuTime() - sum(line -> THREADS.getThreadCpuTime(line.threadId()));
    }

    /**
     * Waits until every client has heard of every trade, or for ten seconds, and leaves.
     *
     * @param happened since the clients were quiet
     */
    void drain(Trades happened) throws IOException, Refusal {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        long all = lines.size() * happened.count();
        while (sum(StreamLine::trades) < all && System.nanoTime() < deadline) {
            sleep(1);
            all = lines.size() * happened.count();
        }
        sleep(QUIET_MILLIS);
        long trades = sum(StreamLine::trades);
        lost = all - trades;
        conflated = 2 * trades - (sum(StreamLine::messages) - messagesBefore);
        close();
    }

    /** Leaves. */
    void close() throws IOException {
        for (StreamLine line : lines) {
            line.close();
            lateness.addAll(line.lateness());
        }
    }

    private long sum(ToLongFunction<StreamLine> of) {
        return lines.stream().mapToLong(of).sum();
    }

    private static void sleep(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Of every trade that anyone heard, in nanoseconds; after leaving. */
    Samples lateness() {
        return lateness;
    }

    /** Messages that each heard in a second. */
    double ratePerClient() {
        return ratePerClient;
    }

    /** CPU seconds for a million messages, their clients not counted. */
    double cpuPerMillion() {
        return cpuPerMillion;
    }

    /** Trades that somebody never heard of. */
    long lost() {
        return lost;
    }

    /** Tops of a book that were overtaken by another in the same message. */
    long conflated() {
        return conflated;
    }
}
