package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instruments of the venue by their symbols, as text and, those of up to 15 bytes, as the two
 * {@link Words} that they are in a frame: the latter without making a String. Immutable.
 */
final class Symbols {
    private static final int LONGEST_KEY = 2 * Words.LENGTH - 1;

    private final Map<String, Instrument> byText = new HashMap<>();

    /** Two words a slot. */
    private final long[] keys;

    private final @Nullable Instrument[] values;
    private final int mask;

    Symbols(List<Instrument> instruments) {
        int capacity = Integer.highestOneBit(Math.max(8, instruments.size() * 4 - 1)) * 2;
        this.keys = new long[2 * capacity];
        this.values = new Instrument[capacity];
        this.mask = capacity - 1;
        for (Instrument instrument : instruments) {
            if (byText.putIfAbsent(instrument.symbol(), instrument) == null) {
                put(instrument);
            }
        }
    }

    private void put(Instrument instrument) {
        byte[] symbol = instrument.symbol().getBytes(StandardCharsets.UTF_8);
        if (symbol.length > LONGEST_KEY) {
            return;
        }
        byte[] padded = Arrays.copyOf(symbol, 2 * Words.LENGTH);
        padded[symbol.length] = '"';
        long first = Words.at(padded, 0);
        long second = Words.at(padded, Words.LENGTH);
        int slot = slot(first, second);
        while (values[slot] != null) {
            slot = slot + 1 & mask;
        }
        keys[2 * slot] = first;
        keys[2 * slot + 1] = second;
        values[slot] = instrument;
    }

    @Nullable Instrument get(String symbol) {
        return byText.get(symbol);
    }

    /** A symbol's last word, as it is in a key: to its quote, and nothing behind that. */
    static long key(long word, int length) {
        return Words.lowest(word, length) | ((long) '"' << (length * Byte.SIZE));
    }

    /**
     * By the words of a frame, the last one a {@link #key}; {@code second} 0 if it is the first.
     */
    @Nullable Instrument get(long first, long second) {
        int slot = slot(first, second);
        for (Instrument value = values[slot]; value != null; value = values[slot]) {
            if (keys[2 * slot] == first && keys[2 * slot + 1] == second) {
                return value;
            }
            slot = slot + 1 & mask;
        }
        return null;
    }

    private int slot(long first, long second) {
        long hash = (first ^ second * 31) * 0x9e3779b97f4a7c15L;
        return (int) (hash >>> 32) & mask;
    }
}
