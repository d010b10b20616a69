package app.ringdown.exchange.bars;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The seconds of the last hour in which something was traded, and the one that is open. Under the
 * lock of its {@link Series}.
 */
final class Seconds {
    private static final long SECOND_MS = 1_000;
    private static final long KEPT_MS = 3_600_000;

    private final ArrayDeque<Bar> traded = new ArrayDeque<>();
    private final BarFold open = new BarFold();
    private long openTime;

    /** Close before the oldest second that is kept. */
    private long closeBefore;

    private final long startMs;

    Seconds(long startMs, long closeBefore) {
        this.startMs = Interval.S1.openTime(startMs);
        this.openTime = this.startMs;
        this.closeBefore = closeBefore;
    }

    void trade(long timeMs, long ticks, long lots, long value, boolean buyerIsMaker) {
        long second = Math.max(openTime, Interval.S1.openTime(timeMs));
        if (second > openTime) {
            finish();
            openTime = second;
        }
        long bought = buyerIsMaker ? 0 : lots;
        open.add(ticks, ticks, ticks, ticks, lots, value, 1, bought, buyerIsMaker ? 0 : value);
    }

    private void finish() {
        if (!open.isEmpty()) {
            traded.add(open.bar(openTime));
            open.clear();
        }
        while (!traded.isEmpty() && traded.getFirst().openTime() < openTime - KEPT_MS) {
            closeBefore = traded.removeFirst().close();
        }
    }

    /** Start of the oldest second that is known. */
    long first(long nowMs) {
        return Math.max(startMs, Interval.S1.openTime(nowMs) - KEPT_MS);
    }

    /** All seconds {@code fromMs <= openTime <= toMs}, both whole seconds, traded or not. */
    List<Bar> between(long fromMs, long toMs) {
        List<Bar> bars = new ArrayList<>();
        long close = closeBefore;
        long next = fromMs;
        for (Bar bar : traded) {
            if (bar.openTime() > toMs) {
                break;
            }
            if (bar.openTime() >= fromMs) {
                next = flat(bars, next, bar.openTime(), close);
                bars.add(bar);
                next += SECOND_MS;
            }
            close = bar.close();
        }
        if (!open.isEmpty() && openTime >= fromMs && openTime <= toMs) {
            next = flat(bars, next, openTime, close);
            Bar bar = open.bar(openTime);
            bars.add(bar);
            next += SECOND_MS;
            close = bar.close();
        }
        flat(bars, next, toMs + SECOND_MS, close);
        return bars;
    }

    private static long flat(List<Bar> bars, long fromMs, long toMs, long close) {
        for (long second = fromMs; second < toMs; second += SECOND_MS) {
            bars.add(Bar.flat(second, close));
        }
        return Math.max(fromMs, toMs);
    }
}
