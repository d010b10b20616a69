package app.ringdown.exchange.book;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

class BookTest {
    private static final long FACTOR = 10;

    /** Rebuilds the book from what it tells, as a client does. */
    private static final class Mirror implements BookEvents {
        final List<String> log = new ArrayList<>();
        final Map<Side, TreeMap<Long, Long>> levels =
                new HashMap<>(Map.of(Side.BUY, new TreeMap<>(), Side.SELL, new TreeMap<>()));
        long lastUpdate;

        @Override
        public void traded(BookOrder maker, BookOrder taker, long lots) {
            log.add(maker.id() + " gives " + taker.id() + " " + lots);
        }

        @Override
        public void prevented(
                BookOrder maker, BookOrder taker, long lots, long makerLoss, long takerLoss) {
            assertThat(maker.resting()).isEqualTo(maker.open() > 0);
            log.add(
                    "prevented %d of %d by %d: %d and %d"
                            .formatted(lots, maker.id(), taker.id(), makerLoss, takerLoss));
        }

        @Override
        public void refreshed(BookOrder iceberg) {
            assertThat(iceberg.resting()).isTrue();
            log.add("refreshed " + iceberg.id());
        }

        @Override
        public void level(Side side, long ticks, long lots, long updateId) {
            assertThat(updateId).isEqualTo(lastUpdate + 1);
            lastUpdate = updateId;
            if (lots == 0) {
                assertThat(levels.get(side).remove(ticks)).isNotNull();
            } else {
                levels.get(side).put(ticks, lots);
            }
        }
    }

    /** An order that shows a part of itself at a time. */
    private static final class Iceberg extends BookOrder {
        private final long peak;
        private final long rank;

        Iceberg(long id, int owner, Side side, long ticks, long lots, long peak, long rank) {
            super(id, owner, side, ticks, lots);
            this.peak = peak;
            this.rank = rank;
        }

        @Override
        public long peak() {
            return peak;
        }

        @Override
        public long rank() {
            return rank;
        }
    }

    private final Mirror mirror = new Mirror();
    private final Book book = new Book(FACTOR, 0, mirror);
    private long nextId = 1;

    private BookOrder rest(int owner, Side side, long ticks, long lots) {
        BookOrder order = new BookOrder(nextId++, owner, side, ticks, lots);
        book.rest(order);
        return order;
    }

    private BookOrder taker(int owner, Side side, long lots) {
        return new BookOrder(nextId++, owner, side, 0, lots);
    }

    private Stop buy(BookOrder taker, long limit) {
        return book.match(taker, limit, Long.MAX_VALUE, SelfTradePrevention.EXPIRE_MAKER);
    }

    @Test
    void theBetterPriceTradesFirstAndAtOnePriceTheOlderOrder() {
        rest(1, Side.SELL, 102, 5);
        rest(2, Side.SELL, 101, 5);
        rest(3, Side.SELL, 101, 5);
        BookOrder taker = taker(4, Side.BUY, 12);

        assertThat(buy(taker, 102)).isEqualTo(Stop.FILLED);

        assertThat(mirror.log).containsExactly("2 gives 4 5", "3 gives 4 5", "1 gives 4 2");
        assertThat(book.best(Side.SELL)).isEqualTo(102);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(3);
    }

    @Test
    void anOrderStopsAtItsLimit() {
        rest(1, Side.SELL, 101, 5);
        rest(1, Side.SELL, 103, 5);
        BookOrder taker = taker(2, Side.BUY, 8);

        assertThat(buy(taker, 102)).isEqualTo(Stop.LIMIT);
        assertThat(taker.open()).isEqualTo(3);
    }

    @Test
    void aBudgetBuysWholeLotsOnly() {
        rest(1, Side.SELL, 100, 5);
        BookOrder taker = taker(2, Side.BUY, 5);

        Stop stop = book.match(taker, Long.MAX_VALUE, 2_999, SelfTradePrevention.NONE);

        assertThat(stop).isEqualTo(Stop.SPENT);
        assertThat(taker.open()).isEqualTo(3);
    }

    @Test
    void aReducedOrderKeepsItsPlace() {
        BookOrder first = rest(1, Side.SELL, 100, 5);
        rest(2, Side.SELL, 100, 5);
        book.reduce(first, 2);

        buy(taker(3, Side.BUY, 3), 100);

        assertThat(mirror.log).containsExactly("1 gives 3 2", "2 gives 3 1");
    }

    private Iceberg iceberg(int owner, long ticks, long lots, long peak) {
        Iceberg order = new Iceberg(nextId, owner, Side.SELL, ticks, lots, peak, nextId);
        nextId++;
        book.rest(order);
        return order;
    }

    @Test
    void anIcebergShowsAPartAndQueuesAgainForTheNext() {
        Iceberg iceberg = iceberg(1, 100, 12, 5);
        rest(2, Side.SELL, 100, 3);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(8);
        assertThat(book.sweep(3, Side.BUY, 100, 50, Long.MAX_VALUE, SelfTradePrevention.NONE))
                .isEqualTo(new Sweep(15, 15 * 100 * FACTOR, 0, Stop.EMPTY));

        buy(taker(3, Side.BUY, 9), 100);

        assertThat(mirror.log)
                .containsExactly("refreshed 1", "1 gives 3 5", "2 gives 3 3", "1 gives 3 1");
        assertThat(book.bestLots(Side.SELL)).isEqualTo(4);
        assertThat(iceberg.open()).isEqualTo(6);
        assertThat(iceberg.hidden()).isEqualTo(2);
    }

    @Test
    void aPartThatIsReplacedInFullIsAChangeAllTheSame() {
        iceberg(1, 100, 10, 5);
        long before = mirror.lastUpdate;
        buy(taker(3, Side.BUY, 5), 100);
        assertThat(mirror.lastUpdate).isEqualTo(before + 1);
        assertThat(mirror.levels.get(Side.SELL)).containsEntry(100L, 5L);
    }

    @Test
    void whatAnIcebergShowsShrinksOnlyWhenNothingIsHiddenAnyMore() {
        Iceberg iceberg = iceberg(1, 100, 20, 5);
        buy(taker(3, Side.BUY, 2), 100);
        long before = mirror.lastUpdate;
        book.reduce(iceberg, 10);
        assertThat(mirror.lastUpdate).isEqualTo(before);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(3);
        book.reduce(iceberg, 2);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(2);
        assertThat(iceberg.hidden()).isZero();
    }

    @Test
    void anOrderOfAnEarlierSessionComesBeforeThoseThatCameLaterByItsRank() {
        nextId = 10;
        rest(1, Side.SELL, 100, 5);
        book.restByRank(new Iceberg(2, 2, Side.SELL, 100, 9, 4, 7), 6);
        book.restByRank(new BookOrder(3, 2, Side.SELL, 100, 5), 0);
        book.restByRank(new BookOrder(5, 2, Side.SELL, 100, 5), 0);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(18);

        buy(taker(3, Side.BUY, 15), 100);

        assertThat(mirror.log)
                .containsExactly(
                        "3 gives 11 5",
                        "5 gives 11 5",
                        "refreshed 2",
                        "2 gives 11 3",
                        "10 gives 11 2");
    }

    @Test
    void selfTradePreventionLetsTheTakerTheMakerOrBothExpire() {
        rest(1, Side.SELL, 100, 5);
        Stop stop = match(taker(1, Side.BUY, 4), SelfTradePrevention.EXPIRE_TAKER);
        assertThat(stop).isEqualTo(Stop.PREVENTED);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(5);

        stop = match(taker(1, Side.BUY, 4), SelfTradePrevention.EXPIRE_BOTH);
        assertThat(stop).isEqualTo(Stop.PREVENTED);
        assertThat(book.best(Side.SELL)).isZero();

        rest(1, Side.SELL, 100, 5);
        rest(2, Side.SELL, 100, 5);
        stop = match(taker(1, Side.BUY, 4), SelfTradePrevention.EXPIRE_MAKER);
        assertThat(stop).isEqualTo(Stop.FILLED);
        assertThat(book.bestLots(Side.SELL)).isEqualTo(1);
        assertThat(mirror.log)
                .containsExactly(
                        "prevented 4 of 1 by 2: 0 and 4",
                        "prevented 4 of 1 by 3: 5 and 4",
                        "prevented 4 of 4 by 6: 5 and 0",
                        "5 gives 6 4");
    }

    @Test
    void decrementTakesFromBothAndTheSmallerExpires() {
        rest(1, Side.SELL, 100, 5);
        BookOrder taker = taker(1, Side.BUY, 2);
        assertThat(match(taker, SelfTradePrevention.DECREMENT)).isEqualTo(Stop.PREVENTED);
        assertThat(taker.open()).isZero();
        assertThat(book.bestLots(Side.SELL)).isEqualTo(3);

        rest(2, Side.SELL, 100, 5);
        taker = taker(1, Side.BUY, 4);
        assertThat(match(taker, SelfTradePrevention.TRANSFER)).isEqualTo(Stop.FILLED);
        assertThat(mirror.log)
                .containsExactly(
                        "prevented 2 of 1 by 2: 2 and 2",
                        "prevented 3 of 1 by 4: 3 and 3",
                        "3 gives 4 1");
    }

    private Stop match(BookOrder taker, SelfTradePrevention mode) {
        return book.match(taker, 100, Long.MAX_VALUE, mode);
    }

    /**
     * Random orders, icebergs among them, cancels and reductions: the same trades in the same
     * sequence, the same reasons to stop and the same book as the naive one, a sweep that foretells
     * the match, and levels that rebuild the book. Narrow and wide price ranges, so that queues and
     * ladders both grow.
     */
    @Test
    void itDoesWhatTheNaiveBookDoes() {
        for (int seed = 0; seed < 300; seed++) {
            BookTest fresh = new BookTest();
            fresh.race(new Random(seed), seed % 3 == 0 ? 5 : seed % 3 == 1 ? 40 : 1000);
        }
    }

    private void race(Random random, int width) {
        NaiveBook naive = new NaiveBook();
        Map<Long, BookOrder> resting = new HashMap<>();
        SelfTradePrevention[] modes = SelfTradePrevention.values();
        for (int step = 0; step < 400; step++) {
            int dice = random.nextInt(10);
            List<NaiveBook.Entry> live = naive.resting;
            if (dice < 2 && !live.isEmpty()) {
                NaiveBook.Entry entry = live.remove(random.nextInt(live.size()));
                book.remove(resting.get(entry.id));
            } else if (dice < 3 && !live.isEmpty()) {
                NaiveBook.Entry entry = live.get(random.nextInt(live.size()));
                entry.reduce(1 + random.nextLong(entry.open));
                book.reduce(resting.get(entry.id), entry.open);
            } else {
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                boolean atMarket = random.nextInt(5) == 0;
                long ticks = 1000L + random.nextInt(width) + (side == Side.BUY ? 0 : width / 3);
                long limit = !atMarket ? ticks : side == Side.BUY ? Long.MAX_VALUE : 0;
                long lots = 1L + random.nextInt(random.nextInt(20) == 0 ? 500 : 30);
                long budget =
                        random.nextInt(4) == 0 ? random.nextLong(1, 2_000_000) : Long.MAX_VALUE;
                int owner = random.nextInt(6);
                SelfTradePrevention mode = modes[random.nextInt(modes.length)];
                long peak = random.nextInt(3) > 0 ? 0 : 1 + lots / (1 + random.nextInt(9));
                BookOrder order = new Iceberg(nextId, owner, side, ticks, lots, peak, nextId);
                NaiveBook.Entry entry = new NaiveBook.Entry(nextId, owner, side, ticks, lots, peak);
                nextId++;

                assertThat(book.crosses(side, limit)).isEqualTo(crosses(naive, side, limit));
                Sweep sweep = book.sweep(owner, side, limit, lots, budget, mode);
                int trades = naive.log.size();
                Stop stop = book.match(order, limit, budget, mode);
                assertThat(stop).isEqualTo(naive.match(entry, limit, budget, mode, FACTOR));
                assertThat(order.open()).isEqualTo(entry.open);
                assertThat(sweep)
                        .isEqualTo(new Sweep(naive.traded, naive.quote, naive.decremented, stop));
                assertThat(mirror.log.subList(trades, mirror.log.size()))
                        .isEqualTo(naive.log.subList(trades, naive.log.size()));
                if (stop == Stop.LIMIT || (stop == Stop.EMPTY && !atMarket)) {
                    book.rest(order);
                    resting.put(order.id(), order);
                    naive.rest(entry);
                }
            }
            for (Side side : Side.values()) {
                assertThat(mirror.levels.get(side)).isEqualTo(naive.levels(side));
                assertThat(levels(side)).isEqualTo(naive.levels(side));
            }
            assertThat(book.updateId()).isEqualTo(mirror.lastUpdate);
        }
    }

    private static boolean crosses(NaiveBook naive, Side side, long limit) {
        NavigableMap<Long, Long> other = naive.levels(side.opposite());
        return !other.isEmpty()
                && (side == Side.BUY ? other.firstKey() <= limit : other.lastKey() >= limit);
    }

    private Map<Long, Long> levels(Side side) {
        TreeMap<Long, Long> levels = new TreeMap<>();
        long before = 0;
        for (int i = 0; i < book.levels(side); i++) {
            long ticks = book.ticksAt(side, i);
            if (i > 0) {
                assertThat(side == Side.BUY ? before > ticks : before < ticks).isTrue();
            }
            before = ticks;
            levels.put(ticks, book.lotsAt(side, i));
        }
        return levels;
    }
}
