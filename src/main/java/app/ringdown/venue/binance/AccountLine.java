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

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One connection of the account line, opened again for ever: subscribes to the account's events and
 * tells them. While it stands by, what it hears is held and told to nobody; it takes over on its
 * own thread, once the line before it has ended. So an event may be told twice, but none is left
 * out and none overtakes another.
 *
 * <p>Source: Binance Spot API, WebSocket API, {@code userDataStream.subscribe.signature}; the older
 * listen keys were switched off on 2026-02-20.
 */
final class AccountLine implements Socket.Listener, LastingLine.Line<AccountLine> {
    private static final Logger LOG = LoggerFactory.getLogger(AccountLine.class);
    private static final String SUBSCRIBE = "userDataStream.subscribe.signature";
    private static final long ANSWER_MS = 8_000;
    private static final Duration END = Duration.ofSeconds(2);

    private final String name;
    private final Socket socket;
    private final BinanceRest rest;
    private final Symbols symbols;
    private final AccountListener listener;
    private final LastingLine.Life<AccountLine> owner;
    private final ScheduledExecutorService keeper;
    private final Runnable clockDoubt;
    private volatile @Nullable AccountLine before;

    // Of the line's thread.
    private final List<JsonObject> held = new ArrayList<>();
    private boolean tells;

    // Guarded by this.
    private long nextId = 1;
    private long unanswered;
    private boolean ready;

    /**
     * @param clockDoubt called when the venue says that our time is wrong; must not block
     * @param tells whether it tells from the start; else it stands by until {@link #takeOver}
     */
    AccountLine(
            String name,
            Endpoints endpoints,
            Reach reach,
            Backoff backoff,
            BinanceRest rest,
            Symbols symbols,
            AccountListener listener,
            LastingLine.Life<AccountLine> owner,
            ScheduledExecutorService keeper,
            WireLog log,
            Runnable clockDoubt,
            boolean tells) {
        this.name = name;
        this.rest = rest;
        this.symbols = symbols;
        this.listener = listener;
        this.owner = owner;
        this.keeper = keeper;
        this.clockDoubt = clockDoubt;
        this.tells = tells;
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

    @Override
    public void open() {
        socket.open();
    }

    @Override
    public void reopen(String reason) {
        socket.reopen(reason);
    }

    /** Takes the place of another line, at the next frame, which it asks for. */
    @Override
    public void takeOver(AccountLine other) {
        before = other;
        JsonObject ping = new JsonObject();
        synchronized (this) {
            ping.addProperty("id", nextId++);
        }
        ping.addProperty("method", "ping");
        if (!socket.send(ping.toString())) {
            LOG.debug("{} went down before it took over", name); // the next frame will do
        }
    }

    @Override
    public void close() {
        socket.close();
    }

    /** As it stands now. */
    @Override
    public LineStatus status() {
        Socket.Tally tally = socket.tally();
        boolean open;
        synchronized (this) {
            open = ready;
        }
        LineState down = tally.losses() == 0 ? LineState.CONNECTING : LineState.RECONNECTING;
        return new LineStatus(
                name,
                socket.authority(),
                open ? LineState.OPEN : down,
                tally.openedNanos(),
                tally.heardNanos(),
                tally.messages(),
                tally.bytes(),
                tally.losses(),
                socket.pingNanos(),
                open ? List.of(SUBSCRIBE) : List.of());
    }

    // What the line tells, on its thread.

    @Override
    public void onOpen() {
        held.clear();
        long id;
        synchronized (this) {
            id = nextId++;
            unanswered = id;
        }
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
    public void onLost(String reason) {
        synchronized (this) {
            unanswered = 0;
            ready = false;
        }
        owner.onLost(this);
    }

    @Override
    public void onFrame(byte[] bytes, int offset, int length, long arrivalNanos) {
        try {
            AccountLine other = before;
            if (other != null) {
                begin(other);
            }
            JsonObject message = Json.object(Json.parse(bytes, offset, length));
            JsonObject event = AccountJson.event(message);
            if (event == null) {
                answer(message);
            } else {
                hear(event);
            }
        } catch (UnreadableException e) {
            // An order or a balance may hide in it: what was missed is asked for after the next
            // opening.
            LOG.error("An account event of {} bytes was not understood", length, e);
            socket.fail("an account event was not understood");
        }
    }

    /** Ends the line before, waits for its thread, and goes on where that was. */
    private void begin(AccountLine other) throws UnreadableException {
        other.close();
        if (!other.socket.awaitEnd(END)) {
            LOG.warn("The line before does not end; what it still says may come late");
        }
        before = null;
        tells = true;
        List<JsonObject> missed = List.copyOf(held);
        held.clear();
        for (JsonObject event : missed) {
            hear(event);
        }
    }

    private void hear(JsonObject event) throws UnreadableException {
        String type = Json.text(event, "e");
        switch (type) {
            case "eventStreamTerminated" -> socket.reopen(type);
            case "serverShutdown" -> owner.onShutdown(this);
            default -> {
                if (!tells) {
                    held.add(event);
                } else if (!AccountJson.tell(event, symbols, listener)) {
                    LOG.debug("Account event {} tells nothing of orders or balances", type);
                }
            }
        }
    }

    private void answer(JsonObject message) throws UnreadableException {
        JsonElement id = message.get("id");
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
            return;
        }
        synchronized (this) {
            if (id == null || id.isJsonNull() || Json.number(id, "id") != unanswered) {
                return;
            }
            unanswered = 0;
            ready = true;
        }
        socket.settled();
        owner.onReady(this);
    }
}
