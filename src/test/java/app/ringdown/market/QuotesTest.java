package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

class QuotesTest {
    private final Quotes quotes = new Quotes(instruments(130));

    private static List<Instrument> instruments(int count) {
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instruments.add(
                    new Instrument(i, "test", "S" + i, "B", "Q", 2, 5, TradingRules.NONE, true));
        }
        return instruments;
    }

    private List<Integer> drained() {
        List<Integer> drained = new ArrayList<>();
        boolean dirty = quotes.isDirty();
        quotes.drain(drained::add);
        assertThat(dirty).isEqualTo(!drained.isEmpty());
        return drained;
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(quotes.read(7))
                .isEqualTo(
                        new Quote(
                                quotes.instruments().get(7),
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0));
        assertThat(quotes.read(7).spread()).isEqualTo(-1);
        assertThat(quotes.read(7).change()).isNaN();
        assertThat(drained()).isEmpty();
    }

    @Test
    void anInstrumentMustBeAtItsIndex() {
        assertThatThrownBy(() -> new Quotes(instruments(3).reversed()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLatestWinsAndTheNeighboursAreLeftAlone() {
        quotes.touch(1, 100, 5, 101, 6, 10, 1);
        quotes.touch(1, 102, 7, 103, 8, 11, 2);
        Quote quote = quotes.read(1);
        assertThat(quote.bid()).isEqualTo(102);
        assertThat(quote.bidLots()).isEqualTo(7);
        assertThat(quote.ask()).isEqualTo(103);
        assertThat(quote.askLots()).isEqualTo(8);
        assertThat(quote.sequence()).isEqualTo(11);
        assertThat(quote.arrivalNanos()).isEqualTo(2);
        assertThat(quote.spread()).isEqualTo(1);
        assertThat(quotes.read(0).bid()).isZero();
        assertThat(quotes.read(2).bid()).isZero();
    }

    @Test
    void aLateSequenceIsDroppedAndChangesNothing() {
        quotes.touch(1, 100, 5, 101, 6, 10, 1);
        Quote held = quotes.read(1);
        drained();
        quotes.touch(1, 90, 5, 91, 6, 9, 2);
        assertThat(quotes.read(1)).isEqualTo(held);
        assertThat(drained()).as("nothing was written").isEmpty();
    }

    @Test
    void withoutASequenceATouchCountsUntilThereIsOneAndARestartForgetsTheSequences() {
        quotes.touch(1, 100, 5, 101, 6, 0, 1);
        quotes.touch(1, 90, 5, 91, 6, 0, 2);
        assertThat(quotes.read(1).bid()).isEqualTo(90);
        quotes.touch(1, 100, 5, 101, 6, 10, 3);
        quotes.touch(1, 90, 5, 91, 6, 0, 4);
        assertThat(quotes.read(1).bid()).isEqualTo(100);
        quotes.touch(2, 100, 5, 101, 6, 1000, 1);
        quotes.restart();
        assertThat(quotes.read(2).bid()).as("it stays what was last known").isEqualTo(100);
        quotes.touch(2, 80, 5, 81, 6, 1, 2);
        assertThat(quotes.read(2).bid()).isEqualTo(80);
    }

    @Test
    void tradesAndTheDayKeepTheNewestLast() {
        quotes.day(1, 90, 110, 80, 100, 7, 700, 1_000, 1);
        assertThat(quotes.read(1).last()).isEqualTo(100);
        assertThat(quotes.read(1).change()).isEqualTo(10 / 90.0);
        quotes.last(1, 120, 3, Side.SELL, 2_000, 2);
        assertThat(quotes.read(1).high()).isEqualTo(120);
        assertThat(quotes.read(1).lastSide()).isEqualTo(-1);
        quotes.last(1, 70, 3, Side.BUY, 2_001, 3);
        assertThat(quotes.read(1).low()).isEqualTo(70);
        assertThat(quotes.read(1).lastSide()).isEqualTo(1);
        quotes.day(1, 91, 121, 69, 100, 8, 800, 1_500, 4);
        Quote quote = quotes.read(1);
        assertThat(quote.last()).as("the day is older than the trade").isEqualTo(70);
        assertThat(quote.open()).isEqualTo(91);
        assertThat(quote.volumeLots()).isEqualTo(8);
        assertThat(quote.venueMs()).isEqualTo(2_001);
    }

    @Test
    void drainTellsExactlyWhatWasWrittenOnceEach() {
        for (int index : new int[] {129, 0, 63, 64, 0}) {
            quotes.touch(index, 1, 1, 2, 1, 0, 1);
        }
        quotes.last(65, 1, 1, Side.BUY, 1, 1);
        quotes.day(127, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(drained()).containsExactly(0, 63, 64, 65, 127, 129);
        assertThat(drained()).isEmpty();
    }

    /** Two writers, a reader: what is read was written as one, and the last write is told. */
    @Test
    void aReaderNeverSeesATornQuote() throws InterruptedException {
        int rounds = 300_000;
        CountDownLatch writing = new CountDownLatch(2);
        AtomicBoolean done = new AtomicBoolean();
        AtomicReference<Quote> torn = new AtomicReference<>();
        Thread stream =
                new Thread(() -> {
                    for (int i = 1; i <= rounds; i++) {
                        quotes.touch(1, i, 2L * i, i + 7L, 3L * i, i, 5L * i);
                    }
                    writing.countDown();
                });
        Thread refresh =
                new Thread(() -> {
                    for (int i = 1; i <= rounds; i++) {
                        quotes.day(1, i, i + 2L, i + 1L, i, 4L * i, 6L * i, 0, 0);
                    }
                    writing.countDown();
                });
        List<Quote> drained = new ArrayList<>();
        Thread screen =
                new Thread(() -> {
                    boolean last;
                    do {
                        last = done.get();
                        quotes.drain(index -> {
                            Quote q = quotes.read(index);
                            drained.clear();
                            drained.add(q);
                            if (!whole(q)) {
                                torn.set(q);
                            }
                        });
                    } while (!last);
                });
        List<Thread> threads = List.of(stream, refresh, screen);
        threads.forEach(Thread::start);
        writing.await();
        done.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(torn.get()).isNull();
        assertThat(drained).hasSize(1);
        assertThat(drained.getFirst().bid()).isEqualTo(rounds);
        assertThat(drained.getFirst().open()).isEqualTo(rounds);
    }

    private static boolean whole(Quote q) {
        boolean touch =
                q.sequence() == 0
                        || (q.bid() == q.sequence()
                                && q.ask() == q.bid() + 7
                                && q.bidLots() == 2 * q.bid()
                                && q.askLots() == 3 * q.bid());
        boolean day =
                q.open() == 0
                        || (q.high() == q.open() + 2
                                && q.low() == q.open() + 1
                                && q.last() == q.open()
                                && q.volumeLots() == 4 * q.open()
                                && q.quoteVolume() == 6 * q.open());
        return touch && day;
    }
}
