package app.ringdown.exchange.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class BarsTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;

    /** Thursday 2026-07-23, 09:47 UTC. */
    private static final long START = 1_784_800_020_000L;

    private static final List<Listing> ALL = Catalogue.listings();
    private static final List<Listing> FEW = ALL.subList(0, 9);

    private final MemoryBarStore store = new MemoryBarStore();

    @Test
    void everyListingHasAMonthOfSoundMinutesAtTheFirstStart() {
        Bars bars = new Bars(ALL, 1, store, START);
        for (Listing listing : ALL) {
            List<Bar> minutes =
                    range(bars, listing, Interval.M1, START - 30 * DAY, START + MINUTE - 1);
            assertEquals(30 * 1440 + 1, minutes.size());
            assertSound(listing, minutes, Interval.M1);
            assertEquals(listing.profile().referenceTicks(), minutes.getLast().close());
            assertEquals(bars.last(listing.index()), minutes.getLast().close());
            assertTrue(minutes.stream().filter(b -> b.trades() > 0).count() > 0.7 * minutes.size());
        }
    }

    @Test
    void closesAndOpensHangTogether() {
        Bars bars = new Bars(ALL, 2, store, START);
        for (Listing listing : ALL) {
            List<Bar> minutes = range(bars, listing, Interval.M1, START - 5 * DAY, START);
            double usual = listing.profile().dailyVolatility() / Math.sqrt(1440);
            int spread = listing.profile().spreadTicks();
            for (int i = 1; i < minutes.size(); i++) {
                long gap = Math.abs(minutes.get(i).open() - minutes.get(i - 1).close());
                double widest = 12 * usual * minutes.get(i).open() + spread + 1;
                assertTrue(gap <= widest, listing.symbol() + " gap " + gap + " ticks at " + i);
            }
        }
    }

    @Test
    void everyIntervalIsTheFoldOfItsMinutes() {
        Bars bars = live(new Bars(FEW, 3, store, START), 97, 5);
        for (Listing listing : FEW) {
            List<Bar> minutes =
                    range(bars, listing, Interval.M1, START - 100 * DAY, Long.MAX_VALUE);
            for (Interval interval : Interval.values()) {
                if (interval == Interval.S1) {
                    continue;
                }
                List<Bar> folded = fold(minutes, interval);
                List<Bar> given =
                        range(
                                bars,
                                listing,
                                interval,
                                folded.getFirst().openTime(),
                                Long.MAX_VALUE);
                assertEquals(folded, given, listing.symbol() + " " + interval.code());
                assertSound(listing, given, interval);
                Bar open = given.getLast();
                assertEquals(open, bars.at(listing.index(), interval, START + 97 * MINUTE));
                Bar first = given.getFirst();
                assertEquals(first, bars.at(listing.index(), interval, first.openTime() + 59_999));
            }
        }
    }

    @Test
    void secondsOfThisSessionFoldToItsMinutes() {
        Bars bars = live(new Bars(FEW, 4, store, START), 20, 6);
        List<Bar> seconds = range(bars, FEW.get(1), Interval.S1, START, Long.MAX_VALUE);
        assertSound(FEW.get(1), seconds, Interval.S1);
        List<Bar> minutes = range(bars, FEW.get(1), Interval.M1, START, Long.MAX_VALUE);
        for (int i = 0; i < 19; i++) {
            Bar minute = minutes.get(i);
            List<Bar> part = seconds.subList(60 * i, 60 * i + 60);
            assertEquals(minute.volume(), part.stream().mapToLong(Bar::volume).sum());
            assertEquals(minute.close(), part.getLast().close());
            assertEquals(minute.trades(), part.stream().mapToLong(Bar::trades).sum());
        }
    }

    @Test
    void aRangeIsReadByTheProtocolsRules() {
        Bars bars = live(new Bars(FEW, 5, store, START), 40, 7);
        List<Bar> all = range(bars, FEW.get(0), Interval.M5, START - DAY, Long.MAX_VALUE);
        int n = all.size();
        assertEquals(all.subList(n - 7, n), bars.klines(0, Interval.M5, null, null, 7));
        long from = all.get(10).openTime();
        assertEquals(all.subList(10, 15), bars.klines(0, Interval.M5, from, null, 5));
        assertEquals(all.subList(11, 16), bars.klines(0, Interval.M5, from + 1, null, 5));
        assertEquals(all.subList(6, 11), bars.klines(0, Interval.M5, null, from, 5));
        assertEquals(all.subList(5, 10), bars.klines(0, Interval.M5, null, from - 1, 5));
        long to = all.get(12).openTime();
        assertEquals(all.subList(10, 13), bars.klines(0, Interval.M5, from, to, 500));
        assertEquals(all.subList(10, 11), bars.klines(0, Interval.M5, from, to, 1));
        assertEquals(List.of(), bars.klines(0, Interval.M5, to, from, 500));
        assertEquals(List.of(), bars.klines(0, Interval.M5, START + DAY, null, 500));
        assertEquals(List.of(), bars.klines(0, Interval.M5, null, 0L, 500));
        List<Bar> oldest = bars.klines(0, Interval.W1, 0L, null, 3);
        assertEquals(3, oldest.size());
        assertEquals(oldest.getFirst(), bars.at(0, Interval.W1, 0));
    }

    @Test
    void theSameSeedMakesTheSameHistoryAndAnotherAnother() {
        List<Bar> one = new Bars(FEW, 6, store, START).klines(3, Interval.H1, null, null, 500);
        List<Bar> same =
                new Bars(FEW, 6, new MemoryBarStore(), START)
                        .klines(3, Interval.H1, null, null, 500);
        List<Bar> other =
                new Bars(FEW, 7, new MemoryBarStore(), START)
                        .klines(3, Interval.H1, null, null, 500);
        assertEquals(one, same);
        assertNotEquals(one, other);
    }

    @Test
    void whatAChartHasShownStaysThroughRestartsAndPauses() {
        long[] offs = {0, 3, 61, 1_500, 100_000};
        long now = START;
        List<List<Bar>> shown = new ArrayList<>();
        for (int i = 0; i < offs.length; i++) {
            now += offs[i] * MINUTE;
            Bars bars = new Bars(FEW, 8 + i, store, now + 17);
            for (Listing listing : FEW) {
                List<Bar> all = range(bars, listing, Interval.M1, START - DAY, Long.MAX_VALUE);
                assertSound(listing, all, Interval.M1);
                assertEquals(all.getLast().close(), bars.last(listing.index()));
                if (i > 0) {
                    List<Bar> before = shown.get(listing.index());
                    assertEquals(before, all.subList(0, before.size()), listing.symbol());
                }
            }
            live(bars, 30, 40 + i);
            now += 29 * MINUTE;
            shown.clear();
            for (Listing listing : FEW) {
                List<Bar> all = range(bars, listing, Interval.M1, START - DAY, Long.MAX_VALUE);
                // An orderly end saves the open minute too; the session after it may go on with it.
                shown.add(all.subList(0, all.size() - 1));
            }
            bars.close();
        }
    }

    @Test
    void aSessionThatBeginsInTheMinuteOfTheLastGoesOnWithIt() {
        Bars first = new Bars(FEW, 9, store, START);
        first.onTrade(0, 8_725_500, 10, FEW.get(0).notional(8_725_500, 10), true, START + 1_000);
        first.close();
        Bars second = new Bars(FEW, 9, store, START + 5_000);
        second.onTrade(0, 8_725_700, 5, FEW.get(0).notional(8_725_700, 5), false, START + 6_000);
        Bar open = second.at(0, Interval.M1, START + 6_000);
        assertEquals(8_725_500, open.open());
        assertEquals(8_725_700, open.close());
        assertEquals(15, open.volume());
        assertEquals(5, open.takerBuyVolume());
        assertEquals(2, open.trades());
    }

    @Test
    void aSessionSoonAfterAnotherDoesNotGoOverItsMinutes() {
        Bars first = live(new Bars(FEW, 15, store, START), 5, 13);
        List<Bar> before = range(first, FEW.get(0), Interval.M1, START, Long.MAX_VALUE);
        first.close();
        long now = START + 5 * MINUTE + 10_000;
        assertEquals(START + 4 * MINUTE, Bars.sessionStart(FEW, store, START + 3 * MINUTE, now));
        assertEquals(START + 9 * MINUTE, Bars.sessionStart(FEW, store, START + 9 * MINUTE, now));
        assertEquals(START, Bars.sessionStart(FEW, store, START - DAY, START));
        long start = Bars.sessionStart(FEW, store, START + 3 * MINUTE, now);
        Bars second = new Bars(FEW, 15, store, start);
        assertEquals(before, range(second, FEW.get(0), Interval.M1, START, Long.MAX_VALUE));
    }

    @Test
    void aMachineThatSleptFindsBarsAndThePriceWhereItWas() {
        Bars bars = live(new Bars(FEW, 10, store, START), 10, 8);
        long last = bars.last(2);
        long woken = START + 700 * MINUTE;
        bars.advance(woken);
        List<Bar> all = range(bars, FEW.get(2), Interval.M1, START, Long.MAX_VALUE);
        assertEquals(701, all.size());
        assertSound(FEW.get(2), all, Interval.M1);
        assertEquals(last, all.getLast().close());
        assertTrue(all.subList(12, 600).stream().mapToLong(Bar::trades).sum() > 1000);
        Bars again = new Bars(FEW, 99, store, woken + MINUTE);
        assertEquals(all.subList(0, 700), range(again, FEW.get(2), Interval.M1, START, woken - 1));
    }

    @Test
    void aLostMinuteIsFlat() {
        live(new Bars(FEW, 11, store, START), 10, 9).close();
        store.lose("BTCUSDT", START + 4 * MINUTE);
        Bars bars = new Bars(FEW, 11, store, START + 60 * MINUTE);
        List<Bar> all = range(bars, FEW.get(0), Interval.M1, START, Long.MAX_VALUE);
        assertSound(FEW.get(0), all, Interval.M1);
        assertEquals(Bar.flat(START + 4 * MINUTE, all.get(3).close()), all.get(4));
    }

    @Test
    void aClockThatWasSetBackDoesNotStopIt() {
        live(new Bars(FEW, 12, store, START), 30, 10).close();
        Bars bars = new Bars(FEW, 12, store, START - 90 * MINUTE);
        live(bars, 10, 11, START - 90 * MINUTE);
        assertSound(
                FEW.get(0),
                range(bars, FEW.get(0), Interval.M1, START - DAY, Long.MAX_VALUE),
                Interval.M1);
    }

    @Test
    void twentyFourHoursAreTheLast1440Minutes() {
        Bars bars = live(new Bars(FEW, 13, store, START), 50, 12);
        long now = START + 49 * MINUTE + 30_000;
        for (Listing listing : FEW) {
            WindowStats day = bars.day(listing.index(), now);
            List<Bar> window = bars.klines(listing.index(), Interval.M1, null, null, 1440);
            Bar before = bars.at(listing.index(), Interval.M1, window.getFirst().openTime() - 1);
            Bar folded = fold(0, window);
            assertEquals(window.getFirst().openTime(), day.openTime());
            assertEquals(before.close(), day.previousClose());
            assertEquals(folded.open(), day.open());
            assertEquals(folded.high(), day.high());
            assertEquals(folded.low(), day.low());
            assertEquals(folded.close(), day.last());
            assertEquals(folded.volume(), day.volume());
            assertEquals(folded.quoteVolume(), day.quoteVolume());
            assertEquals(folded.trades(), day.count());
            assertTrue(day.lastLots() > 0);
        }
    }

    @Test
    void historyMovesAndTradesAsTheProfileSays() {
        Bars bars = new Bars(ALL, 14, store, START);
        for (Listing listing :
                List.of(ALL.get(0), ALL.get(5), ALL.get(30), ALL.get(49), ALL.get(60))) {
            List<Bar> days = bars.klines(listing.index(), Interval.D1, null, START - DAY, 1000);
            double square = 0;
            double quote = 0;
            for (int i = 1; i < days.size(); i++) {
                double r = Math.log((double) days.get(i).close() / days.get(i - 1).close());
                square += r * r;
                quote += days.get(i).quoteVolume() / 1e8;
            }
            double volatility = Math.sqrt(square / (days.size() - 1));
            double usual = listing.profile().dailyVolatility();
            assertTrue(volatility > 0.6 * usual && volatility < 1.7 * usual, listing.symbol());
            double volume = quote / (days.size() - 1) / listing.profile().dailyQuoteVolume();
            assertTrue(volume > 0.5 && volume < 2, listing.symbol() + " volume " + volume);
        }
    }

    private static Bars live(Bars bars, int minutes, long seed) {
        return live(
                bars,
                minutes,
                seed,
                Interval.M1.openTime(
                        bars.klines(0, Interval.M1, null, null, 1).getFirst().openTime()));
    }

    /**
     * Trades at random around the last price; some minutes have none, one listing has none at all.
     */
    private static Bars live(Bars bars, int minutes, long seed, long start) {
        Random random = new Random(seed);
        for (long time = start + 900;
                time < start + minutes * MINUTE;
                time += 1 + random.nextInt(4_000)) {
            Listing listing = FEW.get(random.nextInt(FEW.size() - 1));
            long spread = Math.max(2, bars.last(listing.index()) / 5_000);
            long ticks = bars.last(listing.index()) + random.nextLong(-spread, spread + 1);
            long lots = random.nextLong(1, 1_001);
            bars.advance(time);
            bars.onTrade(
                    listing.index(),
                    ticks,
                    lots,
                    listing.notional(ticks, lots),
                    random.nextBoolean(),
                    time);
        }
        bars.advance(start + minutes * MINUTE - 1);
        return bars;
    }

    private static List<Bar> range(
            Bars bars, Listing listing, Interval interval, long from, long to) {
        List<Bar> all = new ArrayList<>();
        long next = from;
        while (true) {
            List<Bar> page = bars.klines(listing.index(), interval, next, to, 1000);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            next = page.getLast().openTime() + 1;
        }
    }

    /** The naive fold: from the first whole interval on. */
    private static List<Bar> fold(List<Bar> minutes, Interval interval) {
        List<Bar> folded = new ArrayList<>();
        List<Bar> part = new ArrayList<>();
        for (Bar minute : minutes) {
            if (minute.openTime() == interval.openTime(minute.openTime())) {
                if (!part.isEmpty()) {
                    folded.add(fold(part.getFirst().openTime(), part));
                }
                part.clear();
                part.add(minute);
            } else if (!part.isEmpty()) {
                part.add(minute);
            }
        }
        folded.add(fold(part.getFirst().openTime(), part));
        return folded;
    }

    private static Bar fold(long openTime, List<Bar> part) {
        return new Bar(
                openTime,
                part.getFirst().open(),
                part.stream().mapToLong(Bar::high).max().orElseThrow(),
                part.stream().mapToLong(Bar::low).min().orElseThrow(),
                part.getLast().close(),
                part.stream().mapToLong(Bar::volume).sum(),
                part.stream().mapToLong(Bar::quoteVolume).sum(),
                part.stream().mapToLong(Bar::trades).sum(),
                part.stream().mapToLong(Bar::takerBuyVolume).sum(),
                part.stream().mapToLong(Bar::takerBuyQuote).sum());
    }

    private static void assertSound(Listing listing, List<Bar> bars, Interval interval) {
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            String where = listing.symbol() + " " + interval.code() + " " + bar;
            assertEquals(bar.openTime(), interval.openTime(bar.openTime()), where);
            if (i > 0) {
                assertEquals(
                        interval.nextOpenTime(bars.get(i - 1).openTime()), bar.openTime(), where);
            }
            assertTrue(bar.low() >= listing.minTicks() && bar.high() <= listing.maxTicks(), where);
            assertTrue(bar.high() >= Math.max(bar.open(), bar.close()), where);
            assertTrue(bar.low() <= Math.min(bar.open(), bar.close()), where);
            assertTrue(bar.takerBuyVolume() >= 0 && bar.takerBuyVolume() <= bar.volume(), where);
            assertTrue(bar.takerBuyQuote() >= 0 && bar.takerBuyQuote() <= bar.quoteVolume(), where);
            assertTrue(bar.trades() <= bar.volume(), where);
            if (bar.trades() == 0) {
                assertEquals(Bar.flat(bar.openTime(), bar.open()), bar, where);
            } else {
                double average =
                        bar.quoteVolume() / (double) listing.notionalFactor() / bar.volume();
                assertTrue(average >= bar.low() - 1e-6 && average <= bar.high() + 1e-6, where);
            }
        }
    }
}
