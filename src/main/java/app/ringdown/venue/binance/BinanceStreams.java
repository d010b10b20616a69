package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Subscription;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Socket;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The market line: keeps what is subscribed equal to what is wanted, a batch at a time, within what
 * the venue allows, on every line anew. Told open only when the venue has confirmed all of it.
 *
 * <p>Source: Binance Spot API, streams, "WebSocket Limits" and "Live Subscribing/Unsubscribing".
 */
final class BinanceStreams implements Socket.Listener, FrameReader.Control, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceStreams.class);

    /** Streams that one line may carry. */
    static final int MOST_STREAMS = 1024;

    private static final int BATCH = 200;

    /** A third of a second leaves room for pings and pongs among 5 messages/s. */
    private static final long PACE_MS = 333;

    private static final long ANSWER_MS = 8_000;

    private final Socket socket;
    private final BinanceParser parser;
    private final ScheduledExecutorService keeper;
    private final LineStates states;
    private volatile long lastMessageNanos = -1;

    // All below is guarded by this.
    private Set<String> wanted = Set.of();
    private final Set<String> asked = new HashSet<>();
    private final Set<Long> unanswered = new HashSet<>();
    private long nextId = 1;
    private boolean up;
    private boolean paused;

    BinanceStreams(
            String venue,
            Endpoints endpoints,
            Reach reach,
            Backoff backoff,
            Symbols symbols,
            MarketListener listener,
            ScheduledExecutorService keeper) {
        this.parser = new BinanceParser(symbols, listener, this);
        this.keeper = keeper;
        this.states = new LineStates(listener::onMarketLine);
        this.socket = new Socket("ws-" + venue, uri(endpoints), reach, backoff, this, keeper);
    }

    /** Where the line is dialled; streams come wrapped with their names. */
    static URI uri(Endpoints endpoints) {
        return URI.create(endpoints.stream().toString().replaceAll("/+$", "") + "/stream");
    }

    synchronized void open() {
        states.dialling();
        socket.open();
    }

    /** From now on these and no others; takes effect within moments. */
    synchronized void want(Set<Subscription> subscriptions) {
        Set<String> streams = new LinkedHashSet<>();
        for (Subscription subscription : subscriptions) {
            streams.addAll(names(subscription));
        }
        if (streams.size() > MOST_STREAMS) {
            LOG.error("{} streams are wanted, one line carries {}", streams.size(), MOST_STREAMS);
            streams = new LinkedHashSet<>(List.copyOf(streams).subList(0, MOST_STREAMS));
        }
        wanted = streams;
        pump();
    }

    private static List<String> names(Subscription subscription) {
        String symbol = name(subscription.instrument());
        return switch (subscription) {
            case Subscription.Level1 _ ->
                    List.of(symbol + "@bookTicker", symbol + "@trade", symbol + "@miniTicker");
            case Subscription.Book _ -> List.of(symbol + "@depth@100ms");
            case Subscription.Trades _ -> List.of(symbol + "@trade");
            case Subscription.Bars bars -> List.of(symbol + "@kline_" + bars.interval().code());
        };
    }

    private static String name(Instrument instrument) {
        return instrument.symbol().toLowerCase(Locale.ROOT);
    }

    long lastMessageNanos() {
        return lastMessageNanos;
    }

    long pingNanos() {
        return socket.pingNanos();
    }

    @Override
    public void close() {
        socket.close();
        synchronized (this) {
            up = false;
            states.end();
        }
    }

    // What the line tells, on its thread.

    @Override
    public synchronized void onOpen() {
        up = true;
        asked.clear();
        unanswered.clear();
        pump();
    }

    @Override
    public synchronized void onLost(String reason) {
        up = false;
        states.dialling();
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        lastMessageNanos = arrivalNanos;
        parser.onFrame(bytes, offset, length, arrivalNanos);
    }

    @Override
    public synchronized void onAnswer(long id, @Nullable String error) {
        if (error != null) {
            LOG.error("The venue refuses request {} on the market line: {}", id, error);
        }
        unanswered.remove(id);
        pump();
    }

    @Override
    public void onShutdown() {
        socket.reopen("the venue says that it closes this line");
    }

    // The pump: one message at a time from what is asked for towards what is wanted.

    private synchronized void pump() {
        if (!up || paused) {
            return;
        }
        List<String> surplus =
                asked.stream().filter(s -> !wanted.contains(s)).limit(BATCH).toList();
        List<String> missing =
                wanted.stream().filter(s -> !asked.contains(s)).limit(BATCH).toList();
        if (!surplus.isEmpty()) {
            surplus.forEach(asked::remove);
            request("UNSUBSCRIBE", surplus);
        } else if (!missing.isEmpty()) {
            asked.addAll(missing);
            request("SUBSCRIBE", missing);
        } else if (unanswered.isEmpty() && !states.isOpen()) {
            socket.settled();
            states.open();
        }
    }

    private void request(String method, List<String> streams) {
        long id = nextId++;
        JsonArray params = new JsonArray();
        streams.forEach(params::add);
        JsonObject message = new JsonObject();
        message.addProperty("method", method);
        message.add("params", params);
        message.addProperty("id", id);
        unanswered.add(id);
        paused = true;
        Future<?> _ = keeper.schedule(this::resume, PACE_MS, TimeUnit.MILLISECONDS);
        Future<?> _ = keeper.schedule(() -> doubt(id), ANSWER_MS, TimeUnit.MILLISECONDS);
        if (!socket.send(message.toString())) {
            LOG.debug("The line went down before {}", method); // onLost follows
        }
    }

    private synchronized void resume() {
        paused = false;
        pump();
    }

    private synchronized void doubt(long id) {
        if (up && unanswered.contains(id)) {
            socket.fail("a subscription was not confirmed");
        }
    }
}
