package app.ringdown.ui.tape;

import app.ringdown.market.Print;
import app.ringdown.market.TradeLog;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The lines of the tape, the newest first: the trades that are large enough, and what is missing
 * between any. All trades are kept, so that another filter shows what this one hides. Not safe for
 * several threads.
 */
final class TapeRows {
    private final TradeLog log;
    private final @Nullable TapeRow[] ring;
    private Predicate<Print> filter = _ -> true;
    private long end; // lines ever made; the newest is before it
    private long start; // of the oldest
    private long version;

    /**
     * @param capacity trades that are kept
     */
    TapeRows(int capacity) {
        log = new TradeLog(capacity);
        ring =
                new TapeRow
                        [2 * capacity + 2]; // something may be missing before each, and the newest
    }

    /** Shows what passes {@code next}, from now on and of what is kept. */
    void filter(Predicate<Print> next) {
        filter = next;
        rebuild();
    }

    /** A trade that the stream brought. */
    void add(Print print) {
        switch (log.add(print)) {
            case APPENDED -> {
                append(0);
                trim();
            }
            case CHANGED -> rebuild();
            case NONE -> {
                // It came twice.
            }
        }
    }

    /** Trades that an answer brought. */
    void fill(Collection<Print> prints) {
        if (log.fill(prints)) {
            rebuild();
        }
    }

    void clear() {
        log.clear();
        rebuild();
    }

    /** The newest trade of all, shown or not; null if there is none. */
    @Nullable Print newest() {
        return log.size() == 0 ? null : log.get(0);
    }

    /** Whether a trade is missing after the one of that number. */
    boolean isMissingAfter(long tradeId) {
        for (int back = 0; back + 1 < log.size() && log.get(back).tradeId() > tradeId; back++) {
            if (log.missingBefore(back) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether trades are kept, of which none need pass the filter. */
    boolean hasTrades() {
        return log.size() > 0;
    }

    /** Another number than before whenever lines are. */
    long version() {
        return version;
    }

    /** Lines that there are. */
    int size() {
        return (int) (end - start);
    }

    /** A line; 0 is the newest. */
    TapeRow get(int back) {
        Objects.checkIndex(back, size());
        return at(end - 1 - back);
    }

    /** How many lines are newer than a trade. */
    int newerThan(long tradeId) {
        int newer = 0;
        while (newer < size() && get(newer).tradeId() > tradeId) {
            newer++;
        }
        return newer;
    }

    /** How many trades are among the newest {@code lines}. */
    int trades(int lines) {
        int trades = 0;
        for (int i = 0; i < lines; i++) {
            trades += get(i) instanceof TapeRow.Trade ? 1 : 0;
        }
        return trades;
    }

    private void rebuild() {
        start = end;
        for (int back = log.size() - 1; back >= 0; back--) {
            append(back);
        }
        version++;
    }

    private void append(int back) {
        Print print = log.get(back);
        long missing = log.missingBefore(back);
        if (missing > 0) {
            put(new TapeRow.Missing(missing, print.tradeId()));
        }
        if (filter.test(print)) {
            put(new TapeRow.Trade(print));
        }
        version++;
    }

    private void put(TapeRow row) {
        ring[(int) (end % ring.length)] = row;
        end++;
    }

    /** Lets go of lines whose trades are no longer kept, so that a rebuild changes nothing. */
    private void trim() {
        long oldest = log.oldestId();
        while (size() > 0 && isBefore(at(start), oldest)) {
            start++;
        }
    }

    private static boolean isBefore(TapeRow row, long tradeId) {
        return switch (row) {
            case TapeRow.Trade trade -> trade.tradeId() < tradeId;
            case TapeRow.Missing missing -> missing.tradeId() <= tradeId;
        };
    }

    private TapeRow at(long place) {
        return Objects.requireNonNull(ring[(int) (place % ring.length)]);
    }
}
