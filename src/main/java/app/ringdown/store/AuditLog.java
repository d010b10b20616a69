package app.ringdown.store;

import app.ringdown.desk.Audit;
import app.ringdown.order.OrderStep;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The audit log: one JSON object a line in {@code YYYY-MM.jsonl}, by the month in UTC, only ever
 * added to. Its thread {@code audit} writes what was handed in, in that order, and forces it to the
 * disk each second and at the end; what was written survives a killed process, and after a power
 * cut the last second may be missing. The queue is bounded: what finds no room is counted, and the
 * count is written and logged.
 */
public final class AuditLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int ROOM = 16_384;
    private static final long FORCE_MS = 1000;
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final BlockingQueue<Entry> queue;
    private final AtomicLong dropped = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    // Of the thread alone.
    private @Nullable FileChannel file;
    private String month = "";
    private boolean unforced;
    private boolean failing;

    /** Made into a line on the log's own thread. */
    private record Entry(long epochMs, Supplier<String> line) {}

    /**
     * Begins to write; the folder is made when the first line comes.
     *
     * @param folder of its files
     */
    public AuditLog(Path folder, Clock clock) {
        this(folder, clock, ROOM);
        thread.start();
    }

    /** One that does not write before {@link #start}. */
    AuditLog(Path folder, Clock clock, int room) {
        this.folder = folder;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(room);
        this.thread = Thread.ofPlatform().name("audit").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * The log of one account.
     *
     * @param account as in the journal
     */
    public Audit of(String account) {
        return new AccountAudit(account);
    }

    private void hand(Supplier<String> line) {
        if (closed || !queue.offer(new Entry(clock.millis(), line))) {
            if (dropped.incrementAndGet() == 1) {
                LOG.error("The audit log has no room, or is closed: lines are left out");
            }
        }
    }

    private void run() {
        long forcedNanos = System.nanoTime();
        while (!closed || !queue.isEmpty()) {
            try {
                Entry next = queue.poll(FORCE_MS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    write(next);
                }
                long nanos = System.nanoTime();
                if (nanos - forcedNanos >= TimeUnit.MILLISECONDS.toNanos(FORCE_MS)) {
                    forcedNanos = nanos;
                    force();
                }
            } catch (InterruptedException e) {
                break; // the end: what waits is written below
            }
        }
        for (Entry next = queue.poll(); next != null; next = queue.poll()) {
            write(next);
        }
        tellDropped();
        force();
        closeFile();
    }

    private void write(Entry entry) {
        tellDropped();
        String line = entry.line().get();
        if (!line.isEmpty() && !append(entry.epochMs(), line)) {
            dropped.incrementAndGet();
        }
    }

    private void tellDropped() {
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            long now = clock.millis();
            if (append(now, AuditLine.dropped(now, lost))) {
                LOG.error("{} lines of the audit log were left out", lost);
            } else {
                dropped.addAndGet(lost);
            }
        }
    }

    /** A line and its end in one write, so that a kill leaves at most the beginning of it. */
    private boolean append(long epochMs, String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            FileChannel to = fileOf(epochMs);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
            unforced = true;
            failing = false;
            return true;
        } catch (IOException e) {
            if (!failing) {
                failing = true; // once, until it works again: the log may be on the same disk
                LOG.error("The audit log can't be written in {}", folder, e);
            }
            closeFile(); // it is begun on a line of its own next time
            return false;
        }
    }

    private FileChannel fileOf(long epochMs) throws IOException {
        String wanted = MONTH.format(Instant.ofEpochMilli(epochMs));
        FileChannel held = file;
        if (held != null && wanted.equals(month)) {
            return held;
        }
        force();
        closeFile();
        Files.createDirectories(folder);
        Path path = folder.resolve(wanted + ".jsonl");
        FileChannel opened =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        file = opened;
        month = wanted;
        if (endsInHalfALine(path)) {
            opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        return opened;
    }

    private static boolean endsInHalfALine(Path path) throws IOException {
        try (FileChannel read = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return read.size() > 0 && read.read(last, read.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    private void force() {
        FileChannel held = file;
        if (unforced && held != null) {
            try {
                held.force(false);
                unforced = false;
            } catch (IOException e) {
                LOG.error("The audit log was not forced to the disk", e);
            }
        }
    }

    private void closeFile() {
        FileChannel held = file;
        file = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException e) {
                LOG.error("The audit log was not closed", e);
            }
        }
    }

    /** Waits until what was handed in is on the disk, a few seconds at most. */
    @Override
    public void close() {
        closed = true;
        // Wakes the thread if it waits; if there is no room for it, it does not.
        boolean _ = queue.offer(new Entry(0, () -> ""));
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                LOG.error("The audit log was not written in time");
            }
            long late = queue.stream().filter(entry -> entry.epochMs() != 0).count();
            if (late > 0) {
                LOG.error("{} lines came too late for the audit log", late);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whole lines of all months, the oldest first; half ones are left out. */
    private long export(Path to) throws IOException {
        long lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            for (Path each : files()) {
                // Half a line may end in half a letter: such are replaced, not refused.
                try (BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        Files.newInputStream(each), StandardCharsets.UTF_8))) {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        if (AuditLine.isWhole(line)) {
                            out.append(line).append('\n');
                            lines++;
                        }
                    }
                }
            }
        }
        return lines;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.jsonl")) {
                all.forEach(files::add);
            }
        }
        files.sort(null);
        return files;
    }

    private final class AccountAudit implements Audit {
        private final String account;

        AccountAudit(String account) {
            this.account = account;
        }

        @Override
        public void sent(long call, long epochMs, String method, String url, String body) {
            hand(() -> AuditLine.request(account, call, epochMs, method, url, body));
        }

        @Override
        public void answered(
                long call, long epochMs, long micros, int status, String answer, String failure) {
            hand(() -> AuditLine.answer(account, call, epochMs, micros, status, answer, failure));
        }

        @Override
        public void steps(List<OrderStep> taken) {
            long now = clock.millis();
            taken.forEach(step -> hand(() -> AuditLine.step(account, step, now, null)));
        }

        @Override
        public void notJournalled(List<OrderStep> taken, String why) {
            long now = clock.millis();
            taken.forEach(step -> hand(() -> AuditLine.step(account, step, now, why)));
        }

        @Override
        public long export(Path file) throws IOException {
            return AuditLog.this.export(file);
        }
    }
}
