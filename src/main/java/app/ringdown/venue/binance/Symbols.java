package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instruments of the venue by their symbols, as text and as the bytes of a frame: the latter
 * without making a String. Immutable.
 */
final class Symbols {
    private final Map<String, Instrument> byText = new HashMap<>();
    private final byte[][] keys;
    private final Instrument[] values;
    private final int mask;

    Symbols(List<Instrument> instruments) {
        int capacity = Integer.highestOneBit(Math.max(8, instruments.size() * 4 - 1)) * 2;
        this.keys = new byte[capacity][];
        this.values = new Instrument[capacity];
        this.mask = capacity - 1;
        for (Instrument instrument : instruments) {
            if (byText.putIfAbsent(instrument.symbol(), instrument) == null) {
                byte[] key = instrument.symbol().getBytes(StandardCharsets.UTF_8);
                int slot = hash(key, 0, key.length) & mask;
                while (keys[slot] != null) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = key;
                values[slot] = instrument;
            }
        }
    }

    @Nullable Instrument get(String symbol) {
        return byText.get(symbol);
    }

    /** By the bytes of a frame from {@code from} to before {@code to}. */
    @Nullable Instrument get(byte[] bytes, int from, int to) {
        int slot = hash(bytes, from, to) & mask;
        for (byte[] key = keys[slot]; key != null; key = keys[slot]) {
            if (Arrays.equals(key, 0, key.length, bytes, from, to)) {
                return values[slot];
            }
            slot = slot + 1 & mask;
        }
        return null;
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return hash ^ hash >>> 15;
    }
}
