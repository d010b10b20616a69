package app.ringdown.ui.orders;

import app.ringdown.market.Instrument;
import app.ringdown.order.OrderStep;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The steps of an order's life in words. JavaFX thread. */
public final class StepWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private final Texts texts;
    private final Format format;
    private final OrderWords words;
    private final ZoneId zone;

    /**
     * @param zone that times are shown in
     */
    public StepWords(Texts texts, Format format, OrderWords words, ZoneId zone) {
        this.texts = texts;
        this.format = format;
        this.words = words;
        this.zone = zone;
    }

    /** Date and time with milliseconds. */
    public String time(long epochMs) {
        return TIME.format(Instant.ofEpochMilli(epochMs).atZone(zone));
    }

    /** How long after the step before, in ms. */
    public String distance(long ms) {
        return (ms < 0 ? "" : "+") + format.scaled(ms, 0);
    }

    public String source(OrderStep.Source source) {
        return texts.get("order.step.source." + source.name());
    }

    /** What happened, with all that is known of it. */
    public String what(OrderStep step, Instrument of) {
        String key = "order.step." + step.kind().name();
        OrderStep.Filled fill = step.fill();
        BigDecimal quantity = step.quantity();
        String why = words.reason(step.reason());
        return switch (step.kind()) {
            case SUBMITTED, ANSWERED -> texts.get(key, format.scaled(step.micros(), 3));
            case FILL ->
                    fill == null
                            ? texts.get("order.step.EXECUTED.some")
                            : texts.get(
                                    key,
                                    all(fill.quantity()),
                                    of.base(),
                                    all(fill.price()),
                                    all(fill.fee()),
                                    fill.feeAsset(),
                                    texts.get(fill.maker() ? "blotter.maker" : "blotter.taker"));
            case EXECUTED, AMENDED ->
                    texts.get(key, quantity == null ? Format.NONE : all(quantity), of.base());
            case DENIED, UNKNOWN, REJECTED, CANCEL_FAILED ->
                    why.isEmpty()
                            ? texts.get(key)
                            : texts.get("order.step.why", texts.get(key), why);
            case CREATED,
                    NOT_FOUND,
                    FORGOTTEN,
                    ACCEPTED,
                    FOUND,
                    CANCEL_SENT,
                    FILLED,
                    CANCELLED,
                    REPLACED,
                    EXPIRED ->
                    texts.get(key);
        };
    }

    private String all(BigDecimal number) {
        return format.money(number, Math.max(0, number.scale()));
    }
}
