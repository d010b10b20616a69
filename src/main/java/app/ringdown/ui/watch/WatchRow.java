package app.ringdown.ui.watch;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.ui.base.Format;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import java.util.EnumMap;
import java.util.Map;

/**
 * One instrument of the watch list: its latest quote, what of it changed and when, and the texts of
 * its cells, made when they are first asked for. Each cell has a version, so that what is painted
 * can tell whether it is still right. JavaFX thread.
 */
final class WatchRow {
    /** How long a changed price is marked, ns. */
    static final long FLASH_NANOS = 500_000_000L;

    private static final long STRONG_NANOS = 160_000_000L;

    /** Before the age of what is stale. */
    static final String STALE_MARK = "⚠ ";

    private final Instrument instrument;
    private final Format format;
    private final ReadOnlyObjectWrapper<WatchRow> self = new ReadOnlyObjectWrapper<>(this);
    private final Map<WatchColumn, Cell> cells = new EnumMap<>(WatchColumn.class);
    private Quote quote;
    private long[] trend = {};
    private String stale = "";
    private boolean touchStale;
    private String age = "";

    WatchRow(Quote first, Format format) {
        this.instrument = first.instrument();
        this.format = format;
        this.quote = first;
        for (WatchColumn column : WatchColumn.values()) {
            cells.put(column, new Cell());
        }
    }

    Instrument instrument() {
        return instrument;
    }

    Quote quote() {
        return quote;
    }

    /** This row, as a table's cell wants its value. */
    ObservableValue<WatchRow> self() {
        return self.getReadOnlyProperty();
    }

    /** Takes in a newer quote at {@code nanos} of {@link System#nanoTime()}. */
    void update(Quote next, long nanos) {
        Quote held = quote;
        quote = next;
        move(WatchColumn.LAST, held.last(), next.last(), nanos);
        move(WatchColumn.BID, held.bid(), next.bid(), nanos);
        move(WatchColumn.ASK, held.ask(), next.ask(), nanos);
        if (held.bidLots() != next.bidLots()) {
            cell(WatchColumn.BID_SIZE).version++;
        }
        if (held.askLots() != next.askLots()) {
            cell(WatchColumn.ASK_SIZE).version++;
        }
        if (held.bid() != next.bid() || held.ask() != next.ask()) {
            cell(WatchColumn.SPREAD).version++;
        }
        if (held.last() != next.last() || held.open() != next.open()) {
            cell(WatchColumn.CHANGE).version++;
        }
        if (held.last() != next.last() || held.high() != next.high() || held.low() != next.low()) {
            cell(WatchColumn.RANGE).version++;
        }
        if (held.high() != next.high()) {
            cell(WatchColumn.HIGH).version++;
        }
        if (held.low() != next.low()) {
            cell(WatchColumn.LOW).version++;
        }
        if (held.high() != next.high() || held.low() != next.low()) {
            cell(WatchColumn.SWING).version++;
        }
        if (held.volumeLots() != next.volumeLots()) {
            cell(WatchColumn.BASE_VOLUME).version++;
        }
        if (held.quoteVolume() != next.quoteVolume()) {
            cell(WatchColumn.VOLUME).version++;
        }
    }

    private void move(WatchColumn column, long before, long after, long nanos) {
        if (before == after) {
            return;
        }
        Cell cell = cell(column);
        cell.version++;
        if (before > 0 && after > 0) {
            cell.move = after > before ? 1 : -1;
            cell.movedNanos = nanos;
        }
    }

    /**
     * Takes in whether the quote is stale.
     *
     * @param age how old it is, in words; empty if it is not stale
     */
    void stale(String age) {
        if (age.isEmpty() != stale.isEmpty()) {
            cells.values().forEach(cell -> cell.version++);
        } else if (!age.equals(stale)) {
            cell(WatchColumn.SYMBOL).version++;
        }
        stale = age;
    }

    /** How old the quote is, in words; empty if it is not stale. */
    String stale() {
        return stale;
    }

    /** Takes in whether the top of book is, whatever the rest of the quote is. */
    void touchStale(boolean next) {
        if (next != touchStale) {
            touchStale = next;
            cells.forEach((column, cell) -> {
                if (column.isTouch()) {
                    cell.version++;
                }
            });
        }
    }

    /** Whether what a column shows was true once. */
    boolean isStale(WatchColumn column) {
        return !stale.isEmpty() || (touchStale && column.isTouch());
    }

    /** Takes in how old the quote is, in words; empty where no column says it. */
    void age(String next) {
        if (!next.equals(age)) {
            if (next.isEmpty() != age.isEmpty()) {
                cell(WatchColumn.SYMBOL).version++;
            }
            age = next;
            cell(WatchColumn.AGE).version++;
        }
    }

    /**
     * What stands after the symbol: what it is paid in; of a stale quote a mark, and its age if no
     * column says that.
     */
    String besides() {
        if (stale.isEmpty()) {
            return instrument.quote();
        }
        return STALE_MARK + (age.isEmpty() ? stale : instrument.quote());
    }

    /** Takes in the last 24 hours as prices, oldest first. */
    void trend(long[] prices) {
        trend = prices;
        cell(WatchColumn.TREND).version++;
    }

    long[] trend() {
        return trend;
    }

    /** The way of the last move of a price: 1 up, -1 down, 0 none yet. */
    int move(WatchColumn column) {
        return cell(column).move;
    }

    /** How strongly a move is marked now: 2 just moved, 1 a moment ago, 0 not. */
    int flash(WatchColumn column, long nanos) {
        Cell cell = cell(column);
        if (cell.move == 0) {
            return 0;
        }
        long age = nanos - cell.movedNanos;
        return age < STRONG_NANOS ? 2 : age < FLASH_NANOS ? 1 : 0;
    }

    /** Differs whenever the cell must be painted anew. */
    long key(WatchColumn column, long nanos) {
        return cell(column).version * 4L + flash(column, nanos);
    }

    /** What the cell says, in words. */
    String text(WatchColumn column) {
        Cell cell = cell(column);
        if (cell.textVersion != cell.version) {
            cell.textVersion = cell.version;
            cell.text = make(column);
        }
        return cell.text;
    }

    @SuppressWarnings("NullAway") // there is one for each column
    private Cell cell(WatchColumn column) {
        return cells.get(column);
    }

    private static final class Cell {
        private int version = 1;
        private int textVersion;
        private String text = "";
        private int move;
        private long movedNanos;
    }

    private String make(WatchColumn column) {
        return switch (column) {
            case SYMBOL -> {
                String name = instrument.base() + "/" + instrument.quote();
                yield stale.isEmpty() ? name : name + " " + STALE_MARK + stale;
            }
            case LAST -> format.price(instrument, quote.last());
            case CHANGE -> format.percent(quote.change());
            case TREND -> trend.length < 2 ? Format.NONE : format.percent(trendChange());
            case BID -> format.price(instrument, quote.bid());
            case ASK -> format.price(instrument, quote.ask());
            case RANGE ->
                    format.price(instrument, quote.low())
                            + " … "
                            + format.price(instrument, quote.high());
            case SPREAD ->
                    quote.spread() < 0
                            ? Format.NONE
                            : quote.spread()
                                    + " · "
                                    + format.scaled(Math.round(quote.spreadPoints() * 10), 1)
                                    + " bp";
            case BID_SIZE ->
                    quote.bid() == 0 ? Format.NONE : format.quantity(instrument, quote.bidLots());
            case ASK_SIZE ->
                    quote.ask() == 0 ? Format.NONE : format.quantity(instrument, quote.askLots());
            case VOLUME ->
                    quote.quoteVolume() == 0
                            ? Format.NONE
                            : format.compact((double) quote.quoteVolume());
            case HIGH -> format.price(instrument, quote.high());
            case LOW -> format.price(instrument, quote.low());
            case SWING -> format.share(quote.swing());
            case BASE_VOLUME ->
                    quote.volumeLots() == 0
                            ? Format.NONE
                            : format.compact(instrument.quantity(quote.volumeLots()).doubleValue());
            case AGE -> age.isEmpty() ? Format.NONE : age;
        };
    }

    private double trendChange() {
        long first = trend[0];
        return first == 0 ? Double.NaN : (double) (trend[trend.length - 1] - first) / first;
    }

    @Override
    public String toString() {
        return instrument.symbol();
    }
}
