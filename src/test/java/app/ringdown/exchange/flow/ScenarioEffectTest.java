package app.ringdown.exchange.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Profile;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** What every scenario makes of a market, against the same market without it. */
class ScenarioEffectTest {
    private static final int BTC = 0;
    private static final int ADA = 6;
    private static final int SEEDS = 4;
    private static final Map<Market, Recording> RECORDED = new HashMap<>();

    private record Market(long seed, int listing, Scenario scenario, int seconds) {
        Recording recorded() {
            return RECORDED.computeIfAbsent(
                    this, m -> Recording.of(m.seed, m.listing, m.scenario, m.seconds));
        }
    }

    private static Recording recorded(long seed, int listing, Scenario scenario, int seconds) {
        return new Market(seed, listing, scenario, seconds).recorded();
    }

    /** A figure in a scenario over the same in an ordinary market, as a mean of several markets. */
    private static double ratio(
            int listing, Scenario scenario, int seconds, ToDoubleFunction<Recording> figure) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed ->
                        figure.applyAsDouble(recorded(seed, listing, scenario, seconds))
                                / figure.applyAsDouble(
                                        recorded(seed, listing, Scenario.NORMAL, seconds)))
                .average()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {BTC, ADA})
    void calmIsQuietTightAndDeep(int listing) {
        int end = 900;
        assertThat(ratio(listing, Scenario.CALM, end, r -> r.volatility(0, end)))
                .isBetween(0.2, 0.7);
        assertThat(ratio(listing, Scenario.CALM, end, r -> r.lots(0, end))).isBetween(0.2, 0.75);
        assertThat(ratio(listing, Scenario.CALM, end, r -> r.spread(60, end))).isLessThan(1);
        assertThat(ratio(listing, Scenario.CALM, end, r -> r.depth(60, end))).isBetween(1.3, 2.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {BTC, ADA})
    void aTrendGoesToOneSideWithPullbacks(int listing) {
        int end = 2_400;
        int up = 0;
        int down = 0;
        double far = 0;
        double usual = 0;
        for (long seed = 1; seed <= 8; seed++) {
            Recording trend = recorded(seed, listing, Scenario.TREND, end);
            double moved = trend.move(0, end - 1) / trend.unit();
            far += Math.abs(moved) / 8;
            Recording normal = recorded(seed, listing, Scenario.NORMAL, end);
            usual += Math.abs(normal.move(0, end - 1)) / normal.unit() / 8;
            up += moved > 0 ? 1 : 0;
            down += moved < 0 ? 1 : 0;
            assertThat(Math.abs(moved)).isGreaterThan(8);
            double pullback = 0;
            for (int second = 60; second < end; second += 30) {
                double back = -Math.signum(moved) * trend.move(second - 60, second);
                pullback = Math.max(pullback, back / trend.unit());
            }
            assertThat(pullback).isGreaterThan(0.5);
        }
        assertThat(far).isGreaterThan(2.5 * usual);
        assertThat(up).isPositive();
        assertThat(down).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {BTC, ADA})
    void aFlashCrashFallsWithinAMinuteAndComesBackInPart(int listing) {
        int end = 1_200;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Recording crash = recorded(seed, listing, Scenario.FLASH_CRASH, end);
            Recording normal = recorded(seed, listing, Scenario.NORMAL, end);
            double fall = crash.drawdown(0, 70);
            assertThat(fall).isBetween(-0.10, -0.025);
            assertThat(normal.drawdown(0, 70)).isGreaterThan(fall / 5);
            double left = crash.move(0, 600) - normal.move(0, 600);
            assertThat(left / fall).isBetween(0.2, 0.8);
            // It happens once.
            assertThat(crash.drawdown(600, end)).isGreaterThan(fall / 2);
            assertThat(crash.depth(5, 50)).isLessThan(0.4 * normal.depth(5, 50));
            assertThat(crash.spread(5, 50)).isGreaterThan(1.5 * normal.spread(5, 50));
            assertThat(crash.lots(0, 60)).isGreaterThan(1.5 * normal.lots(0, 60));
        }
        assertThat(ratio(listing, Scenario.FLASH_CRASH, end, r -> r.volatility(900, end)))
                .isGreaterThan(1.15);
    }

    @ParameterizedTest
    @ValueSource(ints = {BTC, ADA})
    void aRushIsABurstThatWearsOff(int listing) {
        int end = 1_200;
        Scenario rush = Scenario.OPEN_AUCTION_RUSH;
        assertThat(ratio(listing, rush, end, r -> r.trades(0, 120))).isBetween(3.0, 12.0);
        assertThat(ratio(listing, rush, end, r -> r.lots(0, 120))).isBetween(3.0, 20.0);
        assertThat(ratio(listing, rush, end, r -> r.volatility(0, 180))).isGreaterThan(1.4);
        double wide = ratio(listing, rush, end, r -> r.spread(5, 60));
        double later = ratio(listing, rush, end, r -> r.spread(180, 300));
        double atLast = ratio(listing, rush, end, r -> r.spread(900, end));
        assertThat(wide).isGreaterThan(1.8).isGreaterThan(later);
        assertThat(later).isGreaterThan(atLast);
        assertThat(atLast).isLessThan(1.3);
        assertThat(ratio(listing, rush, end, r -> r.trades(900, end))).isBetween(1.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {BTC, ADA})
    void aThinBookIsShallowAndGivesWay(int listing) {
        assertThat(ratio(listing, Scenario.THIN_BOOK, 300, r -> r.depth(60, 300)))
                .isBetween(0.05, 0.3);
        double thin = 0;
        double usual = 0;
        for (long seed = 1; seed <= 12; seed++) {
            thin += impact(seed, listing, Scenario.THIN_BOOK);
            usual += impact(seed, listing, Scenario.NORMAL);
        }
        assertThat(thin).isGreaterThan(3 * usual);
    }

    /** How much worse than the best price the last lot of half a minute's worth is. */
    private static double impact(long seed, int listing, Scenario scenario) {
        Recording market = Recording.of(seed, listing, scenario, 120);
        Listing traded = Recording.LISTINGS.get(listing);
        Profile profile = traded.profile();
        double worth = profile.dailyQuoteVolume() / 2880;
        double oneLot = traded.notional(profile.referenceTicks(), 1) / 1e8;
        long best = market.floor.ask(listing);
        int me = market.floor.enroll("me", Map.of());
        market.floor.market(me, listing, Side.BUY, Math.round(worth / oneLot));
        return Math.log((double) market.floor.last(listing) / best);
    }

    @Test
    void aHaltStandsStillResumesWhereItStoodAndCatchesUp() {
        int halted = 1_800;
        int most = 3_600;
        int tried = 0;
        for (long seed = 1; seed <= 12; seed++) {
            Recording market = new Recording(seed, BTC, most).run(10).play(Scenario.HALT);
            Recording undisturbed = new Recording(seed, BTC, most).run(most);
            market.run(halted);
            assertThat(market.trades(10, 10 + halted)).isZero();
            market.play(Scenario.NORMAL).run(most - halted - 10);
            double resumed = market.move(9, 10 + halted + 2);
            assertThat(Math.abs(resumed)).isLessThan(0.5 * market.unit());
            double missed = undisturbed.move(9, 10 + halted);
            if (Math.abs(missed) > 5 * market.unit()) {
                tried++;
                double atLast = market.move(9, most - 1) - undisturbed.move(9, most - 1);
                assertThat(Math.abs(atLast)).isLessThan(0.5 * Math.abs(missed));
            }
        }
        assertThat(tried).isGreaterThan(2);
    }

    /** Recording looks at every second that there are two sides. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HALT")
    void afterAnyScenarioTheMarketIsAsBefore(Scenario scenario) {
        int during = 240;
        int end = 1_500;
        double spread = 0;
        double depth = 0;
        double trades = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Recording normal = recorded(seed, ADA, Scenario.NORMAL, end);
            Recording after =
                    new Recording(seed, ADA, end)
                            .play(scenario)
                            .run(during)
                            .play(Scenario.NORMAL)
                            .run(end - during);
            spread += after.spread(600, end) / normal.spread(600, end) / SEEDS;
            depth += after.depth(600, end) / normal.depth(600, end) / SEEDS;
            trades += after.trades(600, end) / normal.trades(600, end) / SEEDS;
        }
        assertThat(spread).isBetween(0.8, 1.25);
        assertThat(depth).isBetween(0.8, 1.25);
        assertThat(trades).isBetween(0.75, 1.5);
    }

    @Test
    void onlyTheListingThatIsToldPlays() {
        Recording one = Recording.of(3, ADA, Scenario.THIN_BOOK, 120);
        Recording none = Recording.of(3, ADA, Scenario.NORMAL, 120);
        for (Side side : Side.values()) {
            assertThat(one.floor.depth(BTC, side)).isEqualTo(none.floor.depth(BTC, side));
            assertThat(one.floor.depth(ADA, side)).isNotEqualTo(none.floor.depth(ADA, side));
        }
    }
}
