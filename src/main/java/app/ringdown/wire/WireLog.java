package app.ringdown.wire;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The last calls and text frames of a server's lines, numbered in the order in which they were
 * whole. It is bounded, and never holds a secret: calls and frames that are sent are redacted
 * before they are kept, frames that come if their line says that they may hold one. Safe for any
 * thread; who reads never keeps a line waiting.
 */
public final class WireLog {
    /** Bytes of frames; with the market of 25 instruments some minutes. */
    private static final int FRAME_BYTES = 16 << 20;

    private static final int FRAMES = 1 << 17;
    private static final long CALL_BYTES = 16 << 20;
    private static final int CALLS = 2_000;

    private final FrameRing frames;
    private final long mostCallBytes;
    private final int mostCalls;
    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private final ConcurrentSkipListMap<Long, WireCall> calls = new ConcurrentSkipListMap<>();

    // Written with the log held.
    private long callBytes;
    private int callCount;
    private volatile long next;

    private final AtomicLong begun = new AtomicLong();
    private volatile @Nullable CallWatch watch;

    public WireLog() {
        this(FRAME_BYTES, FRAMES, CALL_BYTES, CALLS);
    }

    /**
     * @param frameBytes of all frames, a power of two
     * @param frames a power of two
     * @param callBytes about what all calls may take
     */
    WireLog(int frameBytes, int frames, long callBytes, int calls) {
        this.frames = new FrameRing(frameBytes, frames);
        this.mostCallBytes = callBytes;
        this.mostCalls = calls;
    }

    /**
     * Is told of each call when it has been handed to the connection and when it is over, without
     * secrets. On the thread that makes the call: it must not wait.
     */
    public interface CallWatch {
        /**
         * It was handed to the connection.
         *
         * @param id of the call, the same when it is over
         * @param call with nothing of an answer yet
         */
        void sent(long id, WireCall call);

        /** All of its answer is there, or it was given up. */
        void over(long id, WireCall call);
    }

    /** From now on {@code next} is told of calls. */
    public void watch(CallWatch next) {
        watch = next;
    }

    /** Tells of a call that has just been handed to the connection; its id. */
    long sent(CallRecorder record) {
        long id = begun.incrementAndGet();
        CallWatch told = watch;
        if (told != null) {
            told.sent(id, record.sent());
        }
        return id;
    }

    /** Keeps a call that is over, and tells of it. */
    void keep(long id, WireCall call) {
        keep(call);
        CallWatch told = watch;
        if (told != null) {
            told.over(id, call);
        }
    }

    /** Is shown what is kept. */
    public interface Reader {
        void call(WireCall call);

        /**
         * A frame.
         *
         * @param length of the whole frame in bytes
         * @param bytes those that are kept of it, only good until this returns
         * @param held how many those are
         */
        void frame(
                long number,
                long nanos,
                Line line,
                boolean sent,
                int length,
                byte[] bytes,
                int held);
    }

    /** A line, and what keeps its frames. */
    public static final class Line {
        private final WireLog log;
        private final int id;
        private final String name;
        private final URI uri;
        private final boolean confidential;

        private Line(WireLog log, int id, String name, URI uri, boolean confidential) {
            this.log = log;
            this.id = id;
            this.name = name;
            this.uri = uri;
            this.confidential = confidential;
        }

        public String name() {
            return name;
        }

        /** Whether what comes on it may hold secrets, as an account's line. */
        public boolean confidential() {
            return confidential;
        }

        public URI uri() {
            return uri;
        }

        void came(FrameBatch batch) {
            if (!confidential) {
                log.keep(batch, id << 1);
                return;
            }
            for (int i = 0; i < batch.count(); i++) {
                keepRedacted(batch.text(i), batch.arrivalNanos(), id << 1);
            }
        }

        void sent(String text) {
            keepRedacted(text, System.nanoTime(), id << 1 | 1);
        }

        private void keepRedacted(String text, long nanos, int source) {
            byte[] safe = Redact.line(text).getBytes(StandardCharsets.UTF_8);
            log.keep(FrameBatch.of(safe, nanos), source);
        }
    }

    /**
     * A line whose frames are kept from now on.
     *
     * @param confidential whether what comes on it may hold secrets; else it is kept as it came
     */
    public synchronized Line line(String name, URI uri, boolean confidential) {
        Line line = new Line(this, lines.size(), name, uri, confidential);
        lines.add(line);
        return line;
    }

    private synchronized void keep(FrameBatch batch, int source) {
        long number = next;
        for (int i = 0; i < batch.count(); i++) {
            frames.add(number++, batch, i, source);
        }
        next = number;
    }

    synchronized void keep(WireCall call) {
        long number = next;
        calls.put(number, call.numbered(number));
        callBytes += call.weight();
        callCount++;
        while (callCount > mostCalls || callBytes > mostCallBytes) {
            callBytes -= calls.pollFirstEntry().getValue().weight();
            callCount--;
        }
        next = number + 1;
    }

    /** The number that the next will have. */
    public long next() {
        return next;
    }

    /** The number of the oldest frame; of what is older, only calls are kept. */
    public long oldestFrame() {
        return frames.oldest(next);
    }

    /** The call of that number; null if it is not kept, or a frame. */
    public @Nullable WireCall call(long number) {
        return calls.get(number);
    }

    /** The bytes that are kept of a frame; null if there is none of that number. */
    public byte @Nullable [] frame(long number) {
        return frames.bytes(number);
    }

    /**
     * Shows what is kept from a number on, in order.
     *
     * @param most how many frames at most
     * @return the number to go on from
     */
    public long read(long from, int most, Reader reader) {
        long end = next;
        if (from >= end) {
            return end;
        }
        var due = calls.subMap(from, end).values().iterator();
        Calls before = new Calls(due, reader);
        long on =
                frames.read(
                        from,
                        end,
                        most,
                        (number, nanos, source, length, bytes, held) -> {
                            before.show(number);
                            Line line = lines.get(source >> 1);
                            boolean sent = (source & 1) != 0;
                            reader.frame(number, nanos, line, sent, length, bytes, held);
                        });
        before.show(on);
        return on;
    }

    /** Shows calls in their places among the frames. */
    private static final class Calls {
        private final Iterator<WireCall> due;
        private final Reader reader;
        private @Nullable WireCall first;

        Calls(Iterator<WireCall> due, Reader reader) {
            this.due = due;
            this.reader = reader;
            this.first = next();
        }

        void show(long before) {
            for (WireCall call = first; call != null && call.number() < before; call = first) {
                reader.call(call);
                first = next();
            }
        }

        private @Nullable WireCall next() {
            return due.hasNext() ? due.next() : null;
        }
    }
}
