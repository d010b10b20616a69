package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

/**
 * One listing as those who trade it see it: what it is worth, what trading has done to that
 * opinion, how lively it is, and who holds how much. One thread.
 */
final class Pit {
    /**
     * What a trade does to opinion, in minutes' worth of volatility for a minute's worth of volume
     * (it grows with the square root of the size): the part that is forgotten within a minute, and
     * the part that stays for hours.
     */
    private static final double PASSING_IMPACT = 0.30;

    private static final double LASTING_IMPACT = 0.26;
    private static final double PASSING_MS = 25_000;
    private static final double LASTING_MS = 4 * 3_600_000.0;

    /** How long trades of one side count as one, and how far back the average price looks. */
    private static final double BURST_MS = 1_200;

    private static final double TREND_MS = 180_000;

    /** News makes for so much of the volatility; the rest comes from trading itself. */
    private static final double NEWS_SHARE = 0.80;

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
    private double passing;
    private double lasting;
    private long impactTime;
    private double bought;
    private double sold;
    private double average;
    private long trendTime;
    private double trend;

    Pit(Floor floor, Listing listing, News news, int traders, long startMs) {
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
    }

    /** Log of the price in ticks that news alone would make: only the informed see it at once. */
    double value() {
        return logOpen + NEWS_SHARE * (base.log() - quote.log());
    }

    /**
     * Log of the price in ticks that makers quote around: value, and what they learned from the
     * trades.
     */
    double fair(long now) {
        settle(now);
        return value() + passing + lasting;
    }

    /** What trading has added to opinion and will go again soon, in log price. */
    double passing(long now) {
        settle(now);
        return passing;
    }

    /** Log of the last price over its average of the last minutes: above 0 in a rise. */
    double trend() {
        return trend;
    }

    /** Volatility now over the usual one; also how much more or less than usual is traded. */
    double heat() {
        return base.heat();
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

    /**
     * Everyone learns from a trade, by its size and who was in a hurry. The square root is taken of
     * what one side has traded within about a second, so that an order in many pieces teaches no
     * more than in one.
     */
    void traded(long ticks, long lots, boolean buyerIsMaker, long now) {
        settle(now);
        double before = buyerIsMaker ? sold : bought;
        double size =
                minuteVolatility * (Math.sqrt(before + lots / minuteLots) - Math.sqrt(before));
        double move = buyerIsMaker ? -size : size;
        if (buyerIsMaker) {
            sold += lots / minuteLots;
        } else {
            bought += lots / minuteLots;
        }
        passing += PASSING_IMPACT * move;
        lasting += LASTING_IMPACT * move;
        double keep = Chance.exp(-Math.max(0, now - trendTime) / TREND_MS);
        trendTime = Math.max(trendTime, now);
        double log = Math.log((double) ticks);
        average = average * keep + log * (1 - keep);
        trend = log - average;
    }

    private void settle(long now) {
        if (now > impactTime) {
            double dt = now - impactTime;
            passing *= Chance.exp(-dt / PASSING_MS);
            lasting *= Chance.exp(-dt / LASTING_MS);
            double keep = Chance.exp(-dt / BURST_MS);
            bought *= keep;
            sold *= keep;
            impactTime = now;
        }
    }
}
