package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What is on the tape, and what a reader is handed. */
class TapeTest {
    private final Tape tape = new Tape(8);
    private final Tape.Reader reader = tape.reader();

    private void add(long... ids) {
        for (long id : ids) {
            tape.add(id, 100 + id, 2, id % 2 == 0 ? Side.BUY : Side.SELL, 1000 + id, 5);
        }
    }

    private List<Print> drain() {
        List<Print> prints = new ArrayList<>();
        assertThat(reader.drain(prints::add)).isZero();
        return prints;
    }

    private List<Long> ids() {
        return drain().stream().map(Print::tradeId).toList();
    }

    @Test
    void aReaderIsHandedEachPrintOnceInOrder() {
        add(10, 11);
        assertThat(drain())
                .containsExactly(
                        new Print(10, 110, 2, Side.BUY, 1010, 5, 0),
                        new Print(11, 111, 2, Side.SELL, 1011, 5, 0));
        assertThat(drain()).isEmpty();
        add(12);
        assertThat(ids()).containsExactly(12L);
    }

    @Test
    void whoComesLaterIsHandedWhatIsStillHeld() {
        for (int id = 1; id <= 20; id++) {
            add(id);
        }
        List<Long> ids = new ArrayList<>();
        assertThat(tape.reader().drain(print -> ids.add(print.tradeId()))).isZero();
        assertThat(ids).containsExactly(13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L);
    }

    @Test
    void whoDoesNotKeepUpIsToldHowManyWereMissed() {
        for (int id = 1; id <= 11; id++) {
            add(id);
        }
        List<Long> ids = new ArrayList<>();
        assertThat(reader.drain(print -> ids.add(print.tradeId()))).isEqualTo(3);
        assertThat(ids).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L);
        assertThat(reader.drain(print -> ids.add(-1L))).isZero();
    }

    @Test
    void whatComesTwiceIsOnItOnceAndWhatComesLateIsOnIt() {
        add(5, 5, 8, 7, 8, 5, 6, 7, 9);
        assertThat(ids()).containsExactly(5L, 8L, 7L, 6L, 9L);
    }

    @Test
    void theMissingAreCounted() {
        add(5, 6, 9, 7);
        assertThat(drain()).extracting(Print::missing).containsExactly(0L, 0L, 2L, 0L);
        add(500);
        assertThat(drain()).extracting(Print::missing).containsExactly(490L);
    }

    @Test
    void aVenueThatCountsAnewIsFollowed() {
        add(1_000);
        add(3, 4);
        assertThat(ids()).containsExactly(1_000L, 3L, 4L);
        tape.onLineLost();
        add(2, 3, 4, 4);
        assertThat(ids()).as("on another line").containsExactly(2L, 3L, 4L);
        tape.onLineLost();
        add(7);
        assertThat(drain()).extracting(Print::missing).as("while it was down").containsExactly(2L);
    }

    @Test
    void itsSizeIsAPowerOfTwo() {
        assertThatThrownBy(() -> new Tape(12)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tape(0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A writer that hurries and a reader beside it: handed and missed are all that there were. */
    @Test
    void nothingIsLostWithoutAWordOfIt() throws InterruptedException {
        Tape shared = new Tape(64);
        Tape.Reader beside = shared.reader();
        int prints = 2_000_000;
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int id = 0; id < prints; id++) {
                                shared.add(id, 3L * id, 7L * id, Side.BUY, 11L * id, 13L * id);
                            }
                        });
        AtomicLong handed = new AtomicLong();
        AtomicLong last = new AtomicLong(-1);
        long missed = 0;
        while (handed.get() + missed < prints) {
            missed +=
                    beside.drain(print -> {
                        long id = print.tradeId();
                        if (id <= last.getAndSet(id)
                                || print.ticks() != 3 * id
                                || print.lots() != 7 * id
                                || print.venueMs() != 11 * id
                                || print.arrivalNanos() != 13 * id) {
                            throw new AssertionError("torn or out of order: " + print);
                        }
                        handed.incrementAndGet();
                    });
        }
        writer.join();
        assertThat(handed.get() + missed).isEqualTo(prints);
        assertThat(last.get()).isEqualTo(prints - 1);
        assertThat(handed.get()).isPositive();
    }
}
