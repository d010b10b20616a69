package app.ringdown.exchange.bars;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Asset;

/**
 * How the worth of one asset went, day by day, over an era: volatility that clusters, fat tails,
 * months of trend, a factor common to its kind, and a slow pull back so that no coin goes to zero
 * or to the moon. Follows from seed, days and asset alone. Immutable.
 */
final class DailyPath {
    /**
     * How long the memory of volatility is: what a day keeps of the log volatility of the day
     * before.
     */
    private static final double MARKET_MEMORY = 0.95;

    private static final double OWN_MEMORY = 0.90;

    /** Standard deviations of the two parts of log volatility. */
    private static final double MARKET_SPREAD = 0.30;

    private static final double OWN_SPREAD = 0.26;

    /** A trend lasts about so many days. */
    private static final double TREND_DAYS = 40;

    /** Greatest daily drift of a trend, in standard deviations of a day. */
    private static final double TREND = 0.14;

    /**
     * What a day takes back of the distance from where the era began: half of it in eight months.
     */
    private static final double PULL = 0.003;

    /**
     * Sessions begin and end at ordinary volatility, so an era comes to it within so many days from
     * its ends.
     */
    private static final int CALM_DAYS = 3;

    /**
     * Log worth at the start of each day of the era relative to its first moment, and at its end:
     * one more than days.
     */
    final double[] log;

    /** Volatility of each day as a multiple of the asset's usual one. */
    final double[] volatility;

    private DailyPath(double[] log, double[] volatility) {
        this.log = log;
        this.volatility = volatility;
    }

    static DailyPath of(Asset asset, Era era) {
        long first = MinuteDay.dayOf(era.startMs());
        int days = (int) (MinuteDay.dayOf(era.endMs() - 1) - first) + 1;
        double[] log = new double[days + 1];
        double[] volatility = new double[days];
        Factor market =
                new Factor(
                        Chance.seed(era.seed(), asset.kind().name()), MARKET_MEMORY, MARKET_SPREAD);
        Factor own = new Factor(Chance.seed(era.seed(), asset.name()), OWN_MEMORY, OWN_SPREAD);
        double ownShare = Math.sqrt(1 - asset.beta() * asset.beta());
        for (int i = 0; i < days; i++) {
            market.day(first + i);
            own.day(first + i);
            double calm = Math.min(1.0, (double) Math.min(i, days - 1 - i) / CALM_DAYS);
            volatility[i] = Chance.exp(calm * (market.logVolatility + own.logVolatility));
            double shock = asset.beta() * market.shock + ownShare * own.shock;
            double trend = asset.beta() * market.trend + ownShare * own.trend;
            double share = coveredShare(era, first + i);
            log[i + 1] =
                    log[i] * (1 - PULL * share)
                            + asset.dailyVolatility()
                                    * volatility[i]
                                    * (shock * Math.sqrt(share) + trend * share);
        }
        return new DailyPath(log, volatility);
    }

    private static double coveredShare(Era era, long day) {
        long from = Math.max(era.startMs(), day * MinuteDay.DAY_MS);
        long to = Math.min(era.endMs(), (day + 1) * MinuteDay.DAY_MS);
        return (double) (to - from) / MinuteDay.DAY_MS;
    }

    /** One source of news: the market's, or an asset's own. */
    private static final class Factor {
        private final long seed;
        private final double memory;
        private final double spread;
        private double state;
        private double trend;
        private double logVolatility;
        private double shock;

        Factor(long seed, double memory, double spread) {
            this.seed = seed;
            this.memory = memory;
            this.spread = spread;
            Chance start = new Chance(Chance.seed(seed, -1));
            state = start.gaussian();
            trend = TREND * (2 * start.uniform() - 1);
        }

        void day(long day) {
            Chance chance = new Chance(Chance.seed(seed, day));
            state = memory * state + Math.sqrt(1 - memory * memory) * chance.gaussian();
            // Less the variance, so that the mean of the squared volatility is 1.
            logVolatility = spread * state - spread * spread;
            if (chance.happens(1 / TREND_DAYS)) {
                trend = TREND * (2 * chance.uniform() - 1);
            }
            shock = chance.fatTailed();
        }
    }
}
