package app.ringdown.exchange.bars;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Keeps bars in memory, for tests. Any thread. */
public final class MemoryBarStore implements BarStore {
    private final Map<String, TreeMap<Long, Bar>> bars = new HashMap<>();
    private final Map<String, List<Era>> eras = new HashMap<>();

    @Override
    public synchronized void save(String symbol, Bar bar) {
        bars.computeIfAbsent(symbol, s -> new TreeMap<>()).put(bar.openTime(), bar);
    }

    @Override
    public synchronized List<Bar> load(String symbol, long fromMs, long toMs) {
        return new ArrayList<>(
                bars.getOrDefault(symbol, new TreeMap<>()).subMap(fromMs, toMs).values());
    }

    @Override
    public synchronized OptionalLong newest(String symbol, long beforeMs) {
        Long time = bars.getOrDefault(symbol, new TreeMap<>()).lowerKey(beforeMs);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }

    @Override
    public synchronized void save(String symbol, Era era) {
        eras.computeIfAbsent(symbol, s -> new ArrayList<>()).add(era);
    }

    @Override
    public synchronized List<Era> eras(String symbol) {
        return List.copyOf(eras.getOrDefault(symbol, List.of()));
    }

    /** Forgets a minute, as when the machine lost its power before it was written. */
    public synchronized void lose(String symbol, long openTime) {
        bars.getOrDefault(symbol, new TreeMap<>()).remove(openTime);
    }
}
