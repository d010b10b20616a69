package app.ringdown.ui.tape;

import app.ringdown.market.Print;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** The last lines of the tape, the newest first. Not safe for several threads. */
final class TapeRows {
    private final @Nullable TapeRow[] ring;
    private long added;

    /**
     * @param capacity lines that are kept
     */
    TapeRows(int capacity) {
        ring = new TapeRow[capacity];
    }

    /** A trade, after a line that says how many before it are missing, if any are. */
    void add(Print print) {
        addMissing(print.missing());
        add(new TapeRow.Trade(print));
    }

    void addMissing(long count) {
        if (count > 0) {
            add(new TapeRow.Missing(count));
        }
    }

    private void add(TapeRow row) {
        ring[(int) (added % ring.length)] = row;
        added++;
    }

    void clear() {
        added = 0;
    }

    /** Lines that there are. */
    int size() {
        return (int) Math.min(added, ring.length);
    }

    /** Lines that there ever were. */
    long added() {
        return added;
    }

    /** A line; 0 is the newest. */
    TapeRow get(int back) {
        Objects.checkIndex(back, size());
        return Objects.requireNonNull(ring[(int) ((added - 1 - back) % ring.length)]);
    }
}
