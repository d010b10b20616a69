package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicBoolean;

/** What other threads see of a book. */
class BookWindowTest {
    private static LiveBook live(long id, int levels) {
        LevelList bids = new LevelList();
        LevelList asks = new LevelList();
        for (int i = 0; i < levels; i++) {
            bids.add(1000 - i, id);
            asks.add(1001 + i, id);
        }
        LiveBook book = new LiveBook(1);
        book.onSnapshot(0, new DepthSnapshot(id, bids, asks, 1000));
        return book;
    }

    @Test
    void beforeAnythingIsShownThereIsNothing() {
        BookView view = new BookWindow(3).look();
        assertThat(view.isLive()).isFalse();
        assertThat(view.size(Side.BUY)).isZero();
        assertThat(view.spread()).isEqualTo(-1);
        assertThat(BookView.EMPTY.size(Side.SELL)).isZero();
    }

    @Test
    void itShowsTheBestOfEachSide() {
        BookWindow window = new BookWindow(3);
        long before = window.version();
        window.show(live(7, 5), 99);
        assertThat(window.version()).isGreaterThan(before);
        BookView view = window.look();
        assertThat(view.isLive()).isTrue();
        assertThat(view.updateId()).isEqualTo(7);
        assertThat(view.arrivalNanos()).isEqualTo(99);
        assertThat(view.size(Side.BUY)).isEqualTo(3);
        assertThat(view.ticks(Side.BUY, 2)).isEqualTo(998);
        assertThat(view.ticks(Side.SELL, 2)).isEqualTo(1003);
        assertThat(view.lots(Side.SELL, 0)).isEqualTo(7);
        assertThat(view.spread()).isEqualTo(1);
        assertThatThrownBy(() -> view.ticks(Side.BUY, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
        window.show(live(8, 1), 100);
        assertThat(window.look().size(Side.SELL)).isEqualTo(1);
        assertThat(view.lots(Side.SELL, 0)).as("what was seen stays").isEqualTo(7);
    }

    @Test
    void aBookThrownAwayIsSeenEmptyWithItsCause() {
        BookWindow window = new BookWindow(3);
        LiveBook book = live(7, 5);
        window.show(book, 1);
        book.onLineLost();
        window.show(book, 2);
        BookView view = window.look();
        assertThat(view.isLive()).isFalse();
        assertThat(view.size(Side.BUY) + view.size(Side.SELL)).isZero();
        assertThat(view.rebuilds()).isEqualTo(1);
        assertThat(view.cause()).isEqualTo(LiveBook.Cause.LINE);
    }

    @Test
    void noReaderSeesHalfOfIt() throws InterruptedException {
        BookWindow window = new BookWindow(20);
        LiveBook[] books = new LiveBook[50];
        for (int i = 0; i < books.length; i++) {
            books[i] = live(i + 1, i % 25);
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread writer =
                Thread.ofPlatform()
                        .start(() -> {
                            for (int i = 0; !done.get(); i++) {
                                window.show(books[i % books.length], i % books.length + 1);
                            }
                        });
        long seen = 0;
        // Until the writer has had the processor often enough for there to be something to tear.
        long deadline = System.nanoTime() + 20_000_000_000L;
        for (int i = 0;
                i < 30_000 || (Long.bitCount(seen) <= 10 && System.nanoTime() < deadline);
                i++) {
            BookView view = window.look();
            long id = view.updateId();
            int size = (int) Math.min(20, id == 0 ? 0 : (id - 1) % 25);
            assertThat(view.arrivalNanos()).isEqualTo(id);
            assertThat(view.size(Side.BUY)).isEqualTo(size);
            assertThat(view.size(Side.SELL)).isEqualTo(size);
            for (int depth = 0; depth < size; depth++) {
                if (view.lots(Side.BUY, depth) != id || view.lots(Side.SELL, depth) != id) {
                    throw new AssertionError("torn at " + depth);
                }
            }
            seen |= 1L << (id % 64);
        }
        done.set(true);
        writer.join();
        assertThat(Long.bitCount(seen)).as("many were seen").isGreaterThan(10);
    }
}
