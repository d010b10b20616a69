package app.ringdown.ui.chart.model;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.TradingRules;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Bars for tests. */
public final class Bars {
    public static final Instrument BTC =
            new Instrument(0, "test", "BTCUSDT", "BTC", "USDT", 2, 5, TradingRules.NONE, true);
    public static final Instrument ETH =
            new Instrument(1, "test", "ETHUSDT", "ETH", "USDT", 2, 4, TradingRules.NONE, true);

    /** 2026-07-06 00:00 UTC, a Monday. */
    public static final long MONDAY = 1_783_296_000_000L;

    private Bars() {}

    /** {@code count} closed bars from {@code openMs} on, a walk that is the same every time. */
    public static List<Bar> walk(Interval interval, long openMs, int count) {
        Random random = new Random(openMs);
        List<Bar> bars = new ArrayList<>();
        long close = 6_400_000;
        for (int i = 0; i < count; i++) {
            long open = close;
            close = Math.max(1000, open + random.nextInt(2001) - 1000);
            bars.add(
                    new Bar(
                            openMs + i * interval.ms(),
                            open,
                            Math.max(open, close) + random.nextInt(500),
                            Math.min(open, close) - random.nextInt(500),
                            close,
                            random.nextInt(100_000),
                            true));
        }
        return bars;
    }

    public static BarSeries series(Interval interval, long openMs, int count) {
        BarSeries series = new BarSeries(BTC, interval);
        series.merge(walk(interval, openMs, count));
        return series;
    }

    public static Bar flat(long openMs, long ticks) {
        return new Bar(openMs, ticks, ticks, ticks, ticks, 1, true);
    }
}
