package app.ringdown.ui.trade;

import app.ringdown.desk.OrderDesk;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderType;
import app.ringdown.order.Position;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrdersModel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Does what a hot key or a menu says with the chosen symbol; what can't be done is said. JavaFX
 * thread.
 */
public final class TradeHands implements LiveDesk.Listener {

    /** Sends an order of the size that stands in the ticket. */
    @FunctionalInterface
    public interface Sender {
        /**
         * Sends, or asks first where the person wants that.
         *
         * @param ticks price; 0 for a market order
         * @param clickNanos {@link System#nanoTime()} of the key
         * @return what keeps it from being sent; empty if nothing does
         */
        String send(Side side, OrderType type, long ticks, long clickNanos);
    }

    private final LiveDesk live;
    private final OrdersModel orders;
    private final Selection selection;
    private final Arming arming;
    private final Sender sender;
    private final Texts texts;
    private final Consumer<String> say;
    private final Map<Integer, Position> positions = new HashMap<>();

    /**
     * Adds itself to {@code live}.
     *
     * @param say tells a person why nothing was done
     */
    public TradeHands(
            LiveDesk live,
            OrdersModel orders,
            Selection selection,
            Arming arming,
            Sender sender,
            Texts texts,
            Consumer<String> say) {
        this.live = live;
        this.orders = orders;
        this.selection = selection;
        this.arming = arming;
        this.sender = sender;
        this.texts = texts;
        this.say = say;
        live.add(this);
    }

    @Override
    public void onPosition(Position position) {
        positions.put(position.instrument().index(), position);
    }

    /** Does it, or says why not. */
    public void act(TradeAction action) {
        String why = perform(action, System.nanoTime());
        if (!why.isEmpty()) {
            say.accept(texts.get("trade.not-done", texts.get("trade.action." + action), why));
        }
    }

    private String perform(TradeAction action, long clickNanos) {
        if (action.isRisky() && !arming.isArmed()) {
            return texts.get("trade.not-armed");
        }
        Instrument of = selection.get();
        Quote quote = live.quote(of);
        OrderDesk desk = live.desk().orders();
        return switch (action) {
            case BUY_BID -> limit(Side.BUY, quote.bid(), clickNanos);
            case BUY_MID -> limit(Side.BUY, mid(quote), clickNanos);
            case BUY_ASK -> limit(Side.BUY, quote.ask(), clickNanos);
            case BUY_MARKET -> sender.send(Side.BUY, OrderType.MARKET, 0, clickNanos);
            case SELL_BID -> limit(Side.SELL, quote.bid(), clickNanos);
            case SELL_MID -> limit(Side.SELL, mid(quote), clickNanos);
            case SELL_ASK -> limit(Side.SELL, quote.ask(), clickNanos);
            case SELL_MARKET -> sender.send(Side.SELL, OrderType.MARKET, 0, clickNanos);
            case JOIN -> join(quote, clickNanos);
            case CANCEL_LAST ->
                    last(order -> true)
                            .map(order -> {
                                desk.cancel(order.clientOrderId());
                                return "";
                            })
                            .orElseGet(() -> texts.get("trade.no-order"));
            case CANCEL_BUYS -> cancel(order -> order.request().side() == Side.BUY);
            case CANCEL_SELLS -> cancel(order -> order.request().side() == Side.SELL);
            case CANCEL_SYMBOL -> cancelAll(of);
            case CLOSE_25 -> close(25);
            case CLOSE_50 -> close(50);
            case CLOSE_100 -> close(100);
            case FLATTEN -> flatten(of);
            case REVERSE -> reverse();
            case STOP_BREAK_EVEN -> stopToBreakEven(clickNanos);
        };
    }

    /** Half way between bid and ask, on the instrument's step. */
    private static long mid(Quote quote) {
        if (quote.bid() <= 0 || quote.ask() <= 0) {
            return 0;
        }
        long mid = (quote.bid() + quote.ask()) / 2;
        return mid - mid % quote.instrument().rules().tickStep();
    }

    private String limit(Side side, long ticks, long clickNanos) {
        return ticks > 0
                ? sender.send(side, OrderType.LIMIT, ticks, clickNanos)
                : texts.get("ticket.no-quote");
    }

    private Optional<Order> last(Predicate<Order> which) {
        Instrument of = selection.get();
        return orders.working().stream()
                .map(OrderRow::order)
                .filter(order -> order.request().instrument().equals(of))
                .filter(which)
                .max(Comparator.comparingLong(Order::createdMs));
    }

    private String cancel(Predicate<Order> which) {
        Instrument of = selection.get();
        if (last(which).isEmpty()) {
            return texts.get("trade.no-order");
        }
        live.desk()
                .orders()
                .cancelEach(order -> order.request().instrument().equals(of) && which.test(order));
        return "";
    }

    private String cancelAll(Instrument of) {
        live.desk().orders().cancelAll(order -> order.request().instrument().equals(of));
        return "";
    }

    private String join(Quote quote, long clickNanos) {
        Optional<Order> last = last(order -> order.request().type().hasPrice());
        if (last.isEmpty()) {
            return texts.get("trade.no-order");
        }
        Order order = last.get();
        long best = order.request().side() == Side.BUY ? quote.bid() : quote.ask();
        if (best <= 0) {
            return texts.get("ticket.no-quote");
        }
        live.desk()
                .orders()
                .amend(
                        order.clientOrderId(),
                        best,
                        order.request().stopTicks(),
                        order.request().lots(),
                        clickNanos);
        return "";
    }

    private Optional<Position> position() {
        return Optional.ofNullable(positions.get(selection.get().index()))
                .filter(position -> position.lots() > 0);
    }

    private String close(int percent) {
        if (position().isEmpty()) {
            return texts.get("trade.no-position");
        }
        live.desk().orders().close(selection.get(), percent);
        return "";
    }

    private String flatten(Instrument of) {
        if (position().isEmpty() && last(order -> true).isEmpty()) {
            return texts.get("trade.no-position");
        }
        live.desk().orders().flatten(of, false);
        return "";
    }

    /** A spot venue can't go short; no other is there to be dialled yet. */
    private String reverse() {
        return texts.get("trade.no-shorts", live.desk().venue().id());
    }

    /** The nearest step at which nothing is lost, fees included. */
    private String stopToBreakEven(long clickNanos) {
        Optional<Position> held = position();
        if (held.isEmpty()) {
            return texts.get("trade.no-position");
        }
        BigDecimal price = held.get().breakEven();
        Optional<Order> stop =
                last(order ->
                        order.request().side() == Side.SELL
                                && order.request().type().hasStop()
                                && order.request().type().isStopLoss());
        if (stop.isEmpty() || price == null) {
            return texts.get("trade.no-stop");
        }
        Instrument of = selection.get();
        BigDecimal step = of.price(of.rules().tickStep());
        long ticks = of.ticks(price.divide(step, 0, RoundingMode.CEILING).multiply(step));
        if (live.quote(of).last() <= ticks) {
            return texts.get("trade.below-break-even");
        }
        Order order = stop.get();
        live.desk()
                .orders()
                .amend(
                        order.clientOrderId(),
                        order.request().ticks(),
                        ticks,
                        order.request().lots(),
                        clickNanos);
        return "";
    }
}
