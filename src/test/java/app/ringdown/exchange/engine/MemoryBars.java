package app.ringdown.exchange.engine;

import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.bars.Era;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Keeps eras and forgets bars: a session without a past. */
final class MemoryBars implements BarStore {
    private final List<Era> eras = new ArrayList<>();

    @Override
    public void save(String symbol, Bar bar) {}

    @Override
    public List<Bar> load(String symbol, long fromMs, long toMs) {
        return List.of();
    }

    @Override
    public OptionalLong newest(String symbol, long beforeMs) {
        return OptionalLong.empty();
    }

    @Override
    public void save(String symbol, Era era) {
        eras.add(era);
    }

    @Override
    public List<Era> eras(String symbol) {
        return List.copyOf(eras);
    }
}
