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
    VOLUME(76);

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
            case LAST, CHANGE, BID, ASK, SPREAD, BID_SIZE, ASK_SIZE, VOLUME -> true;
        };
    }

    /** Ascending; what is not known comes first. */
    Comparator<WatchRow> order() {
        return switch (this) {
            case SYMBOL -> Comparator.comparing(row -> row.instrument().symbol());
            case LAST -> by(q -> q.instrument().price(q.last()).doubleValue());
            case CHANGE, TREND -> by(Quote::change);
            case BID -> by(q -> q.instrument().price(q.bid()).doubleValue());
            case ASK -> by(q -> q.instrument().price(q.ask()).doubleValue());
            case RANGE -> by(WatchRow::placeInRange);
            case SPREAD -> by(WatchRow::spreadPoints);
            case BID_SIZE -> by(q -> q.instrument().quantity(q.bidLots()).doubleValue());
            case ASK_SIZE -> by(q -> q.instrument().quantity(q.askLots()).doubleValue());
            case VOLUME -> by(q -> (double) q.quoteVolume());
        };
    }

    private static Comparator<WatchRow> by(ToDoubleFunction<Quote> value) {
        return Comparator.comparingDouble(row -> {
            double of = value.applyAsDouble(row.quote());
            return Double.isNaN(of) ? Double.NEGATIVE_INFINITY : of;
        });
    }
}
