package app.ringdown.exchange.bars;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The finished days that were asked for last, of all listings: at most so many, about 100 kB each.
 * Any thread. Two threads that miss the same day both make it, and make the same.
 */
final class DayCache {
    private record Key(int listing, long day) {}

    private final int capacity;
    private final Map<Key, MinuteDay> days = new LinkedHashMap<>(64, 0.75f, true);

    DayCache(int capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable MinuteDay get(int listing, long day) {
        return days.get(new Key(listing, day));
    }

    /** Keeps a finished day; nobody may change it from now on. */
    synchronized void put(int listing, MinuteDay day) {
        days.put(new Key(listing, day.day), day);
        if (days.size() > capacity) {
            days.remove(days.keySet().iterator().next());
        }
    }
}
