package app.ringdown.venue.binance;

import app.ringdown.venue.AccountListener;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineStatus;
import app.ringdown.wire.Backoff;
import app.ringdown.wire.Reach;
import app.ringdown.wire.WireLog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * The account line: orders, fills and balances as they change. Told open only when the venue has
 * confirmed the subscription.
 */
final class BinanceAccountStream implements LastingLine.Life<AccountLine>, AutoCloseable {
    private final LineStates states;

    // Guarded by this.
    private final LastingLine<AccountLine> line;
    private int made;

    /**
     * @param clockDoubt called when the venue says that our time is wrong; must not block
     * @param life of a connection
     */
    BinanceAccountStream(
            String venue,
            Endpoints endpoints,
            Reach reach,
            Supplier<Backoff> backoffs,
            BinanceRest rest,
            Symbols symbols,
            AccountListener listener,
            ScheduledExecutorService keeper,
            WireLog log,
            Runnable clockDoubt,
            Duration life) {
        this.states = new LineStates(listener::onAccountLine);
        LastingLine.Maker<AccountLine> maker =
                tells ->
                        new AccountLine(
                                "ws-" + venue + "-account" + (made++ == 0 ? "" : "-" + made),
                                endpoints,
                                reach,
                                backoffs.get(),
                                rest,
                                symbols,
                                listener,
                                this,
                                keeper,
                                log,
                                clockDoubt,
                                tells);
        this.line = new LastingLine<>(this, maker, keeper, life, states::open);
    }

    synchronized void open() {
        states.dialling();
        line.open();
    }

    /** The connection in use, and the one that will take its place if there is one. */
    synchronized List<LineStatus> lines() {
        return line.connections().stream().map(AccountLine::status).toList();
    }

    /** Gives the connections up and dials anew at once. */
    synchronized void reopen(String reason) {
        line.reopen(reason);
    }

    @Override
    public synchronized void close() {
        line.close();
        states.end();
    }

    @Override
    public synchronized void onReady(AccountLine which) {
        line.onReady(which);
        if (which.equals(line.line())) {
            states.open();
        }
    }

    @Override
    public synchronized void onLost(AccountLine which) {
        line.onLost(which);
        if (which.equals(line.line())) {
            states.dialling();
        }
    }

    @Override
    public synchronized void onShutdown(AccountLine which) {
        line.onShutdown(which);
    }
}
