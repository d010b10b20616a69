package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Season;
import app.ringdown.exchange.listing.Side;

/**
 * One listing as those who trade it see it: what it is worth, what trading has done to that
 * opinion, how lively it is, and who holds how much. One thread.
 */
final class Pit {
    /**
     * What buying more than is sold does to opinion, in minutes' worth of volatility for a minute's
     * worth of volume (small imbalances count in proportion, large ones by their square root): the
     * part that is forgotten within a minute, and the part that stays for hours.
     */
    private static final double PASSING_IMPACT = 0.55;

    private static final double LASTING_IMPACT = 0.50;
    private static final double PASSING_MS = 30_000;
    private static final double LASTING_MS = 2 * 3_600_000.0;

    /** How far back the average price looks. */
    private static final double TREND_MS = 180_000;

    /** News makes for so much of the volatility; the rest comes from trading itself. */
    private static final double NEWS_SHARE = 0.93;

    final Floor floor;
    final Listing listing;
    final int index;

    /** Usual volatility of a minute, of the log price. */
    final double minuteVolatility;

    /**
     * Lots of an average trade, and lots that are traded in an average minute; both at the opening
     * price.
     */
    final double tradeLots;

    final double minuteLots;

    /** Trades in an average second. */
    final double tradesPerSecond;

    private final News.Worth base;
    private final News.Worth quote;
    private final double logOpen;
    private final long[] inventory;
    private double passingFlow;
    private double lastingFlow;
    private long impactTime;
    private double average;
    private long trendTime;
    private double trend;
    private final Regime regime;
    private long now;

    Pit(Floor floor, Listing listing, News news, int traders, long startMs, Chance chance) {
        this.floor = floor;
        this.listing = listing;
        this.index = listing.index();
        base = news.worth(listing.profile().base());
        quote = news.worth(listing.profile().quote());
        long open = floor.last(index);
        logOpen = StrictMath.log((double) open);
        minuteVolatility = listing.profile().dailyVolatility() / Math.sqrt(1440);
        double lotsOfOneQuote =
                Decimals.pow10(listing.priceDecimals() + listing.lotDecimals()) / (double) open;
        tradeLots = listing.profile().averageTrade() * lotsOfOneQuote;
        minuteLots = listing.profile().dailyQuoteVolume() / 1440 * lotsOfOneQuote;
        tradesPerSecond = listing.profile().tradesPerDay() / 86_400;
        inventory = new long[traders];
        impactTime = startMs;
        trendTime = startMs;
        average = logOpen;
        regime = new Regime(minuteVolatility, chance, startMs);
        now = startMs;
    }

    /** Lets time pass: what is asked after this is as of that moment, at the earliest. */
    void advance(long time) {
        if (!halted()) {
            settle(time);
        }
        now = Math.max(now, time);
        regime.advance(now, news());
    }

    private double news() {
        return NEWS_SHARE * (base.log() - quote.log());
    }

    /** Log of the price in ticks that news, and the scenario in force, would make. */
    private double value() {
        return logOpen + news() + regime.stray(now);
    }

    /**
     * Log of the price in ticks that makers quote around: value, and what they learned from the
     * trades.
     */
    double fair() {
        return value() + passing() + LASTING_IMPACT * minuteVolatility * concave(lastingFlow);
    }

    /** What trading has added to opinion and will go again soon, in log price. */
    double passing() {
        return PASSING_IMPACT * minuteVolatility * concave(passingFlow);
    }

    /** Log of the last price over its average of the last minutes: above 0 in a rise. */
    double trend() {
        return trend;
    }

    /** Volatility of the news now over the usual one. */
    double heat() {
        return base.heat();
    }

    /** How much more is traded now than usual: the hour of the day counts twice, see Season. */
    double pace() {
        return base.heat()
                * Season.volatility(listing.profile().base().kind(), now)
                * regime.pace(now);
    }

    /** How far makers stand off, over the usual distance. */
    double spread() {
        return regime.spread(now);
    }

    /** Sizes of resting orders over the usual ones. */
    double depth() {
        return regime.depth(now);
    }

    /** How many more of the crowd buy than sell, -1 to 1. */
    double lean() {
        return regime.lean(now);
    }

    boolean halted() {
        return regime.scenario() == Scenario.HALT;
    }

    void play(Scenario other, long time) {
        advance(time);
        regime.play(other, now, news());
        // In a halt nobody's opinion moves: it is as old as it was.
        impactTime = now;
    }

    /** What a price is worth in ticks. */
    static double ticks(double log) {
        return Chance.exp(log);
    }

    long inventory(int trader) {
        return inventory[trader];
    }

    void filled(int trader, Side side, long lots) {
        inventory[trader] += side.sign() * lots;
    }

    /** Everyone learns from a trade, by its size and who was in a hurry. */
    void traded(long ticks, long lots, boolean buyerIsMaker, long time) {
        settle(time);
        double size = (buyerIsMaker ? -lots : lots) / minuteLots;
        passingFlow += size;
        lastingFlow += size;
        double keep = Chance.exp(-Math.max(0, time - trendTime) / TREND_MS);
        trendTime = Math.max(trendTime, time);
        double log = StrictMath.log((double) ticks);
        average = average * keep + log * (1 - keep);
        trend = log - average;
    }

    private void settle(long time) {
        if (time > impactTime) {
            double dt = time - impactTime;
            passingFlow *= Chance.exp(-dt / PASSING_MS);
            lastingFlow *= Chance.exp(-dt / LASTING_MS);
            impactTime = time;
        }
    }

    /** In proportion when small, as the square root when large. */
    private static double concave(double flow) {
        return flow / Math.sqrt(1 + Math.abs(flow));
    }
}
