package app.ringdown.venue;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.order.Account;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port to a venue; every connector is one implementation and passes the same contract test.
 * Actions are REST calls: they block (so they are called on virtual threads {@code rest-<venue>},
 * never on the screen's) and throw {@link VenueException}, whose kind says what is known of the
 * outcome. Live values come to a {@link MarketListener} and an {@link AccountListener}. Safe for
 * any thread.
 */
public interface Venue extends AutoCloseable {

    /** Short id, for example {@code paper}: in thread names, logs and on screen. */
    String id();

    Capabilities capabilities();

    /** Which orders it takes in an instrument. */
    OrderRules orderRules(Instrument instrument);

    /** The instruments, each at its index. Asked for once; the same list after. */
    List<Instrument> instruments() throws VenueException;

    /**
     * Level 1 of these instruments, told to the listener on the calling thread: what the stream has
     * not told yet. Tops of book come with sequence 0.
     */
    void refresh(Set<Instrument> instruments, MarketListener listener) throws VenueException;

    /** The top of one book by a call, told to the listener: what its stream tells unasked. */
    void touch(Instrument instrument, MarketListener listener) throws VenueException;

    /**
     * Bars ascending by time: the newest {@code limit} that opened before {@code beforeMs} (epoch
     * ms; Long.MAX_VALUE for the newest of all, the live one among them).
     */
    List<Bar> bars(Instrument instrument, Interval interval, long beforeMs, int limit)
            throws VenueException;

    /**
     * The book of an instrument, as deep as the venue tells it within our budget of calls: to be
     * joined by the changes that {@link Subscription.Book} brings.
     */
    DepthSnapshot depth(Instrument instrument) throws VenueException;

    /**
     * The newest public trades of an instrument, ascending by their numbers: as many as one call
     * brings. They join what {@link Subscription.Trades} brings by those numbers.
     */
    List<Print> trades(Instrument instrument) throws VenueException;

    /** The account: also the proof that the key is accepted. */
    Account account() throws VenueException;

    /**
     * Sends an order: the venue's acceptance, then a report for each fill it tells; the stream may
     * have told them already.
     */
    List<OrderEvent.Report> place(OrderRequest request) throws VenueException;

    /**
     * Sends two orders of which one cancels the other, of the same side and quantity: both or none.
     * Where {@link OrderRules#oco}.
     *
     * @param listId client order id of the two together, unique for ever
     * @param above the one whose price is above the market
     */
    List<OrderEvent.Report> placeOco(String listId, OrderRequest above, OrderRequest below)
            throws VenueException;

    /**
     * Cancels an order by its client order id; the report is its state after. With an order of a
     * list the others of it are cancelled.
     */
    OrderEvent.Report cancel(Instrument instrument, String clientOrderId) throws VenueException;

    /** Cancels all open orders of an instrument; a report for each that was cancelled. */
    List<OrderEvent.Report> cancelAll(Instrument instrument) throws VenueException;

    /**
     * Makes an order smaller, to {@code lots} in all; it keeps its place in the queue. Where {@link
     * OrderRules#amend}.
     */
    OrderEvent.Report amend(Instrument instrument, String clientOrderId, long lots)
            throws VenueException;

    /**
     * Cancels an order and sends another in its place, which has to queue anew. Where {@link
     * OrderRules#replace}.
     *
     * @param onlyIfUnfilled whether an order of which a part was filled meanwhile is left alone
     */
    Replacement replace(OrderRequest old, OrderRequest by, boolean onlyIfUnfilled)
            throws VenueException;

    /** What the venue knows of one order; empty if it says that it never had it. */
    Optional<OrderReport> order(Instrument instrument, String clientOrderId) throws VenueException;

    /** All open orders of the account. */
    List<OrderReport> openOrders() throws VenueException;

    /**
     * The account's orders in an instrument, whatever became of them, ascending by their time: the
     * newest {@code limit} that were made before {@code beforeMs} (epoch ms; Long.MAX_VALUE for the
     * newest of all).
     *
     * @param limit at most 1000
     */
    List<OrderReport> orders(Instrument instrument, long beforeMs, int limit) throws VenueException;

    /** The account's fills of one order, each as a report. */
    List<OrderEvent.Report> fills(OrderReport order) throws VenueException;

    /**
     * Opens the market and account lines and keeps them open, for ever, until {@link #close}.
     * Returns at once.
     */
    void open(MarketListener market, AccountListener account);

    /**
     * The live values wanted from now on; what is no longer among them is unsubscribed. Survives a
     * reconnect.
     */
    void subscribe(Set<Subscription> wanted);

    VenueHealth health();

    /** The connections that there are now, the market's first. Any thread. */
    List<LineStatus> lines();

    /** What goes over the venue's lines. */
    Traffic traffic();

    /** Closes the lines. Safe to call twice. */
    @Override
    void close();

    /** An order as the venue tells it. */
    record OrderReport(OrderRequest as, OrderEvent.Report report, long createdMs) {}
}
