package app.ringdown.exchange.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Season;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What is true of real markets from second to second and from order to order is true of this one
 * (Bouchaud, Farmer and Lillo, "How markets slowly digest changes in supply and demand", 2008).
 */
class MicrostructureTest {
    /** Thursday 2026-07-23, 00:00 UTC. */
    private static final long START = 1_784_764_800_000L;

    private static final int HOURS = 12;
    private static final int SECONDS = HOURS * 3_600;
    private static final List<Listing> FEW = Catalogue.listings().subList(0, 8);
    private static final List<Seen> SEEN = FEW.stream().map(Seen::new).toList();

    /** A listing as somebody saw it who looked every second. */
    private static final class Seen {
        final Listing listing;
        final double[] middle = new double[SECONDS];
        final double[] spread = new double[SECONDS];
        final List<Taken> taken = new ArrayList<>();

        Seen(Listing listing) {
            this.listing = listing;
        }

        /** The usual volatility of a minute. */
        double unit() {
            return listing.profile().dailyVolatility() / Math.sqrt(1440);
        }

        double[] returns(int seconds) {
            return IntStream.range(1, SECONDS / seconds)
                    .mapToDouble(i -> Math.log(middle[i * seconds] / middle[(i - 1) * seconds]))
                    .toArray();
        }

        double[] taken(ToDoubleFunction<Taken> what) {
            return taken.stream().mapToDouble(what).toArray();
        }

        /** A quantile of the spread, over the usual one. */
        double spread(double part) {
            double[] sorted = Arrays.stream(spread).sorted().toArray();
            return sorted[(int) (part * (SECONDS - 1))] / listing.profile().spreadTicks();
        }
    }

    /** What one order took at one moment. */
    private record Taken(long time, int sign, long lots) {}

    @BeforeAll
    static void trade() {
        NaiveFloor floor = new NaiveFloor(FEW);
        floor.open(new SyntheticFlow(21), START);
        floor.runTo(START + 300_000);
        floor.prints().clear();
        for (int second = 0; second < SECONDS; second++) {
            floor.runTo(floor.now() + 1_000);
            for (Seen seen : SEEN) {
                long bid = floor.bid(seen.listing.index());
                long ask = floor.ask(seen.listing.index());
                assertThat(bid).isPositive();
                assertThat(ask).isGreaterThan(bid);
                seen.middle[second] = (bid + ask) / 2.0;
                seen.spread[second] = ask - bid;
            }
        }
        for (NaiveFloor.Print print : floor.prints()) {
            List<Taken> taken = SEEN.get(print.listing()).taken;
            int sign = print.buyerIsMaker() ? -1 : 1;
            Taken last = taken.isEmpty() ? new Taken(0, 0, 0) : taken.getLast();
            if (last.time == print.time() && last.sign == sign) {
                taken.removeLast();
                taken.add(new Taken(last.time, sign, last.lots + print.lots()));
            } else {
                taken.add(new Taken(print.time(), sign, print.lots()));
            }
        }
    }

    private static double mean(ToDoubleFunction<Seen> figure) {
        return SEEN.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** As a mean of those whose price is not all steps. */
    private static double meanOfFine(ToDoubleFunction<Seen> figure) {
        return SEEN.stream()
                .filter(seen -> seen.unit() * seen.middle[0] > 10)
                .mapToDouble(figure)
                .average()
                .orElseThrow();
    }

    @Test
    void largeReturnsFallOffAsAPowerBetweenTwoAndFive() {
        for (int seconds : new int[] {1, 10, 60}) {
            assertThat(meanOfFine(seen -> tail(seen.returns(seconds), 0.02)))
                    .as("over %s s", seconds)
                    .isBetween(2.0, 5.0);
            assertThat(mean(seen -> kurtosis(seen.returns(seconds)))).isGreaterThan(4.5);
        }
        // The longer, the more like a normal one.
        assertThat(mean(seen -> kurtosis(seen.returns(1))))
                .isGreaterThan(mean(seen -> kurtosis(seen.returns(10))));
        assertThat(mean(seen -> kurtosis(seen.returns(10))))
                .isGreaterThan(mean(seen -> kurtosis(seen.returns(60))));
    }

    @Test
    void sizesOfReturnsRememberForLongAndTheirSignsDoNot() {
        double soon = mean(seen -> memory(sizes(seen.returns(10)), 1));
        double aMinute = mean(seen -> memory(sizes(seen.returns(10)), 6));
        double tenMinutes = mean(seen -> memory(sizes(seen.returns(10)), 60));
        assertThat(soon).isGreaterThan(0.1).isGreaterThan(aMinute);
        assertThat(aMinute).isGreaterThan(0.05).isGreaterThan(tenMinutes);
        assertThat(tenMinutes).isGreaterThan(0.03);
        for (int lag : new int[] {1, 2, 5, 10}) {
            assertThat(mean(seen -> memory(seen.returns(60), lag))).isBetween(-0.1, 0.1);
            assertThat(mean(seen -> memory(seen.returns(10), lag))).isBetween(-0.1, 0.1);
        }
    }

    @Test
    void whoBuysIsFollowedByBuyersForAHundredOrders() {
        double before = 1;
        for (int lag : new int[] {1, 10, 50, 100}) {
            double signs = mean(seen -> memory(seen.taken(Taken::sign), lag));
            assertThat(signs).as("after %s orders", lag).isGreaterThan(0.008).isLessThan(before);
            before = signs;
        }
        assertThat(Math.abs(mean(seen -> average(seen.taken(Taken::sign))))).isLessThan(0.05);
    }

    @Test
    void ordersComeInBurstsAndAFewAreVeryLarge() {
        for (Seen seen : SEEN) {
            long[] times = seen.taken.stream().mapToLong(Taken::time).toArray();
            double[] gaps =
                    IntStream.range(1, times.length)
                            .mapToDouble(i -> (double) (times[i] - times[i - 1]))
                            .toArray();
            double mean = average(gaps);
            double variance = moment(gaps, mean, 2);
            // 1 if each came by itself, and less still as these agents wait.
            assertThat(Math.sqrt(variance) / mean).as(seen.listing.symbol()).isGreaterThan(1.05);
            assertThat(memory(gaps, 1)).as(seen.listing.symbol()).isGreaterThan(0.05);
            double[] lots = seen.taken(taken -> taken.lots);
            assertThat(tail(lots, 0.01)).as(seen.listing.symbol()).isBetween(2.0, 4.5);
            assertThat(Arrays.stream(lots).max().orElseThrow()).isGreaterThan(15 * average(lots));
        }
    }

    @Test
    void spreadsAreTheUsualOnesAndSometimesWide() {
        for (Seen seen : SEEN) {
            assertThat(seen.spread(0.5)).as(seen.listing.symbol()).isBetween(0.4, 2.5);
            assertThat(seen.spread(0.9)).as(seen.listing.symbol()).isLessThan(10);
            assertThat(seen.spread(0.999)).as(seen.listing.symbol()).isGreaterThan(1.4);
            double widest = Arrays.stream(seen.spread).max().orElseThrow() / average(seen.middle);
            assertThat(widest).as(seen.listing.symbol()).isLessThan(0.003);
        }
    }

    /** Shares wake with New York's opening and once more for its close. */
    @Test
    void sharesAreTradedMostAtTheOpeningAndTheClose() {
        List<Listing> shares =
                Catalogue.listings().stream()
                        .filter(each -> each.profile().base().kind() == Asset.Kind.STOCK)
                        .limit(3)
                        .toList();
        double[] trades = new double[24];
        for (long seed = 0; seed < 12; seed++) {
            NaiveFloor floor = new NaiveFloor(renumbered(shares));
            long from = START + 13 * 3_600_000L;
            floor.open(new SyntheticFlow(seed), from);
            floor.runTo(from + 10 * 3_600_000L - 1);
            floor.prints().forEach(p -> trades[(int) ((p.time() - START) / 3_600_000)]++);
        }
        double opening = (trades[14] + trades[15]) / 2;
        double noon = (trades[17] + trades[18]) / 2;
        double close = (trades[19] + trades[20]) / 2;
        double evening = trades[22];
        assertThat(opening).isGreaterThan(1.15 * noon);
        assertThat(close).isGreaterThan(1.05 * noon);
        assertThat(noon).isGreaterThan(1.2 * evening);
        double shape =
                Season.activity(Asset.Kind.STOCK, START + 15 * 3_600_000L)
                        / Season.activity(Asset.Kind.STOCK, START + 45 * 1_800_000L);
        assertThat(opening / evening).isBetween(0.75 * shape, 1.33 * shape);
    }

    private static List<Listing> renumbered(List<Listing> listings) {
        return IntStream.range(0, listings.size())
                .mapToObj(index -> renumbered(listings.get(index), index))
                .toList();
    }

    private static Listing renumbered(Listing l, int index) {
        return new Listing(
                index,
                l.symbol(),
                l.baseAsset(),
                l.quoteAsset(),
                l.priceDecimals(),
                l.lotDecimals(),
                l.minTicks(),
                l.maxTicks(),
                l.minLots(),
                l.maxLots(),
                l.maxMarketLots(),
                l.minNotional(),
                l.maxNotional(),
                l.profile());
    }

    /** Hill's estimate of the exponent of the tail, from the largest part of the values. */
    private static double tail(double[] values, double part) {
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
        int count = (int) (values.length * part);
        double least = sorted[sorted.length - count - 1];
        return count
                / Arrays.stream(sorted)
                        .skip(sorted.length - count)
                        .map(value -> Math.log(value / least))
                        .sum();
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double moment(double[] values, double mean, int power) {
        return Arrays.stream(values).map(v -> Math.pow(v - mean, power)).average().orElseThrow();
    }

    private static double kurtosis(double[] values) {
        return moment(values, 0, 4) / Math.pow(moment(values, 0, 2), 2);
    }

    private static double[] sizes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    /** Autocorrelation. */
    private static double memory(double[] values, int lag) {
        double mean = average(values);
        double together =
                IntStream.range(lag, values.length)
                        .mapToDouble(i -> (values[i] - mean) * (values[i - lag] - mean))
                        .sum();
        return together / (moment(values, mean, 2) * values.length);
    }
}
