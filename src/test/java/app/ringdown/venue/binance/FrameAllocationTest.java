package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BookWindow;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;
import app.ringdown.market.Tape;
import app.ringdown.venue.MarketEars;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/** From the bytes of a frame to what the screen takes, nothing is allocated. */
class FrameAllocationTest {
    private static final int FRAMES = 20_000;
    private static final long FIRST_ID = 8_000_000_000L;

    private final LiveBook book = new LiveBook(2);
    private final BookWindow window = new BookWindow(50);
    private final Tape tape = new Tape(1024);
    private final FrameScanner scanner = new FrameScanner(Payloads.SYMBOLS);

    /** Where books and trades end, as in the program. */
    private final class Store extends MarketEars {
        @Override
        public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
            book.onUpdate(update);
            window.show(book, arrivalNanos);
        }

        @Override
        public void onTrade(
                Instrument instrument,
                long tradeId,
                long ticks,
                long lots,
                Side aggressor,
                long venueMs,
                long arrivalNanos) {
            tape.add(tradeId, ticks, lots, aggressor, venueMs, arrivalNanos);
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    /** An id of ten digits, in place. */
    private static void number(byte[] frame, int at, long id) {
        for (int i = 9; i >= 0; i--) {
            frame[at + i] = (byte) ('0' + id % 10);
            id /= 10;
        }
    }

    private static int find(byte[] frame, String text) {
        int at = new String(frame, StandardCharsets.US_ASCII).indexOf(text);
        assertThat(at).isNotNegative();
        return at + text.length();
    }

    @Test
    void booksAndTapesAreKeptWithoutAllocating() {
        Store store = new Store();
        LevelList bids = new LevelList();
        bids.add(6_425_010, 1);
        LevelList asks = new LevelList();
        asks.add(6_425_050, 1);
        book.onSnapshot(0, new DepthSnapshot(FIRST_ID, bids, asks, 5_000));
        byte[] depth = Payloads.bytes("stream-depth");
        byte[] trade = Payloads.bytes("stream-trade");
        byte[] days = Payloads.bytes("stream-miniTicker-all");
        int first = find(depth, "\"U\":");
        int last = find(depth, "\"u\":");
        int tradeId = find(trade, "\"t\":");
        int quantity = find(depth, "\"b\":[[\"64250.35000000\",\"");
        long before = 0;
        for (int i = 1; i <= 2 * FRAMES; i++) {
            if (i == FRAMES) {
                before = allocated(); // by then all has grown to its work
            }
            number(depth, first, FIRST_ID + i);
            number(depth, last, FIRST_ID + i);
            depth[quantity] = (byte) ('0' + i % 10); // sometimes less than a whole
            number(trade, tradeId, FIRST_ID + i);
            if (!scanner.scan(depth, 0, depth.length, i, store)
                    || !scanner.scan(trade, 0, trade.length, i, store)
                    || !scanner.scan(days, 0, days.length, i, store)) {
                throw new AssertionError("not scanned");
            }
        }
        long bytes = allocated() - before;
        assertThat(book.isLive()).isTrue();
        assertThat(book.book().updateId()).isEqualTo(FIRST_ID + 2 * FRAMES);
        assertThat(window.look().ticks(Side.BUY, 0)).isEqualTo(6_425_035);
        assertThat(bytes).as("bytes for %d frames", 3 * FRAMES).isLessThan(FRAMES);
    }
}
