package app.ringdown.wire;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A WebSocket line that stays open: dialled again for ever, with jittered pauses, until it is
 * closed on purpose. Pings find a line that is dead without having said so. One thread of its own,
 * named as it is told, dials, reads and hands on; everything the {@link Listener} hears comes on
 * that thread, in order. Safe for any thread.
 */
public final class Socket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

    /** Who hears of the line's life. */
    public interface Listener extends FrameHandler {
        /** The line is up: now is the time to say what is wanted. */
        void onOpen();

        /**
         * The line was lost, or could not be opened; it is being dialled again.
         *
         * @param reason for the log
         */
        void onLost(String reason);
    }

    /**
     * When things are done.
     *
     * @param check how often the line is looked at
     * @param ping how often it is pinged
     * @param silence after that long without a byte it is given up
     * @param open it must be up, handshake and all, after that long
     */
    record Times(Duration check, Duration ping, Duration silence, Duration open) {
        /** A dead line is found 8.5 s after its last byte at the latest. */
        static final Times NORMAL =
                new Times(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(8));
    }

    private final String name;
    private final URI uri;
    private final Reach reach;
    private final Backoff backoff;
    private final Listener listener;
    private final ScheduledExecutorService keeper;
    private final WireLog.Line record;
    private final Times times;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LogLimit failures = new LogLimit();
    private final LogLimit losses = new LogLimit();
    private volatile @Nullable Connection connection;
    private volatile @Nullable Future<?> checks;
    private volatile boolean settled;
    private volatile long pingNanos = -1;
    private volatile long heardNanos = System.nanoTime();
    private volatile long openedNanos = -1;

    // Of the line's thread, read by others: without the fence of a volatile write per message.
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong messageNanos = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    private long lastCheckNanos = System.nanoTime();

    /**
     * @param name of the line's thread, for example {@code ws-paper}
     * @param keeper runs the pings, in moments; shared by several lines
     * @param record keeps the frames
     * @throws AddressNotAllowedException if {@code uri} is not ws(s), or beyond {@code reach}
     */
    public Socket(
            String name,
            URI uri,
            Reach reach,
            Backoff backoff,
            Listener listener,
            ScheduledExecutorService keeper,
            WireLog.Line record) {
        this(name, uri, reach, backoff, listener, keeper, record, Times.NORMAL);
    }

    Socket(
            String name,
            URI uri,
            Reach reach,
            Backoff backoff,
            Listener listener,
            ScheduledExecutorService keeper,
            WireLog.Line record,
            Times times) {
        reach.check(uri, "ws", "wss");
        this.name = name;
        this.uri = uri;
        this.reach = reach;
        this.backoff = backoff;
        this.listener = listener;
        this.keeper = keeper;
        this.record = record;
        this.times = times;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Starts dialling; to be called once. Returns at once. */
    public void open() {
        thread.start();
        long every = times.check.toMillis();
        checks = keeper.scheduleWithFixedDelay(this::check, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Sends a text message, in the order of the calls, without waiting for the wire.
     *
     * @return false if the line is not up: the message is dropped
     */
    public boolean send(String text) {
        Connection now = connection;
        if (now == null || !now.sendText(text)) {
            return false;
        }
        record.sent(text);
        return true;
    }

    /** Gives this line up and dials anew at once, because the server says so or makes no sense. */
    public void reopen(String reason) {
        Connection now = connection;
        if (now != null) {
            now.abandon(reason, true);
        }
    }

    /** Gives this line up and dials anew after the usual pause. */
    public void fail(String reason) {
        Connection now = connection;
        if (now != null) {
            now.abandon(reason, false);
        }
    }

    /** The line does what it is for: the pauses start small again when it is lost. */
    public void settled() {
        settled = true;
    }

    /** Where it is dialled: host and port. */
    public String authority() {
        return uri.getAuthority();
    }

    /** Round trip of the last ping, ns; -1 while none came back on this line. */
    public long pingNanos() {
        return pingNanos;
    }

    /**
     * What it has brought since it was opened.
     *
     * @param openedNanos since when it is up, {@link System#nanoTime()}; -1 while it is not
     * @param heardNanos when it last brought a message; -1 if never
     * @param losses how often a connection that was up was lost
     */
    public record Tally(
            long openedNanos, long heardNanos, long messages, long bytes, long losses) {}

    public Tally tally() {
        return new Tally(
                openedNanos,
                messages.get() == 0 ? -1 : messageNanos.getOpaque(),
                messages.getOpaque(),
                bytes.getOpaque(),
                lost.get());
    }

    /** Says goodbye and ends the thread; nothing is heard any more. Safe to call twice. */
    @Override
    public void close() {
        closed.countDown();
        Future<?> running = checks;
        if (running != null) {
            running.cancel(false);
        }
        Connection now = connection;
        if (now != null) {
            now.goodbye();
        }
    }

    /** Waits for the end of its thread after {@link #close}; not to be called on that thread. */
    public boolean awaitEnd(Duration most) {
        try {
            return thread.join(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void run() {
        while (!isClosed()) {
            Connection now = new Connection(uri, reach, new Events());
            connection = now;
            if (isClosed()) {
                break; // it would not have been told
            }
            now.run(); // dials and reads until the line is down
            now.abandon("closed", false);
            pingNanos = -1;
            if (openedNanos != -1) {
                lost.incrementAndGet();
                openedNanos = -1;
            }
            if (isClosed()) {
                break;
            }
            String reason = now.reason();
            losses.log(leftOut -> LOG.info("{}: {} ({} more like it)", name, reason, leftOut));
            guarded(() -> listener.onLost(reason));
            if (settled) {
                settled = false;
                backoff.reset();
            }
            pause(now.hurry() ? 0 : backoff.nextMs());
        }
    }

    private void pause(long ms) {
        try {
            if (closed.await(ms, TimeUnit.MILLISECONDS)) {
                LOG.debug("{}: closed", name);
            }
        } catch (InterruptedException e) {
            closed.countDown(); // nobody but a shutdown interrupts this thread
            Thread.currentThread().interrupt();
        }
    }

    /** On the keeper's thread. */
    private void check() {
        Connection now = connection;
        long nanos = System.nanoTime();
        boolean late = nanos - lastCheckNanos > times.check.toNanos() + times.ping.toNanos();
        lastCheckNanos = nanos;
        if (now == null) {
            return;
        }
        if (late) {
            heardNanos = nanos; // we were asleep, not the server: it gets its time again
        }
        if (!now.isOpen()) {
            if (nanos - now.startedNanos() > times.open.toNanos()) {
                now.abandon("no handshake in time", false);
            }
        } else if (nanos - heardNanos > times.silence.toNanos()) {
            now.abandon("nothing heard, not even an answer to a ping", true);
        } else if (nanos - now.pingedNanos() >= times.ping.toNanos()) {
            now.ping(nanos);
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            failures.log(leftOut ->
                    LOG.error("{}: a listener failed ({} like it left out)", name, leftOut, e));
        }
    }

    /** What one connection tells, on this line's thread. */
    private final class Events implements Connection.Events {
        @Override
        public void onOpen() {
            if (isClosed()) {
                return; // closed on purpose while it was dialled; the thread ends next
            }
            heardNanos = System.nanoTime();
            openedNanos = heardNanos;
            LOG.info("{}: open to {}", name, uri.getAuthority());
            guarded(listener::onOpen);
        }

        @Override
        public void onPong(long roundTripNanos) {
            heardNanos = System.nanoTime();
            pingNanos = roundTripNanos;
        }

        @Override
        public void onFrames(FrameBatch batch) {
            long arrivalNanos = batch.arrivalNanos();
            heardNanos = arrivalNanos;
            messageNanos.setOpaque(arrivalNanos);
            messages.setOpaque(messages.getPlain() + batch.count());
            bytes.setOpaque(bytes.getPlain() + batch.byteCount());
            record.came(batch);
            for (int i = 0; i < batch.count(); i++) {
                hand(batch.bytes(), batch.offset(i), batch.length(i), arrivalNanos);
            }
        }

        private void hand(byte[] frame, int offset, int length, long arrivalNanos) {
            try {
                listener.onFrame(frame, offset, length, arrivalNanos);
            } catch (RuntimeException e) {
                failures.log(leftOut ->
                        LOG.error(
                                "{}: a frame of {} bytes failed ({} like it left out)",
                                name,
                                length,
                                leftOut,
                                e));
            }
        }
    }
}
