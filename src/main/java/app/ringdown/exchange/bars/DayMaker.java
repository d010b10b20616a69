package app.ringdown.exchange.bars;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Season;

/**
 * Makes the minutes of one day of an era: a bridge from the day's open to its close, whose steps
 * are fat-tailed and clustered, with the number of trades and the volume rising with them. Follows
 * from seed, listing and day alone. One thread.
 */
final class DayMaker {
    /** What a minute keeps of the log volatility, and of the log activity, of the minute before. */
    private static final double VOLATILITY_MEMORY = 0.985;

    private static final double VOLATILITY_SPREAD = 0.38;
    private static final double ACTIVITY_MEMORY = 0.90;
    private static final double ACTIVITY_SPREAD = 0.40;

    /** Squared coefficient of variation of one trade's size: a few are very large. */
    private static final double SIZE_VARIATION = 7;

    /** Trades see only part of the range that a continuous path would have. */
    private static final double SEEN_RANGE = 0.80;

    private static final double GREATEST_ACTIVITY = 12;

    private final Listing listing;
    private final EraPath path;
    private final long spread;
    private final double[] step = new double[MinuteDay.MINUTES];
    private final double[] sigma = new double[MinuteDay.MINUTES];

    DayMaker(Listing listing, EraPath path) {
        this.listing = listing;
        this.path = path;
        this.spread = listing.profile().spreadTicks();
    }

    /** Fills those minutes of a day that belong to the era. */
    void fill(MinuteDay out) {
        Era era = path.era();
        long start = out.time(0);
        int from = Math.clamp((era.startMs() - start) / MinuteDay.MINUTE_MS, 0, MinuteDay.MINUTES);
        int to = Math.clamp((era.endMs() - start) / MinuteDay.MINUTE_MS, 0, MinuteDay.MINUTES);
        if (from >= to) {
            return;
        }
        Chance chance = new Chance(Chance.seed(Chance.seed(era.seed(), listing.symbol()), out.day));
        double[] season = seasons(out.day);
        walk(out.day, from, to, season, chance);
        trade(out, from, to, season, chance);
    }

    /**
     * Steps of the log price: first free, then pulled so that together they lead from open to
     * close.
     */
    private void walk(long day, int from, int to, double[] season, Chance chance) {
        double usual = listing.profile().dailyVolatility() / Math.sqrt(MinuteDay.MINUTES);
        double keep = Math.sqrt(1 - VOLATILITY_MEMORY * VOLATILITY_MEMORY);
        double state = chance.gaussian();
        double sum = 0;
        double variance = 0;
        for (int m = from; m < to; m++) {
            state = VOLATILITY_MEMORY * state + keep * chance.gaussian();
            double cluster =
                    Chance.exp(VOLATILITY_SPREAD * state - VOLATILITY_SPREAD * VOLATILITY_SPREAD);
            sigma[m] =
                    usual
                            * cluster
                            * Math.sqrt(season[m])
                            * path.volatility(day, (double) m / MinuteDay.MINUTES);
            step[m] = sigma[m] * (0.8 * chance.gaussian() + 0.6 * chance.fatTailed());
            sum += step[m];
            variance += sigma[m] * sigma[m];
        }
        double miss = path.logClose(day) - path.logOpen(day) - sum;
        for (int m = from; m < to; m++) {
            step[m] += miss * sigma[m] * sigma[m] / variance;
        }
    }

    private void trade(MinuteDay out, int from, int to, double[] season, Chance chance) {
        double usual = listing.profile().dailyVolatility() / Math.sqrt(MinuteDay.MINUTES);
        double perMinute = listing.profile().tradesPerDay() / MinuteDay.MINUTES;
        double lotsOfOneQuote = Decimals.pow10(listing.priceDecimals() + listing.lotDecimals());
        double averageTrade = listing.profile().averageTrade() * lotsOfOneQuote;
        double keep = Math.sqrt(1 - ACTIVITY_MEMORY * ACTIVITY_MEMORY);
        double state = chance.gaussian();
        double log = path.logOpen(out.day);
        long before = ticks(log);
        for (int m = from; m < to; m++) {
            state = ACTIVITY_MEMORY * state + keep * chance.gaussian();
            log += step[m];
            double activity =
                    Math.min(
                            GREATEST_ACTIVITY,
                            Chance.exp(
                                            ACTIVITY_SPREAD * state
                                                    - ACTIVITY_SPREAD * ACTIVITY_SPREAD / 2)
                                    * Math.sqrt(season[m])
                                    * sigma[m]
                                    / usual);
            int count = chance.count(perMinute * activity);
            if (m == to - 1) {
                // The last one closes exactly where the next day, or the session, opens.
                log = path.logClose(out.day);
                count = Math.max(count, 3);
            }
            if (count == 0) {
                out.flat(m, before);
                continue;
            }
            long close = ticks(log);
            prices(out, m, count, before, close, sigma[m] * close, chance);
            amounts(out, m, count, averageTrade / close, chance);
            before = out.close[m];
        }
    }

    /**
     * The four prices of a minute; the highest and lowest as of a Brownian bridge from open to
     * close.
     */
    private void prices(
            MinuteDay out, int m, int count, long before, long end, double range, Chance chance) {
        long open = count == 1 ? end : Math.max(1, before + bounce(chance));
        double move = end - open;
        double square = 2 * SEEN_RANGE * SEEN_RANGE * range * range;
        double up = (move + Math.sqrt(move * move + square * chance.exponential())) / 2;
        double down = (Math.sqrt(move * move + square * chance.exponential()) - move) / 2;
        long high = Math.max(open, end);
        long low = Math.min(open, end);
        if (count > 2) {
            high = Math.max(high, open + Math.round(up));
            low = Math.max(1, Math.min(low, open - Math.round(down)));
        }
        out.open[m] = open;
        out.high[m] = high;
        out.low[m] = low;
        out.close[m] = end;
        out.trades[m] = count;
    }

    /**
     * Volume and its value: shares of it change hands at each of the four prices, so that the value
     * is exact.
     */
    private void amounts(MinuteDay out, int m, int count, double averageLots, Chance chance) {
        // sqrt(ln(1 + x)), the logarithm by its Padé approximant: this runs for every minute of
        // every chart.
        double x = SIZE_VARIATION / count;
        double variation = Math.sqrt(x * (6 + x) / (6 + 4 * x));
        long lots = Math.max(count, Math.round(count * averageLots * chance.lognormal(variation)));
        long atHigh = count > 2 ? lots / 4 : 0;
        long atLow = count > 2 ? lots / 4 : 0;
        long atOpen = count > 1 ? lots / 4 : 0;
        long atClose = lots - atHigh - atLow - atOpen;
        long value =
                atHigh * out.high[m]
                        + atLow * out.low[m]
                        + atOpen * out.open[m]
                        + atClose * out.close[m];
        double lean =
                Math.signum((double) out.close[m] - out.open[m]) * 0.12 + 0.16 * chance.gaussian();
        double share = Math.clamp(0.5 + lean, 0.02, 0.98);
        long bought = count == 1 ? (lean > 0 ? lots : 0) : Math.round(share * lots);
        out.volume[m] = lots;
        out.quote[m] = Math.multiplyExact(value, listing.notionalFactor());
        out.buyVolume[m] = bought;
        out.buyQuote[m] =
                bought == lots
                        ? out.quote[m]
                        : Math.multiplyExact(value / lots * bought, listing.notionalFactor());
    }

    /** From the close before to the first trade: often across the spread. */
    private long bounce(Chance chance) {
        return switch ((int) (chance.next() >>> 62)) {
            case 0 -> -spread;
            case 1 -> spread;
            default -> 0;
        };
    }

    private static long ticks(double log) {
        return Math.max(1, Math.round(Chance.exp(log)));
    }

    /** Activity of each minute of a day, the same within each quarter of an hour. */
    private double[] seasons(long day) {
        Asset.Kind kind = listing.profile().base().kind();
        double[] season = new double[MinuteDay.MINUTES];
        for (int m = 0; m < MinuteDay.MINUTES; m++) {
            season[m] =
                    m % 15 == 0
                            ? Season.activity(
                                    kind, day * MinuteDay.DAY_MS + m * MinuteDay.MINUTE_MS)
                            : season[m - 1];
        }
        return season;
    }
}
