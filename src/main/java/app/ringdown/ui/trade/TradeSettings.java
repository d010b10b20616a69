package app.ringdown.ui.trade;

import app.ringdown.desk.Settings;
import app.ringdown.order.OwnLimits;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.math.BigDecimal;

/**
 * How a person wants to trade: limits of their own, when an order is asked about, what is told and
 * heard. Kept at once. JavaFX thread.
 */
public final class TradeSettings {
    /** When an order is asked about before it is sent. */
    public enum Confirm {
        NEVER,
        /** Where it is worth more than a value. */
        OVER,
        ALWAYS
    }

    /**
     * Choices.
     *
     * @param confirmOver value in the quote asset from which {@link Confirm#OVER} asks
     * @param notices whether fills, rejects and cancels are told
     * @param sounds whether they are heard
     */
    public record Choices(
            OwnLimits limits,
            Confirm confirm,
            BigDecimal confirmOver,
            boolean notices,
            boolean sounds) {}

    private static final String KEY = "trade.";

    private final Settings settings;
    private final ReadOnlyObjectWrapper<Choices> choices;

    public TradeSettings(Settings settings) {
        this.settings = settings;
        this.choices = new ReadOnlyObjectWrapper<>(read());
    }

    public ReadOnlyObjectProperty<Choices> choices() {
        return choices.getReadOnlyProperty();
    }

    private Choices read() {
        OwnLimits limits =
                new OwnLimits(
                        number("max-quantity"),
                        number("max-value"),
                        number("max-percent-away"),
                        number("max-ticks-away").longValue(),
                        number("max-daily-loss"),
                        number("max-open-orders").intValue());
        return new Choices(
                limits,
                confirm(),
                number("confirm-over"),
                !settings.get(KEY + "notices").orElse("").equals("no"),
                !settings.get(KEY + "sounds").orElse("").equals("no"));
    }

    /** What can't be read sets no limit; it was written by a hand other than ours. */
    private BigDecimal number(String key) {
        try {
            return new BigDecimal(settings.get(KEY + key).orElse("0")).max(BigDecimal.ZERO);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }

    private Confirm confirm() {
        String kept = settings.get(KEY + "confirm").orElse("");
        for (Confirm each : Confirm.values()) {
            if (each.name().equals(kept)) {
                return each;
            }
        }
        return Confirm.NEVER;
    }

    void choose(Choices next) {
        OwnLimits limits = next.limits();
        put("max-quantity", limits.maxQuantity());
        put("max-value", limits.maxValue());
        put("max-percent-away", limits.maxPercentAway());
        put("max-ticks-away", BigDecimal.valueOf(limits.maxTicksAway()));
        put("max-daily-loss", limits.maxDailyLoss());
        put("max-open-orders", BigDecimal.valueOf(limits.maxOpenOrders()));
        put("confirm-over", next.confirmOver());
        settings.put(KEY + "confirm", next.confirm().name());
        settings.put(KEY + "notices", next.notices() ? "yes" : "no");
        settings.put(KEY + "sounds", next.sounds() ? "yes" : "no");
        choices.set(next);
    }

    private void put(String key, BigDecimal value) {
        settings.put(KEY + key, value.toPlainString());
    }
}
