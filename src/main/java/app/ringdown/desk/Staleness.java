package app.ringdown.desk;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * How old is what one knows of a value by asking now and then, against the changes of it as they
 * were told: 0 while it is what it was, else the time since it was left behind. Times are {@link
 * System#nanoTime()}; one that goes back counts as the last. Not safe for several threads.
 *
 * @param <V> the value
 */
final class Staleness<V> {
    /** So many changes back a value is looked for that was outdated when it came. */
    private static final int MEMORY = 4_096;

    /** A stretch of time in which the age grows from one to another, ns. */
    private record Outdated(long from, long to) {}

    private record Change<V>(long nanos, V value) {}

    private final List<Change<V>> changes = new ArrayList<>();
    private final List<Outdated> outdated = new ArrayList<>();
    private @Nullable V known;
    private long firstNanos;
    private long lastNanos;
    private long leftNanos;
    private boolean isOutdated;
    private long currentNanos;
    private long seen;
    private long told;

    /** The value changed, or was told again. */
    void change(long nanos, V value) {
        V before = changes.isEmpty() ? null : changes.getLast().value;
        if (value.equals(before)) {
            return;
        }
        advance(nanos);
        changes.add(new Change<>(nanos, value));
        if (changes.size() > 2 * MEMORY) {
            changes.subList(0, MEMORY).clear();
        }
        if (known != null) {
            told++;
            boolean differs = !value.equals(known);
            if (differs && !isOutdated) {
                leftNanos = nanos;
            }
            isOutdated = differs;
        }
    }

    /** An answer told the value. */
    void answer(long nanos, V value) {
        if (known == null) {
            firstNanos = nanos;
            lastNanos = nanos;
        } else {
            advance(nanos);
            seen += value.equals(known) ? 0 : 1;
        }
        known = value;
        isOutdated = !changes.isEmpty() && !changes.getLast().value.equals(value);
        leftNanos = isOutdated ? left(value, nanos) : nanos;
    }

    /** When it ceased to be that; {@code otherwise} if it never was, as far as is remembered. */
    private long left(V value, long otherwise) {
        for (int i = changes.size() - 2; i >= 0; i--) {
            if (changes.get(i).value.equals(value)) {
                return changes.get(i + 1).nanos;
            }
        }
        return otherwise; // the answer overtook the change that it tells of
    }

    private void advance(long nanos) {
        if (known == null || nanos <= lastNanos) {
            return;
        }
        if (isOutdated) {
            outdated.add(new Outdated(lastNanos - leftNanos, nanos - leftNanos));
        } else {
            currentNanos += nanos - lastNanos;
        }
        lastNanos = nanos;
    }

    /** Changes that were told since the first answer. */
    long told() {
        return told;
    }

    /** Answers that brought another value than the one before. */
    long seen() {
        return seen;
    }

    /**
     * Of all the time from the first answer to {@code nanos}, the age that it was not above for
     * that share of it, ns.
     *
     * @param share from 0 to 1: 0.5 is the median, 1 the worst
     */
    long age(double share, long nanos) {
        advance(nanos);
        double due = share * (lastNanos - firstNanos);
        long low = 0;
        long high = outdated.stream().mapToLong(Outdated::to).max().orElse(0);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (notAbove(middle) >= due) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The share of the time in which it was outdated, 0 to 1. */
    double outdatedShare(long nanos) {
        advance(nanos);
        long all = lastNanos - firstNanos;
        return all == 0 ? 0 : (double) (all - currentNanos) / all;
    }

    /** For how long the age was not above that. */
    private long notAbove(long age) {
        long time = currentNanos;
        for (Outdated each : outdated) {
            time += Math.clamp(age - each.from, 0, each.to - each.from);
        }
        return time;
    }
}
