package app.ringdown.exchange.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.IntStream;

class SyntheticFlowTest {
    /** Thursday 2026-07-23, 09:47 UTC. */
    private static final long START = 1_784_800_020_000L;

    private static final List<Listing> ALL = Catalogue.listings();

    private static NaiveFloor session(long seed, List<Listing> listings, long lengthMs) {
        NaiveFloor floor = new NaiveFloor(listings);
        floor.open(new SyntheticFlow(seed), START);
        floor.runTo(START + lengthMs);
        return floor;
    }

    @Test
    void aSessionBeginsOnAWholeMinuteBeforeTheDoorsOpen() {
        for (long now = START; now < START + 120_000; now += 777) {
            long start = Flow.sessionStart(now);
            assertEquals(0, start % 60_000);
            assertTrue(now - start >= 30_000 && now - start < 90_000);
        }
    }

    @Test
    void afterTheWarmUpEveryBookIsFullAndTradesAreThere() {
        NaiveFloor floor = session(1, ALL, Flow.WARM_UP_MS);
        for (Listing listing : ALL) {
            for (Side side : Side.values()) {
                assertTrue(
                        floor.depth(listing.index(), side).size() >= 6,
                        listing.symbol() + " " + side);
            }
        }
        long traded = floor.prints().stream().map(NaiveFloor.Print::listing).distinct().count();
        assertTrue(traded > 0.9 * ALL.size(), "traded: " + traded);
    }

    @Test
    void theSameSeedRepeatsToTheLastLot() {
        List<Listing> few = ALL.subList(0, 20);
        NaiveFloor one = session(2, few, 180_000);
        NaiveFloor same = session(2, few, 180_000);
        assertEquals(one.prints(), same.prints());
        for (Listing listing : few) {
            for (Side side : Side.values()) {
                assertEquals(one.depth(listing.index(), side), same.depth(listing.index(), side));
            }
        }
        assertNotEquals(one.prints(), session(3, few, 180_000).prints());
    }

    @Test
    void theTapeDoesNotHangOnHowOftenTheFlowIsCalled() {
        List<Listing> few = ALL.subList(0, 20);
        NaiveFloor often = session(2, few, 180_000);
        for (long every : new long[] {1, 250, 1_500}) {
            NaiveFloor other = new NaiveFloor(few);
            other.open(new SyntheticFlow(2), START);
            for (long time = START; time < START + 180_000; time += every) {
                other.sleepTo(time);
            }
            other.sleepTo(START + 180_000);
            assertEquals(timeless(often), timeless(other), "every " + every + " ms");
        }
    }

    private static List<String> timeless(NaiveFloor floor) {
        return floor.prints().stream()
                .map(p -> p.listing() + " " + p.ticks() + " " + p.lots() + " " + p.buyerIsMaker())
                .toList();
    }

    /** In an empty book the first order is the best, wherever it is: nobody may take it. */
    @Test
    void noFirstMinuteHasAWick() {
        List<Listing> few = ALL.subList(0, 10);
        int far = 0;
        for (long seed = 0; seed < 150; seed++) {
            NaiveFloor floor = session(seed, few, 45_000);
            for (NaiveFloor.Print print : floor.prints()) {
                Listing listing = few.get(print.listing());
                double moved =
                        Math.log((double) print.ticks() / listing.profile().referenceTicks())
                                / listing.profile().dailyVolatility()
                                * Math.sqrt(1440);
                assertTrue(Math.abs(moved) < 10, listing.symbol() + " " + moved + ", " + seed);
                far += Math.abs(moved) > 7 ? 1 : 0;
            }
        }
        // A piece of news may be a shock, but hardly ever in the first minute.
        assertTrue(far < 20, "prints far away: " + far);
    }

    @Test
    void booksHaveTwoSidesThatNeverCrossAndSpreadsOfAFewTicks() {
        NaiveFloor floor = session(4, ALL, 60_000);
        double[] spread = new double[ALL.size()];
        int samples = 300;
        for (int i = 1; i <= samples; i++) {
            floor.runTo(START + 60_000 + 2_000L * i);
            for (Listing listing : ALL) {
                long bid = floor.bid(listing.index());
                long ask = floor.ask(listing.index());
                assertTrue(bid > 0 && ask > bid, listing.symbol());
                spread[listing.index()] += (double) (ask - bid) / samples;
            }
        }
        for (Listing listing : ALL) {
            double mean = spread[listing.index()];
            double usual = listing.profile().spreadTicks();
            assertTrue(mean > 0.999 && mean < 4 * usual, listing.symbol() + " spread " + mean);
            double price = floor.last(listing.index());
            assertTrue(mean < 2 || mean / price < 5e-4, listing.symbol() + " spread " + mean);
        }
    }

    @Test
    void depthThickensAwayFromTheTouchAndThenThins() {
        NaiveFloor floor = session(5, ALL.subList(0, 10), 60_000);
        double touch = 0;
        double near = 0;
        double far = 0;
        for (int i = 1; i <= 100; i++) {
            floor.runTo(START + 60_000 + 3_000L * i);
            for (int l : new int[] {0, 1, 2, 3, 4, 5}) {
                Listing listing = ALL.get(l);
                double unit = floor.last(l) * listing.profile().dailyVolatility() / Math.sqrt(1440);
                double minute = listing.profile().dailyQuoteVolume() / 1440 / floor.last(l);
                for (Side side : Side.values()) {
                    NavigableMap<Long, Long> depth = floor.depth(l, side);
                    long best = depth.firstKey();
                    // Lots per minute's volatility of distance: at the touch, further out, and far
                    // out.
                    touch += within(depth, best, -1, 0.03 * unit) / minute / 0.03;
                    near += within(depth, best, 0.1 * unit, 0.6 * unit) / minute / 0.5;
                    far += within(depth, best, 6 * unit, 12 * unit) / minute / 6;
                }
            }
        }
        assertTrue(far < 0.2 * near, "far " + far + " near " + near);
        NavigableMap<Long, Long> book = floor.depth(0, Side.BUY);
        assertTrue(touch > 0 && book.size() >= 20, "levels " + book.size());
        double first = 0;
        double middle = 0;
        for (int i = 1; i <= 100; i++) {
            floor.runTo(START + 360_000 + 3_000L * i);
            for (Side side : Side.values()) {
                List<Long> lots = List.copyOf(floor.depth(0, side).values());
                first += lots.get(0);
                middle += IntStream.range(4, 12).mapToLong(lots::get).average().orElseThrow();
            }
        }
        assertTrue(middle > 1.3 * first, "first " + first + " middle " + middle);
    }

    private static double within(
            NavigableMap<Long, Long> depth, long best, double from, double to) {
        double lots = 0;
        for (Map.Entry<Long, Long> level : depth.entrySet()) {
            double distance = Math.abs(level.getKey() - best);
            if (distance > from && distance <= to) {
                lots += level.getValue();
            }
        }
        return lots;
    }

    @Test
    void moneyIsConservedAndInventoriesStayWithinBounds() {
        NaiveFloor floor = new NaiveFloor(ALL);
        floor.open(new SyntheticFlow(6), START);
        Map<String, Long> before = total(floor);
        floor.record(false);
        Map<String, Long> starting = new HashMap<>();
        for (String asset : before.keySet()) {
            starting.put(asset, floor.money(0, asset));
        }
        for (int hour = 0; hour < 4; hour++) {
            floor.runTo(START + (hour + 1) * 3_600_000L);
            assertEquals(before, total(floor));
            for (int trader = 0; trader < floor.traders().size(); trader++) {
                for (Map.Entry<String, Long> asset : starting.entrySet()) {
                    double left = floor.money(trader, asset.getKey()) / (double) asset.getValue();
                    assertTrue(
                            left > 0.5 && left < 1.5,
                            floor.traders().get(trader) + " " + asset.getKey());
                }
            }
        }
    }

    private static Map<String, Long> total(NaiveFloor floor) {
        Map<String, Long> total = new HashMap<>();
        for (Listing listing : floor.listings()) {
            for (String asset : List.of(listing.baseAsset(), listing.quoteAsset())) {
                long sum = 0;
                for (int trader = 0; trader < floor.traders().size(); trader++) {
                    sum = Math.addExact(sum, floor.money(trader, asset));
                }
                total.put(asset, sum);
            }
        }
        return total;
    }

    @Test
    void theWholeMarketIsLivelyButNotHectic() {
        NaiveFloor floor = session(7, ALL, 60_000);
        long before = floor.changes();
        floor.prints().clear();
        floor.runTo(START + 660_000);
        double changes = (floor.changes() - before) / 600.0;
        double trades = floor.prints().size() / 600.0;
        double bitcoin = floor.prints().stream().filter(p -> p.listing() == 0).count() / 600.0;
        assertTrue(changes > 500 && changes < 2_000, "changes per second " + changes);
        assertTrue(trades > 15 && trades < 120, "trades per second " + trades);
        assertTrue(bitcoin > 2 && bitcoin < 15, "of them BTCUSDT " + bitcoin);
    }

    @Test
    void whatASleepingMachineMissedIsNotMadeUpFor() {
        NaiveFloor floor = session(8, ALL, 60_000);
        long before = floor.changes();
        long woken = START + 10 * 3_600_000L;
        long next = floor.sleepTo(woken);
        assertTrue(
                floor.changes() - before < 12_000, "changes at once " + (floor.changes() - before));
        assertTrue(next > woken && next < woken + 1_000, "next after " + (next - woken));
        before = floor.changes();
        floor.runTo(woken + 60_000);
        double rate = (floor.changes() - before) / 60.0;
        assertTrue(rate > 400 && rate < 3_000, "changes per second " + rate);
    }
}
