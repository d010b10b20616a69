package app.ringdown.ui.line;

import javafx.collections.ObservableListBase;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The rows of the list, in the order of their numbers: taken in at the end, dropped at the
 * beginning, each at the price of the rows that come or go. JavaFX thread.
 */
final class WireRows extends ObservableListBase<WireRow> {
    private WireRow[] ring = new WireRow[1 << 10];
    private int first;
    private int size;

    @Override
    public WireRow get(int index) {
        return ring[slot(Objects.checkIndex(index, size))];
    }

    @Override
    public int size() {
        return size;
    }

    /**
     * Adds rows and drops others, as one change.
     *
     * @param oldestFrame frames of smaller numbers go
     * @param oldest all of smaller numbers go
     */
    void update(List<WireRow> newer, long oldestFrame, long oldest) {
        beginChange();
        List<WireRow> spared = new ArrayList<>();
        int old = 0;
        for (; old < size && get(old).number() < Math.max(oldest, oldestFrame); old++) {
            WireRow row = get(old);
            if (row.isCall() && row.number() >= oldest) {
                spared.add(row);
            } else {
                nextRemove(spared.size(), row);
            }
        }
        first = slot(old - spared.size());
        size -= old - spared.size();
        for (int i = 0; i < spared.size(); i++) {
            ring[slot(i)] = spared.get(i);
        }
        if (!newer.isEmpty()) {
            reserve(size + newer.size());
            int from = size;
            for (WireRow row : newer) {
                ring[slot(size++)] = row;
            }
            nextAdd(from, size);
        }
        endChange();
    }

    void empty() {
        update(List.of(), 0, Long.MAX_VALUE);
    }

    private void reserve(int rows) {
        if (rows > ring.length) {
            WireRow[] before = toArray(WireRow[]::new);
            ring = Arrays.copyOf(before, Integer.highestOneBit(rows) << 1);
            first = 0;
        }
    }

    private int slot(int index) {
        return (first + index) & (ring.length - 1);
    }
}
