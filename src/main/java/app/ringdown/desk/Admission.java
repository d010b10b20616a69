package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Quotes;
import app.ringdown.order.Account;
import app.ringdown.order.Order;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OwnLimits;
import app.ringdown.order.Reason;
import app.ringdown.venue.Venue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an order may leave: the venue's rules, then the kill switch, the arming of the account
 * and the person's own limits, none of which hold back what leaves a position. On thread {@code
 * desk}; limits and holding are set on any.
 */
final class Admission {
    private final OrderDesk orders;
    private final Venue venue;
    private final Quotes quotes;
    private final PositionDesk positions;
    private final Clock clock;
    private final Amending amending;
    private final Closing closing;
    private final KillSwitch killSwitch;
    private volatile OwnLimits limits = OwnLimits.NONE;
    private volatile boolean held;

    Admission(
            OrderDesk orders,
            Venue venue,
            Quotes quotes,
            PositionDesk positions,
            Clock clock,
            Amending amending,
            Closing closing,
            KillSwitch killSwitch) {
        this.orders = orders;
        this.venue = venue;
        this.quotes = quotes;
        this.positions = positions;
        this.clock = clock;
        this.amending = amending;
        this.closing = closing;
        this.killSwitch = killSwitch;
    }

    void limits(OwnLimits next) {
        limits = next;
    }

    void hold(boolean on) {
        held = on;
    }

    /** The reason why it must not be sent; empty if there is none. */
    String whyNot(OrderRequest request) {
        Quote quote = quotes.read(request.instrument().index());
        Account spendable = amending.withFreed(orders.account(), request);
        List<OrderCheck.Breach> breaches =
                OrderCheck.check(request, quote, spendable, venue.orderRules(request.instrument()));
        boolean leaves = leavesAPosition(request);
        for (OrderCheck.Breach breach : breaches) {
            // What was bought for it may be told of before the balance that it made is.
            if (!leaves || breach.kind() != OrderCheck.Kind.BALANCE_TOO_SMALL) {
                return breach.kind().name();
            }
        }
        if (leaves) {
            return ""; // what leaves a position is never held back
        }
        if (killSwitch.isBlocked()) {
            return Reason.BLOCKED;
        }
        if (held) {
            return Reason.NOT_ARMED;
        }
        List<OwnLimits.Breach> own =
                limits.check(request, quote, orders.account(), standing(request));
        return own.isEmpty() ? "" : own.getFirst().kind().name();
    }

    /** An exit, no larger than the one that it replaces; or what closes a position. */
    private boolean leavesAPosition(OrderRequest request) {
        if (closing.isOwn(request.clientOrderId())) {
            return true;
        }
        Order old = orders.orders().get(request.links().replaces());
        boolean grows = old != null && request.lots() > old.remainingLots();
        return !request.links().entry().isEmpty() && !grows;
    }

    private OwnLimits.Standing standing(OrderRequest request) {
        Instrument instrument = request.instrument();
        return new OwnLimits.Standing(
                othersOpen(),
                limits.maxDailyLoss().signum() == 0
                        ? BigDecimal.ZERO
                        : positions.net(instrument.quote(), today()),
                closing.lots(instrument));
    }

    /** Open orders but the one that is asked about; one that gives way to another counts once. */
    private int othersOpen() {
        List<Order> open = orders.orders().open();
        Set<String> replaced = new HashSet<>();
        open.forEach(order -> replaced.add(order.request().links().replaces()));
        open.removeIf(order -> replaced.contains(order.clientOrderId()));
        return open.size() - 1;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
