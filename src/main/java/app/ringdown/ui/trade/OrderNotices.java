package app.ringdown.ui.trade;

import app.ringdown.desk.Notice;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.ui.trade.Sounds.Sound;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Tells of fills, rejects and cancels as they come, in a line and by a sound, never in a dialog;
 * only an order that one's own limits denied is handed on to be asked about. What had happened
 * before the window was open is no news. JavaFX thread.
 */
public final class OrderNotices implements AutoCloseable {
    private final TradeSettings settings;
    private final OrderWords words;
    private final Clock clock;
    private final BiConsumer<Notice.Level, String> tell;
    private final Consumer<Order> onOwnLimit;
    private final Sounds sounds = new Sounds();
    private final long sinceMs;
    private final Map<String, Order> last = new HashMap<>();

    /**
     * @param tell shows a sentence
     * @param onOwnLimit is handed an order that was denied by a limit of one's own
     */
    public OrderNotices(
            OrdersModel orders,
            TradeSettings settings,
            OrderWords words,
            Clock clock,
            BiConsumer<Notice.Level, String> tell,
            Consumer<Order> onOwnLimit) {
        this.settings = settings;
        this.words = words;
        this.clock = clock;
        this.tell = tell;
        this.onOwnLimit = onOwnLimit;
        this.sinceMs = clock.millis();
        orders.watch(this::onOrder);
    }

    private void onOrder(Order order) {
        Order before = last.put(order.clientOrderId(), order);
        if (before == null && order.createdMs() < sinceMs) {
            return; // read back from the journal
        }
        OrderState was = before == null ? OrderState.SUBMITTED : before.state();
        long executed = before == null ? 0 : before.executedLots();
        if (order.executedLots() > executed) {
            tell(Notice.Level.INFO, order, Sound.FILL);
        } else if (order.state() != was) {
            switch (order.state()) {
                case DENIED -> {
                    tell(Notice.Level.WARNING, order, Sound.REJECT);
                    if (order.reason().startsWith("OWN_")) {
                        onOwnLimit.accept(order);
                    }
                }
                case REJECTED, UNKNOWN -> tell(Notice.Level.WARNING, order, Sound.REJECT);
                case CANCELLED, EXPIRED -> tell(Notice.Level.INFO, order, Sound.CANCEL);
                case SUBMITTED, ACCEPTED, PARTLY_FILLED, FILLED, REPLACED -> {
                    // Seen where it was sent from.
                }
            }
        }
    }

    private void tell(Notice.Level level, Order order, Sound sound) {
        TradeSettings.Choices choices = settings.choices().get();
        if (choices.notices()) {
            String sentence = words.outcome(new OrderRow.Sight(order, clock.millis()));
            tell.accept(level, order.request().instrument().symbol() + ": " + sentence);
        }
        if (choices.sounds()) {
            sounds.play(sound);
        }
    }

    @Override
    public void close() {
        sounds.close();
    }
}
