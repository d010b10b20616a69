package app.ringdown.exchange.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.bars.MemoryBarStore;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Profile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * What is true of real markets (Cont, "Empirical properties of asset returns", 2001) is true of
 * this one.
 */
class StylisedFactsTest {
    /** Thursday 2026-07-23, 00:00 UTC. */
    private static final long START = 1_784_764_800_000L;

    private static final int MINUTES = 1440;
    private static final List<Listing> FEW = Catalogue.listings().subList(0, 8);

    private static final Bars BARS = new Bars(FEW, 1, new MemoryBarStore(), START);
    private static final NaiveFloor FLOOR = new NaiveFloor(FEW);

    /** One day of trading, its trades put into bars. */
    @BeforeAll
    static void trade() {
        FLOOR.open(new SyntheticFlow(21), START);
        for (int minute = 1; minute <= MINUTES; minute++) {
            FLOOR.runTo(START + minute * 60_000L - 1);
            for (NaiveFloor.Print p : FLOOR.prints()) {
                long value = FEW.get(p.listing()).notional(p.ticks(), p.lots());
                BARS.onTrade(p.listing(), p.ticks(), p.lots(), value, p.buyerIsMaker(), p.time());
            }
            FLOOR.prints().clear();
        }
        BARS.advance(START + MINUTES * 60_000L - 1);
    }

    private static List<Bar> live(Listing listing) {
        // The first minutes fill the books; they are not what is measured.
        return BARS.klines(listing.index(), Interval.M1, START + 300_000, null, 1000);
    }

    private static double[] returns(List<Bar> bars) {
        double[] r = new double[bars.size() - 1];
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.log((double) bars.get(i + 1).close() / bars.get(i).close());
        }
        return r;
    }

    @Test
    void returnsHaveFatTails() {
        double sum = 0;
        for (Listing listing : FEW) {
            double kurtosis =
                    moment(returns(live(listing)), 4)
                            / Math.pow(moment(returns(live(listing)), 2), 2);
            assertTrue(kurtosis > 3.3, listing.symbol() + " kurtosis " + kurtosis);
            sum += kurtosis;
        }
        assertTrue(sum / FEW.size() > 4.5);
    }

    @Test
    void volatilityClustersButDirectionDoesNot() {
        double sumOfSizes = 0;
        for (Listing listing : FEW) {
            double[] r = returns(live(listing));
            assertEquals(0, correlation(r), 0.17, listing.symbol());
            double[] sizes = new double[r.length];
            for (int i = 0; i < r.length; i++) {
                sizes[i] = Math.abs(r[i]);
            }
            double ofSizes = correlation(sizes);
            assertTrue(ofSizes > 0.03, listing.symbol() + " " + ofSizes);
            sumOfSizes += ofSizes;
        }
        assertTrue(sumOfSizes / FEW.size() > 0.1);
    }

    @Test
    void volumeRisesWithVolatility() {
        for (Listing listing : FEW) {
            List<Bar> bars = live(listing);
            double[] range = new double[bars.size()];
            double[] volume = new double[bars.size()];
            for (int i = 0; i < range.length; i++) {
                range[i] = Math.log((double) bars.get(i).high() / bars.get(i).low());
                volume[i] = bars.get(i).volume();
            }
            double together = correlation(range, volume);
            assertTrue(together > 0.25, listing.symbol() + " " + together);
        }
    }

    @Test
    void aDayMovesAndTradesAsTheProfileSays() {
        for (Listing listing : FEW) {
            Profile profile = listing.profile();
            List<Bar> bars = live(listing);
            double usual = profile.dailyVolatility() / Math.sqrt(1440);
            double volatility = Math.sqrt(moment(returns(bars), 2));
            assertTrue(volatility > 0.6 * usual && volatility < 1.7 * usual, listing.symbol());
            double days = bars.size() / 1440.0;
            double volume = bars.stream().mapToDouble(b -> b.quoteVolume() / 1e8).sum() / days;
            double trades = bars.stream().mapToLong(Bar::trades).sum() / days;
            double volumes = volume / profile.dailyQuoteVolume();
            assertTrue(volumes > 0.5 && volumes < 1.8, listing.symbol() + " volume " + volumes);
            double numbers = trades / profile.tradesPerDay();
            assertTrue(numbers > 0.5 && numbers < 1.8, listing.symbol() + " trades " + numbers);
            double low = bars.stream().mapToLong(Bar::low).min().orElseThrow();
            double high = bars.stream().mapToLong(Bar::high).max().orElseThrow();
            assertTrue(Math.log(high / low) < 8 * profile.dailyVolatility(), listing.symbol());
        }
    }

    @Test
    void aChartShowsNoSeamWhereHistoryEndsAndTradingBegins() {
        double rangeBefore = 0;
        double rangeAfter = 0;
        double volumeBefore = 0;
        double volumeAfter = 0;
        for (Listing listing : FEW) {
            double usual = listing.profile().dailyVolatility();
            double volume = listing.profile().dailyQuoteVolume();
            List<Bar> before = BARS.klines(listing.index(), Interval.M1, null, START - 1, 720);
            List<Bar> after = BARS.klines(listing.index(), Interval.M1, START, null, 720);
            for (int i = 0; i < 720; i++) {
                rangeBefore += range(before.get(i)) / usual;
                rangeAfter += range(after.get(i)) / usual;
                volumeBefore += before.get(i).quoteVolume() / volume;
                volumeAfter += after.get(i).quoteVolume() / volume;
            }
            double step = Math.log((double) after.getFirst().open() / before.getLast().close());
            assertTrue(
                    Math.abs(step) < 5 * usual / Math.sqrt(1440),
                    listing.symbol() + " step " + step);
        }
        double ranges = rangeAfter / rangeBefore;
        assertTrue(ranges > 0.5 && ranges < 2, "ranges " + ranges);
        double volumes = volumeAfter / volumeBefore;
        assertTrue(volumes > 0.5 && volumes < 2, "volumes " + volumes);
    }

    private static double range(Bar bar) {
        return Math.log((double) bar.high() / bar.low());
    }

    @Test
    void coinsMoveTogether() {
        double together = correlation(returns(live(FEW.get(0))), returns(live(FEW.get(1))));
        assertTrue(together > 0.4, "BTC and ETH " + together);
    }

    private static double moment(double[] x, int power) {
        double sum = 0;
        for (double value : x) {
            sum += Math.pow(value, power);
        }
        return sum / x.length;
    }

    /** Of each with the one before it. */
    private static double correlation(double[] x) {
        double[] before = new double[x.length - 1];
        double[] after = new double[x.length - 1];
        System.arraycopy(x, 0, before, 0, before.length);
        System.arraycopy(x, 1, after, 0, after.length);
        return correlation(before, after);
    }

    private static double correlation(double[] x, double[] y) {
        double mx = moment(x, 1);
        double my = moment(y, 1);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy);
    }
}
