package app.ringdown.venue.binance;

import app.ringdown.venue.LineStatus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A line that outlasts its connections. One lasts a day at the venue: before that, or when the
 * venue says that it will close it, a new one is brought up beside it, and takes over without a
 * gap. Guarded by the lock of its owner, which all calls hold.
 *
 * <p>Source: Binance Spot API, streams, "General WSS information"; WebSocket API, "General API
 * information".
 *
 * @param <L> what one connection is
 */
final class LastingLine<L extends LastingLine.Line<L>> {
    private static final Logger LOG = LoggerFactory.getLogger(LastingLine.class);

    /** Some minutes before the venue's day is over, so that there is time to try again. */
    static final Duration LIFE = Duration.ofHours(23).plusMinutes(45);

    /** Both lines are up for so long: what one of them hears late the other has heard. */
    private static final long BOTH_MS = 1_000;

    /** One connection, dialled again for ever. */
    interface Line<L> {
        void open();

        void reopen(String reason);

        /** Ends another line, and tells from then on in its place. */
        void takeOver(L before);

        LineStatus status();

        void close();
    }

    /** Hears of the lives of connections, on their threads or the keeper's. */
    interface Life<L> {
        /** It does what is wanted of it. */
        void onReady(L line);

        /** It was lost, or could not be had. */
        void onLost(L line);

        /** The venue will close it within moments. */
        void onShutdown(L line);
    }

    /** Makes a connection that tells from the start, or stands by until it takes over. */
    @FunctionalInterface
    interface Maker<L> {
        L make(boolean tells);
    }

    private final Object lock;
    private final Maker<L> maker;
    private final ScheduledExecutorService keeper;
    private final Duration life;
    private final Runnable onChanged;
    private L line;
    private @Nullable L next;
    private @Nullable Future<?> end;
    private boolean ready;
    private boolean nextReady;

    /**
     * @param lock of the owner
     * @param keeper waits for the ends of days
     * @param life of a connection
     * @param onChanged called when another connection has come into use
     */
    LastingLine(
            Object lock,
            Maker<L> maker,
            ScheduledExecutorService keeper,
            Duration life,
            Runnable onChanged) {
        this.lock = lock;
        this.maker = maker;
        this.keeper = keeper;
        this.life = life;
        this.onChanged = onChanged;
        this.line = maker.make(true);
    }

    void open() {
        line.open();
    }

    /** Gives the connections up and dials anew at once. */
    void reopen(String reason) {
        connections().forEach(each -> each.reopen(reason));
    }

    /** The connection in use. */
    L line() {
        return line;
    }

    /** The connection in use, and the one that will take its place if there is one. */
    List<L> connections() {
        return next == null ? List.of(line) : List.of(line, next);
    }

    /** Whether the connection in use does what is wanted of it. */
    boolean ready() {
        return ready;
    }

    void close() {
        connections().forEach(Line::close);
        if (end != null) {
            end.cancel(false);
        }
    }

    /** A connection has come to do what is wanted of it. */
    void onReady(L which) {
        if (which.equals(line)) {
            ready = true;
            limitLife();
        } else if (which.equals(next)) {
            nextReady = true;
            Future<?> _ = keeper.schedule(() -> change(which), BOTH_MS, TimeUnit.MILLISECONDS);
        }
    }

    void onLost(L which) {
        if (which.equals(line)) {
            ready = false;
        } else if (which.equals(next)) {
            nextReady = false;
        }
    }

    /** The venue will close a connection within moments. */
    void onShutdown(L which) {
        if (which.equals(line) && ready) {
            renew("the venue says that it closes the one there is");
        } else {
            which.reopen("the venue says that it closes this line");
        }
    }

    /** Not all at one moment, where many lines were opened at one. */
    private void limitLife() {
        if (end != null) {
            end.cancel(false);
        }
        long most = life.toMillis();
        long ms = most - ThreadLocalRandom.current().nextLong(most / 100 + 1);
        end = keeper.schedule(this::endOfDay, ms, TimeUnit.MILLISECONDS);
    }

    private void endOfDay() {
        synchronized (lock) {
            renew("its day is over");
        }
    }

    /** Brings a new connection up, if none is coming already. */
    private void renew(String reason) {
        if (next == null && ready) {
            LOG.info("{}: a new line, because {}", line.status().name(), reason);
            nextReady = false;
            next = maker.make(false);
            next.open();
        }
    }

    private void change(L which) {
        synchronized (lock) {
            if (which.equals(next) && nextReady) {
                L before = line;
                line = which;
                next = null;
                which.takeOver(before);
                onReady(which);
                onChanged.run();
            }
        }
    }
}
