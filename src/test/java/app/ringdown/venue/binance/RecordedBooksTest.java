package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.OrderBook;
import app.ringdown.market.Side;
import app.ringdown.venue.MarketEars;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Books of the real venue, from recordings in the folder {@code -Dringdown.payloads=DIR}: at every
 * update id the best of a book is what the venue itself told as its best, whatever becomes of
 * frames on their way.
 */
@Tag("payloads")
class RecordedBooksTest {
    /** Levels to go by: a tenth of what is asked for. */
    private static final int FEWEST = 100;

    private static List<Recording> recordings;

    @BeforeAll
    static void find() throws Exception {
        recordings = Recording.in(Path.of(System.getProperty("ringdown.payloads")));
        assumeThat(recordings).as("recordings in the folder of payloads").isNotEmpty();
    }

    /** The best of a book, as a {@code bookTicker} tells it. */
    private record Best(long bid, long bidLots, long ask, long askLots) {
        static Best of(OrderBook book) {
            return new Best(
                    book.best(Side.BUY),
                    book.size(Side.BUY) == 0 ? 0 : book.lots(Side.BUY, 0),
                    book.best(Side.SELL),
                    book.size(Side.SELL) == 0 ? 0 : book.lots(Side.SELL, 0));
        }
    }

    /** One book after another, and all that the venue tells of the same instrument. */
    private static final class Market {
        final LiveBook book = new LiveBook(FEWEST);
        final TreeMap<Long, Best> told = new TreeMap<>();
        final TreeMap<Long, DepthSnapshot> books = new TreeMap<>(); // as of each id
        int compared;

        /** The best as of an id is what was told last up to it. */
        void compare() {
            if (book.isLive()) {
                Map.Entry<Long, Best> truth = told.floorEntry(book.book().updateId());
                if (truth != null) {
                    compared++;
                    assertThat(Best.of(book.book()))
                            .as("at %d", book.book().updateId())
                            .isEqualTo(truth.getValue());
                }
            }
        }

        void keep() {
            if (book.isLive()) {
                OrderBook now = book.book();
                books.put(
                        now.updateId(),
                        new DepthSnapshot(
                                now.updateId(), all(now, Side.BUY), all(now, Side.SELL), 5_000));
            }
        }

        private static LevelList all(OrderBook book, Side side) {
            LevelList list = new LevelList();
            for (int i = 0; i < book.size(side); i++) {
                list.add(book.ticks(side, i), book.lots(side, i));
            }
            return list;
        }
    }

    private static Market of(Map<Integer, Market> markets, Instrument instrument) {
        return markets.computeIfAbsent(instrument.index(), i -> new Market());
    }

    /** What the venue told as its best, wherever in the recording. */
    private static Map<Integer, Market> truth(Recording recording, Symbols symbols) {
        Map<Integer, Market> markets = new HashMap<>();
        MarketEars ears =
                new MarketEars() {
                    @Override
                    public void onTouch(
                            Instrument instrument,
                            long bid,
                            long bidLots,
                            long ask,
                            long askLots,
                            long sequence,
                            long arrivalNanos) {
                        of(markets, instrument)
                                .told
                                .put(sequence, new Best(bid, bidLots, ask, askLots));
                    }
                };
        FrameScanner scanner = new FrameScanner(symbols);
        for (Recording.Event event : recording.events()) {
            scanner.scan(event.json(), 0, event.json().length, 0, ears);
        }
        return markets;
    }

    @Test
    void everyFrameIsReadTheFastWay() throws Exception {
        for (Recording recording : recordings) {
            Symbols symbols = new Symbols(recording.instruments());
            Script told = new Script();
            BinanceParser parser = new BinanceParser(symbols, told, told);
            int frames = 0;
            for (Recording.Event event : recording.events()) {
                if (event.url() == null) {
                    frames++;
                    parser.onFrame(event.json(), 0, event.json().length, 0);
                }
            }
            assertThat(told.lines).as(recording.name()).hasSize(frames);
            assertThat(parser.refused()).isZero();
            assertThat(parser.slow())
                    .as("but those of kinds that are not asked for")
                    .isEqualTo(
                            recording.events().stream()
                                    .filter(e ->
                                            new String(
                                                            e.json(),
                                                            java.nio.charset.StandardCharsets.UTF_8)
                                                    .contains("aggTrade\","))
                                    .count());
        }
    }

    @Test
    void theBestIsWhatTheVenueToldAtEveryId() throws Exception {
        int compared = 0;
        for (Recording recording : recordings) {
            for (Market market : replay(recording).values()) {
                assertThat(market.book.rebuilds()).isZero();
                compared += market.compared;
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** As it was: frames and books as they came. */
    private static Map<Integer, Market> replay(Recording recording) throws Exception {
        Symbols symbols = new Symbols(recording.instruments());
        Map<Integer, Market> markets = truth(recording, symbols);
        MarketEars ears =
                new MarketEars() {
                    @Override
                    public void onDepth(Instrument instrument, DepthUpdate update, long nanos) {
                        Market market = of(markets, instrument);
                        market.book.onUpdate(update);
                        market.compare();
                        market.keep();
                    }
                };
        FrameScanner scanner = new FrameScanner(symbols);
        for (Recording.Event event : recording.events()) {
            if (event.url() == null) {
                scanner.scan(event.json(), 0, event.json().length, 0, ears);
            } else if (event.url().contains("/depth?")) {
                Market market = of(markets, event.instrument(symbols));
                market.book.onSnapshot(market.book.round(), event.depth(symbols));
                market.compare();
                market.keep();
            }
        }
        return markets;
    }

    /**
     * Frames dropped, doubled and overtaken, lines lost; and a book answered whenever one is asked
     * for, as the venue would have, some frames late.
     */
    @Test
    void whateverBecomesOfFramesTheBestIsWhatTheVenueTold() throws Exception {
        int compared = 0;
        int rebuilt = 0;
        for (Recording recording : recordings) {
            Map<Integer, Market> known = replay(recording);
            for (int seed = 0; seed < 100; seed++) {
                for (Market market : faulty(recording, known, new Random(seed)).values()) {
                    compared += market.compared;
                    rebuilt += (int) market.book.rebuilds();
                }
            }
        }
        assertThat(compared).isGreaterThan(10_000);
        assertThat(rebuilt).isGreaterThan(1_000);
    }

    private static Map<Integer, Market> faulty(
            Recording recording, Map<Integer, Market> known, Random random) {
        Symbols symbols = new Symbols(recording.instruments());
        Map<Integer, Market> markets = truth(recording, symbols);
        MarketEars ears =
                new MarketEars() {
                    @Override
                    public void onDepth(Instrument instrument, DepthUpdate update, long nanos) {
                        Market market = of(markets, instrument);
                        if (random.nextInt(60) == 0) {
                            market.book.onLineLost();
                        }
                        market.book.onUpdate(update);
                        market.compare();
                        if (market.book.canJoin() && random.nextInt(3) == 0) {
                            long id = update.lastId() - random.nextInt(12);
                            Map.Entry<Long, DepthSnapshot> answer =
                                    of(known, instrument).books.floorEntry(id);
                            if (answer != null) {
                                market.book.onSnapshot(market.book.round(), answer.getValue());
                                market.compare();
                            }
                        }
                    }
                };
        FrameScanner scanner = new FrameScanner(symbols);
        byte @Nullable [] held = null;
        for (Recording.Event event : recording.events()) {
            byte[] frame = event.json();
            int luck = random.nextInt(20);
            if (event.url() != null || luck == 0) {
                continue;
            }
            if (luck == 1 && held == null) {
                held = frame;
                continue;
            }
            scanner.scan(frame, 0, frame.length, 0, ears);
            if (luck == 2) {
                scanner.scan(frame, 0, frame.length, 0, ears);
            }
            if (held != null) {
                scanner.scan(held, 0, held.length, 0, ears);
                held = null;
            }
        }
        return markets;
    }
}
