package app.ringdown.ui.watch;

import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The rows that the table shows: the person's own list, filtered and sorted. A new order is told as
 * one permutation, so that selection and scroll position stay. JavaFX thread.
 */
final class WatchRows extends ObservableListBase<WatchRow> {
    private final List<WatchRow> own = new ArrayList<>();
    private List<WatchRow> shown = List.of();
    private Predicate<WatchRow> filter = row -> true;
    private String quoteAsset = "";
    private @Nullable Comparator<WatchRow> order;

    @Override
    public WatchRow get(int index) {
        return shown.get(index);
    }

    @Override
    public int size() {
        return shown.size();
    }

    /** The person's own list, in the person's own order. */
    List<WatchRow> own() {
        return List.copyOf(own);
    }

    void setOwn(List<WatchRow> rows) {
        own.clear();
        own.addAll(rows);
        refresh();
    }

    /** Shows what holds {@code words} in its symbol, its assets or as BASE/QUOTE; all if empty. */
    void search(String words) {
        String wanted = words.strip().toUpperCase(Locale.ROOT);
        filter =
                wanted.isEmpty()
                        ? row -> true
                        : row ->
                                row.instrument().symbol().contains(wanted)
                                        || (row.instrument().base()
                                                        + "/"
                                                        + row.instrument().quote())
                                                .contains(wanted);
        refresh();
    }

    /** Shows what is paid in that asset; all if empty. */
    void only(String asset) {
        quoteAsset = asset;
        refresh();
    }

    /** Sorts by {@code next}, or back to the person's own order. */
    void order(@Nullable Comparator<WatchRow> next) {
        order = next;
        refresh();
    }

    boolean isSorted() {
        return order != null;
    }

    /** Sorts again by what the values are now; the row at {@code held} (-1: none) stays there. */
    void resort(int held) {
        if (order != null) {
            WatchRow still = held >= 0 && held < shown.size() ? shown.get(held) : null;
            List<WatchRow> next = wanted();
            if (still != null && next.remove(still)) {
                next.add(Math.min(held, next.size()), still);
            }
            show(next);
        }
    }

    /** Moves a row of the person's own list; a sorted list becomes the own order first. */
    void move(WatchRow row, int to) {
        if (order != null) {
            List<WatchRow> hidden = new ArrayList<>(own);
            hidden.removeAll(shown);
            own.clear();
            own.addAll(shown);
            own.addAll(hidden);
            order = null;
        }
        own.remove(row);
        own.add(Math.clamp(to, 0, own.size()), row);
        refresh();
    }

    private void refresh() {
        show(wanted());
    }

    private List<WatchRow> wanted() {
        List<WatchRow> next = new ArrayList<>(own.size());
        for (WatchRow row : own) {
            if (filter.test(row)
                    && (quoteAsset.isEmpty() || row.instrument().quote().equals(quoteAsset))) {
                next.add(row);
            }
        }
        if (order != null) {
            next.sort(order);
        }
        return next;
    }

    private void show(List<WatchRow> next) {
        if (next.equals(shown)) {
            return;
        }
        int[] moves = permutation(next);
        List<WatchRow> before = shown;
        beginChange();
        shown = next;
        if (moves == null) {
            nextReplace(0, next.size(), before);
        } else {
            nextPermutation(0, next.size(), moves);
        }
        endChange();
    }

    /** Where each row shown goes, or null if {@code next} has other rows. */
    private int @Nullable [] permutation(List<WatchRow> next) {
        if (next.size() != shown.size()) {
            return null;
        }
        Map<WatchRow, Integer> places = new HashMap<>();
        for (int i = 0; i < next.size(); i++) {
            places.put(next.get(i), i);
        }
        int[] moves = new int[next.size()];
        for (int i = 0; i < moves.length; i++) {
            Integer place = places.get(shown.get(i));
            if (place == null) {
                return null;
            }
            moves[i] = place;
        }
        return moves;
    }
}
