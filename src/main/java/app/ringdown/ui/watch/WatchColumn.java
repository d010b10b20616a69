package app.ringdown.ui.watch;

import app.ringdown.market.Quote;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What the watch list shows of an instrument, in the order in which it comes. */
enum WatchColumn {
    SYMBOL(94),
    LAST(94),
    CHANGE(66),
    TREND(62),
    BID(84),
    ASK(84),
    RANGE(58),
    SPREAD(88),
    BID_SIZE(92),
    ASK_SIZE(92),
    VOLUME(92),
    HIGH(94),
    LOW(94),
    SWING(70),
    BASE_VOLUME(84),
    AGE(72);

    static final int COUNT = values().length;

    private final double width;

    WatchColumn(double width) {
        this.width = width;
    }

    /** Names it in settings, texts and node ids. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Usual width at the usual text size, px. */
    double width() {
        return width;
    }

    /** Whether it shows a number, which stands at the right. */
    boolean isNumber() {
        return switch (this) {
            case SYMBOL, TREND, RANGE -> false;
            case LAST,
                    CHANGE,
                    BID,
                    ASK,
                    SPREAD,
                    BID_SIZE,
                    ASK_SIZE,
                    VOLUME,
                    HIGH,
                    LOW,
                    SWING,
                    BASE_VOLUME,
                    AGE ->
                    true;
        };
    }

    /** Whether it is of the top of book. */
    boolean isTouch() {
        return switch (this) {
            case BID, ASK, SPREAD, BID_SIZE, ASK_SIZE -> true;
            default -> false;
        };
    }

    /** Ascending; what is not known comes first. */
    Comparator<WatchRow> order() {
        return switch (this) {
            case SYMBOL -> Comparator.comparing(row -> row.instrument().symbol());
            case LAST -> by(q -> price(q, q.last()));
            case CHANGE, TREND -> by(Quote::change);
            case BID -> by(q -> price(q, q.bid()));
            case ASK -> by(q -> price(q, q.ask()));
            case RANGE -> by(Quote::placeInRange);
            case SPREAD -> by(Quote::spreadPoints);
            case BID_SIZE -> by(q -> quantity(q, q.bidLots()));
            case ASK_SIZE -> by(q -> quantity(q, q.askLots()));
            case VOLUME -> by(q -> (double) q.quoteVolume());
            case HIGH -> by(q -> price(q, q.high()));
            case LOW -> by(q -> price(q, q.low()));
            case SWING -> by(Quote::swing);
            case BASE_VOLUME -> by(q -> quantity(q, q.volumeLots()));
            case AGE -> by(q -> q.arrivalNanos() == 0 ? Double.NaN : -(double) q.arrivalNanos());
        };
    }

    private static double price(Quote quote, long ticks) {
        return (double) ticks / Math.pow(10, quote.instrument().priceDecimals());
    }

    private static double quantity(Quote quote, long lots) {
        return (double) lots / Math.pow(10, quote.instrument().lotDecimals());
    }

    private static Comparator<WatchRow> by(ToDoubleFunction<Quote> value) {
        return Comparator.comparingDouble(row -> {
            double of = value.applyAsDouble(row.quote());
            return Double.isNaN(of) ? Double.NEGATIVE_INFINITY : of;
        });
    }
}
