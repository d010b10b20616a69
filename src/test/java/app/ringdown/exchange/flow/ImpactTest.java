package app.ringdown.exchange.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Profile;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** What a large order of somebody else does to the market. */
class ImpactTest {
    private static final int ETH = 1;
    private static final List<Listing> FEW = Recording.LISTINGS.subList(0, 2);
    private static final long ORDER = Recording.START + 60_000;
    private static final int TRIALS = 40;

    /** How far the price was moved, in minutes' worth of volatility: soon after, and later. */
    private record Curve(double soon, double later) {}

    /** Of an order of so many minutes' volume, as a mean over markets that differ only in it. */
    private static Curve curve(double minutes) {
        double soon = 0;
        double later = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            NaiveFloor without = young(trial);
            NaiveFloor with = young(trial);
            Side side = trial % 2 == 0 ? Side.BUY : Side.SELL;
            int me = with.enroll("me", Map.of());
            with.market(me, ETH, side, lots(FEW.get(ETH), minutes));
            double unit = side.sign() * FEW.get(ETH).profile().dailyVolatility() / Math.sqrt(1440);
            soon += apart(with, without, ORDER + 5_000) / unit / TRIALS;
            later += apart(with, without, ORDER + 180_000) / unit / TRIALS;
        }
        return new Curve(soon, later);
    }

    private static NaiveFloor young(long seed) {
        NaiveFloor floor = new NaiveFloor(FEW);
        floor.open(new SyntheticFlow(seed), Recording.START);
        floor.runTo(ORDER);
        return floor;
    }

    private static long lots(Listing listing, double minutes) {
        Profile profile = listing.profile();
        double oneLot = listing.notional(profile.referenceTicks(), 1) / 1e8;
        return Math.round(minutes * profile.dailyQuoteVolume() / 1440 / oneLot);
    }

    private static double apart(NaiveFloor with, NaiveFloor without, long time) {
        with.runTo(time);
        without.runTo(time);
        return Math.log(middle(with) / middle(without));
    }

    private static double middle(NaiveFloor floor) {
        return (floor.bid(ETH) + floor.ask(ETH)) / 2.0;
    }

    @Test
    void aLargeOrderMovesThePriceLessThanInProportionAndItComesBackInPart() {
        Curve quarter = curve(0.25);
        Curve one = curve(1);
        Curve four = curve(4);
        assertThat(quarter.soon()).isGreaterThan(0.08);
        assertThat(one.soon()).isGreaterThan(1.5 * quarter.soon()).isLessThan(4 * quarter.soon());
        assertThat(four.soon()).isGreaterThan(1.5 * one.soon()).isLessThan(4 * one.soon());
        double exponent = Math.log(four.soon() / quarter.soon()) / Math.log(16);
        assertThat(exponent).isBetween(0.4, 0.9);
        assertThat(one.later() / one.soon()).isBetween(0.2, 0.8);
        assertThat(four.later() / four.soon()).isBetween(0.2, 0.8);
    }

    /** Ten minutes' volume at once, again and again, until all that quote are full of it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 6})
    void aSideThatIsEatenIsQuotedAgainAtOnce(int listing) {
        Recording market = new Recording(9, listing, 0);
        int me = market.floor.enroll("me", Map.of());
        for (int order = 0; order < 6; order++) {
            long lots = lots(Recording.LISTINGS.get(listing), 10);
            market.floor.market(me, listing, Side.BUY, lots);
            market.floor.runTo(market.floor.now() + 500);
            NavigableMap<Long, Long> asks = market.floor.depth(listing, Side.SELL);
            assertThat(asks).isNotEmpty();
            market.floor.runTo(market.floor.now() + 20_000);
            asks = market.floor.depth(listing, Side.SELL);
            assertThat(asks.size()).isGreaterThan(10);
            double spread = Math.log((double) asks.firstKey() / market.floor.bid(listing));
            assertThat(spread).isLessThan(6 * market.unit());
        }
    }
}
