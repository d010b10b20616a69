package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.Records;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueHealth;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The application without a window: one account at one venue, logged in. It joins the venue's lines
 * to the feed and to the order desk, and owns their threads.
 */
public final class Desk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int ENDED_ORDERS_KEPT = 500;

    private final Venue venue;
    private final Journal journal;
    private final DeskThread deskThread = new DeskThread();
    private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();
    private final MarketFeed feed;
    private final OrderDesk orders;
    private final PositionDesk positions;
    private final Reconciler reconciler;
    private final Exports exports;
    private final OlderOrders olderOrders;
    private volatile LineState accountLine = LineState.CLOSED;

    private Desk(
            Venue venue,
            Journal journal,
            Audit audit,
            List<Instrument> instruments,
            Clock clock,
            Executor rest) {
        this.venue = venue;
        this.journal = journal;
        this.feed = new MarketFeed(venue, instruments, deskThread::later, rest);
        this.positions = new PositionDesk(deskThread, clock.getZone());
        this.orders =
                new OrderDesk(
                        venue,
                        journal,
                        feed.quotes(),
                        positions,
                        clock,
                        deskThread,
                        deskThread::later,
                        rest,
                        notices::add);
        this.reconciler = new Reconciler(venue, orders, clock, deskThread, deskThread::later, rest);
        this.olderOrders = new OlderOrders(venue, orders, deskThread, rest, notices::add);
        this.exports = new Exports(venue.id(), journal.records(), audit, instruments, notices::add);
    }

    /**
     * Logs in: checks the key, reads instruments, account and journal, and opens the lines. Returns
     * at once; completes on a REST thread, with a {@link VenueException} if the venue says no or
     * can't be reached.
     */
    public static CompletableFuture<Desk> logIn(Venue venue, Journal journal, Clock clock) {
        return logIn(venue, journal, Audit.NONE, clock);
    }

    /**
     * As {@link #logIn(Venue, Journal, Clock)}.
     *
     * @param audit is told of each call about orders and of each step of an order
     */
    public static CompletableFuture<Desk> logIn(
            Venue venue, Journal written, Audit audit, Clock clock) {
        Journal journal = new AuditedJournal(written, audit);
        venue.traffic().watchOrders(audit);
        Executor rest =
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("rest-" + venue.id() + "-", 0).factory());
        CompletableFuture<Desk> result = new CompletableFuture<>();
        rest.execute(() -> {
            Desk desk = null;
            try {
                List<Instrument> instruments = venue.instruments();
                Account account = venue.account();
                desk = new Desk(venue, journal, audit, instruments, clock, rest);
                desk.open(account);
                if (!result.complete(desk)) {
                    desk.close();
                }
            } catch (VenueException | RuntimeException e) {
                if (desk == null) {
                    venue.close();
                    close(journal);
                } else {
                    desk.close();
                }
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private void open(Account account) throws VenueException {
        venue.refresh(Set.copyOf(feed.instruments()), feed.listener());
        deskThread.execute(() -> {
            orders.onAccount(account);
            restore();
            orders.killSwitch().restore();
        });
        // After the orders, before the line's first word: there may be many.
        deskThread.execute(this::restorePositions);
        venue.open(feed.listener(), new AccountLine());
    }

    private void restore() {
        Map<String, Instrument> bySymbol = new HashMap<>();
        feed.instruments().forEach(i -> bySymbol.put(i.symbol(), i));
        try {
            for (Order order : journal.load(bySymbol::get, ENDED_ORDERS_KEPT)) {
                // Killed between the journal and the venue's answer: its fate is not known.
                orders.restore(
                        order.state() == OrderState.SUBMITTED
                                ? order.apply(
                                        new OrderEvent.Unknown(
                                                order.clientOrderId(),
                                                order.updatedMs(),
                                                "RESTARTED"))
                                : order);
            }
        } catch (IOException e) {
            LOG.error("The journal can't be read", e);
            notices.add(Notice.of(Notice.Level.ERROR, "notice.journal.unreadable"));
        }
    }

    private void restorePositions() {
        Map<String, Instrument> bySymbol = new HashMap<>();
        feed.instruments().forEach(i -> bySymbol.put(i.symbol(), i));
        try {
            Journal.Past past = journal.executions(bySymbol::get);
            positions.restore(past);
            if (past.leftOut() > 0) {
                notices.add(
                        Notice.of(
                                Notice.Level.WARNING,
                                "notice.journal.fills",
                                String.valueOf(past.leftOut())));
            }
        } catch (IOException e) {
            LOG.error("The fills in the journal can't be read", e);
            positions.restoreFailed();
            notices.add(Notice.of(Notice.Level.ERROR, "notice.journal.fills.unreadable"));
        }
    }

    public Venue venue() {
        return venue;
    }

    public MarketFeed feed() {
        return feed;
    }

    public OrderDesk orders() {
        return orders;
    }

    public PositionDesk positions() {
        return positions;
    }

    /** What the venue knows of orders of before. */
    public OlderOrders olderOrders() {
        return olderOrders;
    }

    /** Files of all that is written down. */
    public Exports exports() {
        return exports;
    }

    /** All that is written down. */
    public Records records() {
        return journal.records();
    }

    public VenueHealth health() {
        return venue.health();
    }

    /** State of the line that brings our own fills. */
    public LineState accountLine() {
        return accountLine;
    }

    /**
     * Hands over what a person should be told since the last call. One reader: the screen's thread.
     */
    public void drainNotices(Consumer<Notice> reader) {
        for (Notice notice = notices.poll(); notice != null; notice = notices.poll()) {
            reader.accept(notice);
        }
    }

    /**
     * Whether there is something to drain, of the market, the orders or for a person. Any thread.
     */
    public boolean waits() {
        return feed.waits() || orders.waits() || positions.waits() || !notices.isEmpty();
    }

    /** Closes lines and threads; working orders stay at the venue. Any thread. */
    @Override
    public void close() {
        venue.close();
        deskThread.execute(() -> close(journal));
        deskThread.close();
    }

    private static void close(Journal journal) {
        try {
            journal.close();
        } catch (IOException e) {
            LOG.warn("The journal was not closed", e);
        }
    }

    /** Where the account line ends: on thread desk. */
    private final class AccountLine implements AccountListener {
        @Override
        public void onOrder(OrderRequest as, OrderEvent.Report event) {
            deskThread.execute(() -> orders.applyReport(as, event));
        }

        @Override
        public void onBalances(List<Balance> changed, long venueMs) {
            deskThread.execute(() -> orders.onBalances(changed, venueMs));
        }

        @Override
        public void onAccount(Account account) {
            deskThread.execute(() -> orders.onAccount(account));
        }

        @Override
        public void onAccountLine(LineState state) {
            accountLine = state;
            if (state == LineState.OPEN) {
                deskThread.execute(reconciler::reconcile);
            }
        }
    }
}
