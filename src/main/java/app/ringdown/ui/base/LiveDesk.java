package app.ringdown.ui.base;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Freshness;
import app.ringdown.desk.MarketFeed.BarUpdate;
import app.ringdown.desk.Notice;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.order.Account;
import app.ringdown.order.Order;
import app.ringdown.order.Position;
import app.ringdown.venue.LineState;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A desk as the screen sees it: what the desk's queues hold has one reader, and this is it. Once a
 * frame it drains them and tells each panel, quotes as the immutable latest of each instrument that
 * changed. Panels are added before the first frame, so that none misses an order. JavaFX thread.
 */
public final class LiveDesk implements Pulse.Member {

    /** A panel that shows live values; it overrides what it wants to hear. */
    public interface Listener {
        /** The latest of an instrument, at most once a frame. */
        default void onQuote(Quote quote) {}

        /** A bar that the venue told; none is left out. */
        default void onBar(BarUpdate update) {}

        /** An order changed; no change is left out. */
        default void onOrder(Order order) {}

        /** A position changed, or is reckoned by another method: the latest of it. */
        default void onPosition(Position position) {}

        /** Balances or fees changed. */
        default void onAccount(Account account) {}

        /** The market line changed its state: anything but open means stale. */
        default void onLine(LineState line) {}

        default void onNotice(Notice notice) {}

        /** The end of a frame, after all of the above. */
        default void onFrame(long nanos) {}
    }

    private final Desk desk;
    private final List<Listener> listeners = new ArrayList<>();
    private final Quote[] quotes;
    private Account account = Account.EMPTY;
    private LineState line = LineState.CLOSED;
    private long frameNanos = System.nanoTime();
    private boolean stirred;

    public LiveDesk(Desk desk) {
        this.desk = desk;
        this.quotes = new Quote[desk.feed().instruments().size()];
        for (int i = 0; i < quotes.length; i++) {
            quotes[i] = desk.feed().quotes().read(i);
        }
    }

    public Desk desk() {
        return desk;
    }

    public List<Instrument> instruments() {
        return desk.feed().instruments();
    }

    /** The latest of an instrument as of this frame: the same for all panels. */
    public Quote quote(Instrument instrument) {
        return quotes[instrument.index()];
    }

    /** How far the latest of an instrument may be relied on in this frame. */
    public Freshness freshness(Instrument instrument) {
        return desk.feed().freshness(quote(instrument), frameNanos);
    }

    /** How old the latest of an instrument is in this frame, ns. */
    public long age(Instrument instrument) {
        return frameNanos - desk.feed().asOf(quote(instrument));
    }

    /** How far the latest last price and day of an instrument may be relied on in this frame. */
    public Freshness dayFreshness(Instrument instrument) {
        return desk.feed().dayFreshness(quote(instrument), frameNanos);
    }

    /** {@link System#nanoTime()} of this frame. */
    public long frameNanos() {
        return frameNanos;
    }

    public Account account() {
        return account;
    }

    public LineState line() {
        return line;
    }

    public void add(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void onPulse(long nanos) {
        frameNanos = nanos;
        stirred = false;
        LineState nowLine = desk.feed().line();
        if (nowLine != line) {
            line = nowLine;
            tell(l -> l.onLine(nowLine));
        }
        desk.feed().quotes().drain(this::tellQuote);
        desk.feed().drainBars(update -> tell(l -> l.onBar(update)));
        desk.orders().drain(order -> tell(l -> l.onOrder(order)));
        desk.positions().drain(position -> tell(l -> l.onPosition(position)));
        Account nowAccount = desk.orders().account();
        if (!nowAccount.equals(account)) {
            account = nowAccount;
            tell(l -> l.onAccount(nowAccount));
        }
        desk.drainNotices(notice -> tell(l -> l.onNotice(notice)));
        for (Listener listener : listeners) {
            listener.onFrame(nanos);
        }
    }

    private void tellQuote(int index) {
        desk.feed().meter().shown(index);
        Quote quote = desk.feed().quotes().read(index);
        quotes[index] = quote;
        tell(l -> l.onQuote(quote));
    }

    private void tell(Consumer<Listener> what) {
        stirred = true;
        listeners.forEach(what);
    }

    @Override
    public boolean stirred() {
        return stirred;
    }

    @Override
    public boolean waits() {
        return desk.waits();
    }
}
