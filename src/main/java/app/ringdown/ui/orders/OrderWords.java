package app.ringdown.ui.orders;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Orders in words: the same ones in ticket and blotter. JavaFX thread. */
public final class OrderWords {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int AVERAGE_EXTRA_DECIMALS = 2;

    private final Texts texts;
    private final Format format;
    private final ZoneId zone;
    private final ReasonWords reasons;

    /**
     * @param zone that times are shown in
     */
    public OrderWords(Texts texts, Format format, ZoneId zone) {
        this.texts = texts;
        this.format = format;
        this.zone = zone;
        this.reasons = new ReasonWords(texts);
    }

    /** With an arrow, so that it can be told apart without its colour. */
    public String side(Side side) {
        return texts.get(side == Side.BUY ? "order.side.BUY" : "order.side.SELL");
    }

    public String type(OrderType type) {
        return texts.get("order.type." + type.name());
    }

    /** Empty for orders that do not rest by their nature. */
    public String timeInForce(OrderRequest request) {
        return request.type().hasTimeInForce() ? timeInForce(request.timeInForce()) : Format.NONE;
    }

    public String timeInForce(TimeInForce timeInForce) {
        return texts.get("order.tif." + timeInForce.name());
    }

    /** Exactly what is asked of the venue: {@code Buy 0.05000 BTC at 64,000.10}. */
    public String intent(OrderRequest request) {
        Instrument instrument = request.instrument();
        String side = request.side().name();
        BigDecimal amount = request.amount();
        if (amount != null) {
            return withExits(
                    request,
                    texts.get(
                            "order.intent.amount." + side,
                            instrument.base(),
                            format.plain(amount),
                            instrument.quote()));
        }
        String plain = plain(request, side);
        String shown =
                request.displayLots() == 0
                        ? plain
                        : texts.get(
                                "order.intent.shown",
                                plain,
                                format.quantity(instrument, request.displayLots()));
        return withExits(request, shown);
    }

    private String withExits(OrderRequest request, String intent) {
        Instrument instrument = request.instrument();
        String target = format.price(instrument, request.exits().targetTicks());
        String stop = format.price(instrument, request.exits().stopTicks());
        if (request.exits().isEmpty()) {
            return intent;
        }
        String key =
                request.exits().stopTicks() == 0
                        ? "order.intent.target"
                        : request.exits().targetTicks() == 0
                                ? "order.intent.stop"
                                : "order.intent.bracket";
        return texts.get(key, intent, target, stop);
    }

    private String plain(OrderRequest request, String side) {
        Instrument instrument = request.instrument();
        return texts.get(
                "order.intent." + request.type().name() + "." + side,
                format.quantity(instrument, request.lots()),
                instrument.base(),
                format.price(instrument, request.ticks()),
                request.type() == OrderType.TRAILING_STOP
                        ? percent(request.trailingBips())
                        : format.price(instrument, request.stopTicks()));
    }

    /** Basis points as a percentage. */
    public String percent(int bips) {
        return texts.get("order.percent", format.plain(BigDecimal.valueOf(bips, 2)));
    }

    /** The stop price or the distance that it follows at; nothing for other types. */
    public String stop(OrderRequest request) {
        if (request.trailingBips() > 0) {
            return percent(request.trailingBips());
        }
        return format.price(request.instrument(), request.stopTicks());
    }

    /** Microseconds as ms with three decimals; nothing for 0, which is not known. */
    public String millis(long micros) {
        return micros == 0 ? Format.NONE : format.scaled(micros, 3);
    }

    /** Time of day, with the date if it is not {@code seenMs}'s day. */
    public String time(long epochMs, long seenMs) {
        ZonedDateTime time = Instant.ofEpochMilli(epochMs).atZone(zone);
        LocalDate today = Instant.ofEpochMilli(seenMs).atZone(zone).toLocalDate();
        return (time.toLocalDate().equals(today) ? TIME : DAY_AND_TIME).format(time);
    }

    /** Average price of what was executed, two decimals finer than a tick. */
    public String average(Order order) {
        BigDecimal average = order.averagePrice();
        return average == null
                ? Format.NONE
                : format.money(
                        average,
                        order.request().instrument().priceDecimals() + AVERAGE_EXTRA_DECIMALS);
    }

    /** The state in a few words, with the reason where there is one. */
    public String status(OrderRow.Sight sight) {
        Order order = sight.order();
        String why = why(order);
        return switch (order.state()) {
            case SUBMITTED -> texts.get("order.state.SUBMITTED", seconds(sight, order.createdMs()));
            case UNKNOWN -> texts.get("order.state.UNKNOWN", seconds(sight, order.createdMs()));
            case ACCEPTED, PARTLY_FILLED -> working(order, why);
            case DENIED -> texts.get("order.state.DENIED", why);
            case REJECTED -> texts.get("order.state.REJECTED", why);
            case FILLED -> texts.get("order.state.FILLED");
            case CANCELLED ->
                    texts.get(
                            order.executedLots() > 0
                                    ? "order.state.CANCELLED.partly"
                                    : "order.state.CANCELLED");
            case REPLACED -> texts.get("order.state.REPLACED");
            case EXPIRED ->
                    texts.get(
                            order.executedLots() > 0
                                    ? "order.state.EXPIRED.partly"
                                    : "order.state.EXPIRED");
        };
    }

    private String working(Order order, String why) {
        if (order.cancelling()) {
            return texts.get("order.state.cancelling");
        }
        String state =
                order.state() == OrderState.ACCEPTED
                        ? texts.get("order.state.ACCEPTED")
                        : texts.get("order.state.PARTLY_FILLED", percentFilled(order));
        return why.isEmpty() ? state : texts.get("order.state.cancel-failed", state, why);
    }

    private String percentFilled(Order order) {
        long lots = order.request().lots();
        return lots == 0
                ? ""
                : BigDecimal.valueOf(order.executedLots())
                        .movePointRight(2)
                        .divide(BigDecimal.valueOf(lots), 0, RoundingMode.DOWN)
                        .toPlainString();
    }

    /** What became of an order that was just sent, as a sentence. */
    public String outcome(OrderRow.Sight sight) {
        Order order = sight.order();
        Instrument instrument = order.request().instrument();
        String intent = intent(order.request());
        String executed = format.quantity(instrument, order.executedLots());
        return switch (order.state()) {
            case SUBMITTED -> texts.get("order.outcome.SUBMITTED", intent);
            case UNKNOWN ->
                    texts.get("order.outcome.UNKNOWN", intent, seconds(sight, order.createdMs()));
            case ACCEPTED -> texts.get("order.outcome.ACCEPTED", intent);
            case PARTLY_FILLED ->
                    texts.get(
                            "order.outcome.PARTLY_FILLED",
                            intent,
                            executed,
                            instrument.base(),
                            average(order));
            case FILLED ->
                    texts.get(
                            "order.outcome.FILLED." + order.request().side().name(),
                            executed,
                            instrument.base(),
                            average(order));
            case CANCELLED, REPLACED, EXPIRED ->
                    texts.get(
                            order.executedLots() > 0
                                    ? "order.outcome.ENDED.partly"
                                    : "order.outcome.ENDED",
                            intent,
                            status(sight),
                            executed,
                            instrument.base(),
                            average(order));
            case DENIED -> texts.get("order.outcome.DENIED", intent, why(order));
            case REJECTED -> texts.get("order.outcome.REJECTED", intent, why(order));
        };
    }

    /** The reason in plain words; empty if there is none. */
    public String why(Order order) {
        return reasons.sentence(Reason.parse(order.reason()));
    }

    /** A reason as it is written down, in plain words; empty if there is none. */
    public String reason(String written) {
        return reasons.sentence(Reason.parse(written));
    }

    /** The venue's own words on it; empty if there are none. */
    public String original(Order order) {
        return reasons.original(Reason.parse(order.reason()));
    }

    private String seconds(OrderRow.Sight sight, long sinceMs) {
        long seconds =
                Math.max(
                        0,
                        ChronoUnit.SECONDS.between(
                                Instant.ofEpochMilli(sinceMs),
                                Instant.ofEpochMilli(sight.seenMs())));
        return Long.toString(seconds);
    }
}
