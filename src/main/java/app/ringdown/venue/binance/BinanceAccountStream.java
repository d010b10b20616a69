package app.ringdown.venue.binance;

import app.ringdown.venue.AccountListener;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.Socket;
import app.ringdown.wire.WireLog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The account line: orders, fills and balances as they change. Told open only when the venue has
 * confirmed the subscription.
 *
 * <p>Source: Binance Spot API, WebSocket API, {@code userDataStream.subscribe.signature}; the older
 * listen keys were switched off on 2026-02-20.
 */
final class BinanceAccountStream implements Socket.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceAccountStream.class);
    private static final String SUBSCRIBE = "userDataStream.subscribe.signature";
    private static final long ANSWER_MS = 8_000;

    private final String name;
    private final Socket socket;
    private final BinanceRest rest;
    private final Symbols symbols;
    private final AccountListener listener;
    private final ScheduledExecutorService keeper;
    private final Runnable clockDoubt;
    private final LineStates states;

    // Guarded by this.
    private long nextId = 1;
    private long unanswered;

    /**
     * @param clockDoubt called when the venue says that our time is wrong; must not block
     */
    BinanceAccountStream(
            String venue,
            Endpoints endpoints,
            Reach reach,
            Backoff backoff,
            BinanceRest rest,
            Symbols symbols,
            AccountListener listener,
            ScheduledExecutorService keeper,
            WireLog log,
            Runnable clockDoubt) {
        this.name = "ws-" + venue + "-account";
        this.rest = rest;
        this.symbols = symbols;
        this.listener = listener;
        this.keeper = keeper;
        this.clockDoubt = clockDoubt;
        this.states = new LineStates(listener::onAccountLine);
        this.socket =
                new Socket(
                        name,
                        endpoints.account(),
                        reach,
                        backoff,
                        this,
                        keeper,
                        log.line(name, endpoints.account(), true));
    }

    synchronized void open() {
        states.dialling();
        socket.open();
    }

    /** As it stands now. */
    LineStatus status() {
        Socket.Tally tally = socket.tally();
        LineState state;
        synchronized (this) {
            state = states.state();
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
                state == LineState.OPEN ? List.of(SUBSCRIBE) : List.of());
    }

    /** Gives the connection up and dials anew at once. */
    void reopen(String reason) {
        socket.reopen(reason);
    }

    @Override
    public void close() {
        socket.close();
        synchronized (this) {
            states.end();
        }
    }

    @Override
    public synchronized void onOpen() {
        long id = nextId++;
        unanswered = id;
        Future<?> _ = keeper.schedule(() -> doubt(id), ANSWER_MS, TimeUnit.MILLISECONDS);
        if (!socket.send(rest.accountRequest(id, SUBSCRIBE))) {
            LOG.debug("The account line went down before it was subscribed"); // onLost follows
        }
    }

    private synchronized void doubt(long id) {
        if (unanswered == id) {
            socket.fail("the account's subscription was not confirmed");
        }
    }

    @Override
    public synchronized void onLost(String reason) {
        unanswered = 0;
        states.dialling();
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        try {
            JsonObject message = Json.object(Json.parse(bytes, offset, length));
            JsonObject event = AccountJson.event(message);
            if (event == null) {
                answer(message);
            } else if (!AccountJson.tell(event, symbols, listener)) {
                other(Json.text(event, "e"));
            }
        } catch (UnreadableException e) {
            // An order or a balance may hide in it: what was missed is asked for after the next
            // opening.
            LOG.error("An account event of {} bytes was not understood", length, e);
            socket.fail("an account event was not understood");
        }
    }

    private void other(String type) {
        switch (type) {
            case "eventStreamTerminated", "serverShutdown" -> socket.reopen(type);
            default -> LOG.debug("Account event {} tells nothing of orders or balances", type);
        }
    }

    private synchronized void answer(JsonObject message) throws UnreadableException {
        JsonElement id = message.get("id");
        boolean ours = id != null && !id.isJsonNull() && Json.number(id, "id") == unanswered;
        long status = Json.number(message, "status");
        if (status != 200) {
            JsonObject error = Json.object(message, "error");
            long code = Json.number(error, "code");
            String words = Json.text(error, "msg");
            LOG.error("The account line is refused: {} {} {}", status, code, words);
            if (code == Failures.CLOCK_CODE) {
                clockDoubt.run();
            }
            socket.fail("refused, code " + code);
        } else if (ours) {
            unanswered = 0;
            socket.settled();
            states.open();
        }
    }
}
