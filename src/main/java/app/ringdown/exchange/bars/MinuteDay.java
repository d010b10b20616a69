package app.ringdown.exchange.bars;

import java.util.Arrays;

/**
 * The minute bars of one UTC day, in columns. Filled by one thread, from the first minute on; read
 * by others only when it is full, or under the lock of its {@link Series}. A minute that is not
 * filled yet has a close of 0.
 */
final class MinuteDay {
    static final int MINUTES = 1440;
    static final long MINUTE_MS = 60_000;
    static final long DAY_MS = MINUTES * MINUTE_MS;

    final long day;
    final long[] open = new long[MINUTES];
    final long[] high = new long[MINUTES];
    final long[] low = new long[MINUTES];
    final long[] close = new long[MINUTES];
    final long[] volume = new long[MINUTES];
    final long[] quote = new long[MINUTES];
    final long[] trades = new long[MINUTES];
    final long[] buyVolume = new long[MINUTES];
    final long[] buyQuote = new long[MINUTES];

    /**
     * An empty day.
     *
     * @param day days since the epoch
     */
    MinuteDay(long day) {
        this.day = day;
    }

    /** Days since the epoch of a moment. */
    static long dayOf(long timeMs) {
        return Math.floorDiv(timeMs, DAY_MS);
    }

    /** Minute of the day of a moment, 0 to 1439. */
    static int minuteOf(long timeMs) {
        return (int) (Math.floorMod(timeMs, DAY_MS) / MINUTE_MS);
    }

    /** Start of a minute of this day, ms since the epoch. */
    long time(int minute) {
        return day * DAY_MS + minute * MINUTE_MS;
    }

    boolean has(int minute) {
        return close[minute] != 0;
    }

    /** A minute in which nothing is traded, as yet. */
    void flat(int minute, long ticks) {
        open[minute] = ticks;
        high[minute] = ticks;
        low[minute] = ticks;
        close[minute] = ticks;
        volume[minute] = 0;
        quote[minute] = 0;
        trades[minute] = 0;
        buyVolume[minute] = 0;
        buyQuote[minute] = 0;
    }

    void set(int minute, Bar bar) {
        open[minute] = bar.open();
        high[minute] = bar.high();
        low[minute] = bar.low();
        close[minute] = bar.close();
        volume[minute] = bar.volume();
        quote[minute] = bar.quoteVolume();
        trades[minute] = bar.trades();
        buyVolume[minute] = bar.takerBuyVolume();
        buyQuote[minute] = bar.takerBuyQuote();
    }

    /** Adds a trade to a minute that is filled; the first one replaces the flat price. */
    void trade(int minute, long ticks, long lots, long value, boolean buyerIsMaker) {
        if (trades[minute] == 0) {
            open[minute] = ticks;
            high[minute] = ticks;
            low[minute] = ticks;
        }
        high[minute] = Math.max(high[minute], ticks);
        low[minute] = Math.min(low[minute], ticks);
        close[minute] = ticks;
        volume[minute] += lots;
        quote[minute] += value;
        trades[minute]++;
        if (!buyerIsMaker) {
            buyVolume[minute] += lots;
            buyQuote[minute] += value;
        }
    }

    Bar bar(int minute) {
        return new Bar(
                time(minute),
                open[minute],
                high[minute],
                low[minute],
                close[minute],
                volume[minute],
                quote[minute],
                trades[minute],
                buyVolume[minute],
                buyQuote[minute]);
    }

    /** Minutes without a bar become flat at the close before them. */
    void fillGaps(int to, long closeBefore) {
        long last = closeBefore;
        for (int minute = 0; minute < to; minute++) {
            if (!has(minute)) {
                flat(minute, last);
            }
            last = close[minute];
        }
    }

    /** Whether every minute before the given one is filled. */
    boolean full(int to) {
        return Arrays.stream(close, 0, to).noneMatch(ticks -> ticks == 0);
    }

    /** Adds the minutes {@code from <= minute < to} to a fold. */
    void fold(BarFold fold, int from, int to) {
        for (int minute = from; minute < to; minute++) {
            fold.add(
                    open[minute],
                    high[minute],
                    low[minute],
                    close[minute],
                    volume[minute],
                    quote[minute],
                    trades[minute],
                    buyVolume[minute],
                    buyQuote[minute]);
        }
    }
}
