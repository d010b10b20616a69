package app.ringdown.venue.binance;

import app.ringdown.venue.LineState;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.MarketListener;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Socket;
import app.ringdown.wire.WireLog;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One connection of the market line, opened again for ever: keeps what is subscribed on it equal to
 * what is wanted. While it stands by, what it hears is held for some moments and told to nobody; it
 * takes over on its own thread, once the line before it has ended.
 *
 * <p>Source: Binance Spot API, streams, "WebSocket Limits" and "Live Subscribing/Unsubscribing".
 */
final class StreamLine
        implements Socket.Listener, FrameReader.Control, LastingLine.Line<StreamLine> {
    private static final Logger LOG = LoggerFactory.getLogger(StreamLine.class);

    private static final int BATCH = 200;

    /** A third of a second leaves room for pings and pongs among 5 messages/s. */
    private static final long PACE_MS = 333;

    private static final long ANSWER_MS = 8_000;

    /**
     * Of two lines one may be so far behind the other: what the line before it heard since then may
     * be heard again, what is older it has told.
     */
    private static final long OVERLAP_NANOS = 200_000_000;

    /** More than a busy line brings in the time of the overlap. */
    private static final int MOST_HELD_BYTES = 8 << 20;

    private static final Duration END = Duration.ofSeconds(2);

    /** What the line is for; ready is that all that is wanted is confirmed. */
    interface Owner extends LastingLine.Life<StreamLine> {
        /** {@link #refused} may be another. */
        void onRefusals(StreamLine line);

        /** These streams have begun. */
        void onConfirmed(StreamLine line, Set<String> streams);

        /** What is wanted now. */
        Set<String> wanted();
    }

    private static final class Held {
        final byte[] frame;
        final long arrivalNanos;

        Held(byte[] frame, long arrivalNanos) {
            this.frame = frame;
            this.arrivalNanos = arrivalNanos;
        }
    }

    private final String name;
    private final Socket socket;
    private final BinanceParser parser;
    private final Owner owner;
    private final AtomicLong ids;
    private final ScheduledExecutorService keeper;
    private volatile long lastMessageNanos = -1;
    private volatile @Nullable StreamLine before;

    /** Whether frames are told; of the line's thread. */
    private boolean tells;

    private final Deque<Held> held = new ArrayDeque<>();
    private int heldBytes;

    // All below is guarded by this.
    private final Set<String> asked = new HashSet<>();
    private final Map<Long, List<String>> unanswered = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();
    private int batch = BATCH;
    private boolean up;
    private boolean paused;
    private boolean ready;

    /**
     * @param ids of requests, unique among all lines of the venue
     * @param tells whether it tells from the start; else it stands by until {@link #takeOver}
     */
    StreamLine(
            String name,
            URI uri,
            Reach reach,
            Backoff backoff,
            Symbols symbols,
            MarketListener listener,
            Owner owner,
            AtomicLong ids,
            ScheduledExecutorService keeper,
            WireLog log,
            boolean tells) {
        this.name = name;
        this.parser = new BinanceParser(symbols, listener, this);
        this.owner = owner;
        this.ids = ids;
        this.keeper = keeper;
        this.tells = tells;
        this.socket =
                new Socket(name, uri, reach, backoff, this, keeper, log.line(name, uri, false));
    }

    @Override
    public void open() {
        socket.open();
    }

    @Override
    public void reopen(String reason) {
        socket.reopen(reason);
    }

    long lastMessageNanos() {
        return lastMessageNanos;
    }

    /** As it stands now. */
    @Override
    public LineStatus status() {
        Socket.Tally tally = socket.tally();
        List<String> streams;
        LineState state;
        synchronized (this) {
            streams = up ? asked.stream().sorted().toList() : List.of();
            state =
                    ready
                            ? LineState.OPEN
                            : tally.losses() == 0 ? LineState.CONNECTING : LineState.RECONNECTING;
        }
        return new LineStatus(
                name,
                socket.authority(),
                state,
                tally.openedNanos(),
                tally.heardNanos(),
                tally.messages(),
                tally.bytes(),
                tally.losses(),
                socket.pingNanos(),
                streams);
    }

    long pingNanos() {
        return socket.pingNanos();
    }

    /** Takes the place of another line, at the next frame: what is held is told then. */
    @Override
    public void takeOver(StreamLine other) {
        before = other;
    }

    @Override
    public void close() {
        socket.close();
        synchronized (this) {
            up = false;
        }
    }

    // What the line tells, on its thread.

    @Override
    public void onOpen() {
        held.clear();
        heldBytes = 0;
        synchronized (this) {
            up = true;
            ready = false;
            asked.clear();
            unanswered.clear();
            refused.clear();
            batch = BATCH;
        }
        owner.onRefusals(this);
        pump();
    }

    @Override
    public void onLost(String reason) {
        synchronized (this) {
            up = false;
            ready = false;
        }
        owner.onLost(this);
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        if (!tells && before != null) {
            begin(before);
        }
        if (tells || isAnswer(bytes, offset, length)) {
            parser.onFrame(bytes, offset, length, arrivalNanos);
        } else {
            hold(bytes, offset, length, arrivalNanos);
        }
        lastMessageNanos = arrivalNanos;
    }

    /** What is not about a stream: it is for this line alone. */
    private static boolean isAnswer(byte[] bytes, int offset, int length) {
        return !FrameScanner.isOfStream(bytes, offset, length);
    }

    private void hold(byte[] bytes, int offset, int length, long arrivalNanos) {
        held.addLast(new Held(Arrays.copyOfRange(bytes, offset, offset + length), arrivalNanos));
        heldBytes += length;
        while (heldBytes > MOST_HELD_BYTES) {
            heldBytes -= held.removeFirst().frame.length;
        }
    }

    /** Ends the line before, waits for its thread, and goes on where that was. */
    private void begin(StreamLine other) {
        other.close();
        if (!other.socket.awaitEnd(END)) {
            LOG.warn("The line before does not end; what it still says is not heard");
        }
        tells = true;
        long since = other.lastMessageNanos - OVERLAP_NANOS;
        for (Held each : held) {
            if (each.arrivalNanos - since >= 0) {
                parser.onFrame(each.frame, 0, each.frame.length, each.arrivalNanos);
            }
        }
        held.clear();
        before = null;
    }

    /**
     * A request is refused in whole: of several streams, which ones the venue does not like is
     * found by asking for fewer at a time.
     */
    @Override
    public void onAnswer(long id, @Nullable String error) {
        Set<String> begun = Set.of();
        synchronized (this) {
            List<String> streams = unanswered.remove(id);
            if (error != null) {
                LOG.error("The venue refuses request {} on the market line: {}", id, error);
            }
            if (streams == null || streams.isEmpty()) {
                LOG.debug("Request {} is answered", id);
            } else if (error == null) {
                batch = Math.min(BATCH, 2 * batch);
                begun = Set.copyOf(streams);
            } else if (streams.size() > 1) {
                batch = streams.size() / 2;
                streams.forEach(asked::remove);
            } else {
                streams.forEach(stream -> refused.put(stream, error));
            }
        }
        owner.onRefusals(this);
        if (!begun.isEmpty()) {
            owner.onConfirmed(this, begun);
        }
        pump();
    }

    /** The streams asked for that the venue does not bring, each with what it says. */
    synchronized Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    @Override
    public void onShutdown() {
        owner.onShutdown(this);
    }

    // The pump: one message at a time from what is asked for towards what is wanted.

    void pump() {
        if (step()) {
            socket.settled();
            owner.onReady(this);
        }
    }

    /** Whether it has just come to what is wanted. */
    private synchronized boolean step() {
        if (!up || paused) {
            return false;
        }
        Set<String> wanted = owner.wanted();
        List<String> surplus =
                asked.stream().filter(s -> !wanted.contains(s)).limit(BATCH).toList();
        List<String> missing =
                wanted.stream().filter(s -> !asked.contains(s)).limit(batch).toList();
        if (!surplus.isEmpty()) {
            surplus.forEach(asked::remove);
            surplus.forEach(refused::remove);
            unanswered.put(request("UNSUBSCRIBE", surplus), List.of());
        } else if (!missing.isEmpty()) {
            asked.addAll(missing);
            unanswered.put(request("SUBSCRIBE", missing), missing);
        } else if (unanswered.isEmpty() && !ready) {
            ready = true;
            return true;
        }
        return false;
    }

    private long request(String method, List<String> streams) {
        long id = ids.incrementAndGet();
        JsonArray params = new JsonArray();
        streams.forEach(params::add);
        JsonObject message = new JsonObject();
        message.addProperty("method", method);
        message.add("params", params);
        message.addProperty("id", id);
        paused = true;
        Future<?> _ = keeper.schedule(this::resume, PACE_MS, TimeUnit.MILLISECONDS);
        Future<?> _ = keeper.schedule(() -> doubt(id), ANSWER_MS, TimeUnit.MILLISECONDS);
        if (!socket.send(message.toString())) {
            LOG.debug("The line went down before {}", method); // onLost follows
        }
        return id;
    }

    private void resume() {
        synchronized (this) {
            paused = false;
        }
        pump();
    }

    private synchronized void doubt(long id) {
        if (up && unanswered.containsKey(id)) {
            socket.fail("a subscription was not confirmed");
        }
    }
}
