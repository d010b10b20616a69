package app.ringdown.exchange.bars;

import app.ringdown.exchange.listing.Listing;

/**
 * How the price of one listing went, day by day, over an era: the path of its base asset over that
 * of its quote, pinned to the era's first and last price. Immutable.
 */
final class EraPath {
    private final Era era;
    private final long firstDay;
    private final double[] log;
    private final double[] volatility;

    private EraPath(Era era, double[] log, double[] volatility) {
        this.era = era;
        this.firstDay = MinuteDay.dayOf(era.startMs());
        this.log = log;
        this.volatility = volatility;
    }

    static EraPath of(Listing listing, Era era) {
        DailyPath base = DailyPath.of(listing.profile().base(), era);
        DailyPath quote = DailyPath.of(listing.profile().quote(), era);
        int days = base.volatility.length;
        double end = StrictMath.log((double) era.endTicks());
        double[] log = new double[days + 1];
        double[] volatility = new double[days];
        double drop = end - (base.log[days] - quote.log[days]);
        double start = era.startTicks() == 0 ? drop : StrictMath.log((double) era.startTicks());
        for (int i = 0; i <= days; i++) {
            // What the free path misses at the end is spread evenly over the days.
            double miss = drop - start;
            log[i] = start + base.log[i] - quote.log[i] + miss * i / days;
        }
        double usual = listing.profile().dailyVolatility();
        for (int i = 0; i < days; i++) {
            volatility[i] =
                    pairVolatility(listing, base.volatility[i], quote.volatility[i]) / usual;
        }
        return new EraPath(era, log, volatility);
    }

    /** Where a path that begins at the given price leads to by itself, in ticks. */
    static long freeEnd(Listing listing, long seed, long startMs, long endMs, long startTicks) {
        Era era = new Era(seed, startMs, endMs, startTicks, startTicks);
        DailyPath base = DailyPath.of(listing.profile().base(), era);
        DailyPath quote = DailyPath.of(listing.profile().quote(), era);
        int days = base.volatility.length;
        long end = Math.round(startTicks * StrictMath.exp(base.log[days] - quote.log[days]));
        return Math.clamp(end, listing.minTicks(), listing.maxTicks());
    }

    Era era() {
        return era;
    }

    /**
     * Log of the price in ticks at the start of that day, or of the era if it begins on that day.
     */
    double logOpen(long day) {
        return log[(int) (day - firstDay)];
    }

    /** Log of the price in ticks at the end of that day, or of the era if it ends on that day. */
    double logClose(long day) {
        return log[(int) (day - firstDay) + 1];
    }

    /**
     * Volatility at a moment of a day as a multiple of the usual one; it goes from day to day
     * without a step.
     *
     * @param part of the day, 0 to 1
     */
    double volatility(long day, double part) {
        int i = (int) (day - firstDay);
        double here = volatility[i];
        int neighbour = part < 0.5 ? i - 1 : i + 1;
        double there = neighbour < 0 || neighbour >= volatility.length ? 1 : volatility[neighbour];
        double weight = Math.abs(part - 0.5);
        return here * (1 - weight) + there * weight;
    }

    private static double pairVolatility(Listing listing, double baseScale, double quoteScale) {
        double b = listing.profile().base().dailyVolatility() * baseScale;
        double q = listing.profile().quote().dailyVolatility() * quoteScale;
        boolean same = listing.profile().base().kind() == listing.profile().quote().kind();
        double correlation =
                same ? listing.profile().base().beta() * listing.profile().quote().beta() : 0;
        return Math.sqrt(b * b + q * q - 2 * correlation * b * q);
    }
}
