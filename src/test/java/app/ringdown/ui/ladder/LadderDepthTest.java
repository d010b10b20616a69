package app.ringdown.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BookView;
import app.ringdown.market.BookWindow;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

/** What a book has in each row. */
class LadderDepthTest {
    private static BookView view(int limit) {
        LevelList bids = new LevelList();
        LevelList asks = new LevelList();
        bids.add(100, 7);
        bids.add(98, 5);
        bids.add(94, 3);
        asks.add(101, 2);
        asks.add(106, 4);
        LiveBook book = new LiveBook(1);
        DepthUpdate first = new DepthUpdate();
        first.begin(1, 1);
        book.onUpdate(first);
        book.onSnapshot(book.round(), new DepthSnapshot(1, bids, asks, limit));
        BookWindow window = new BookWindow(50);
        window.show(book, 1);
        return window.look();
    }

    @Test
    void eachRowHasItsSizeAndTheSumUpToIt() {
        LadderDepth depth = new LadderDepth(view(100), 1);
        assertThat(depth.best(Side.BUY)).isEqualTo(100);
        assertThat(depth.best(Side.SELL)).isEqualTo(101);
        assertThat(depth.lots(Side.BUY, 98)).isEqualTo(5);
        assertThat(depth.lots(Side.BUY, 99)).isZero();
        assertThat(depth.lots(Side.BUY, 101)).isZero();
        assertThat(depth.total(Side.BUY, 101)).isZero();
        assertThat(depth.total(Side.BUY, 99)).isEqualTo(7);
        assertThat(depth.total(Side.BUY, 98)).isEqualTo(12);
        assertThat(depth.total(Side.BUY, 90)).isEqualTo(15);
        assertThat(depth.total(Side.SELL, 100)).isZero();
        assertThat(depth.total(Side.SELL, 105)).isEqualTo(2);
        assertThat(depth.total(Side.SELL, 106)).isEqualTo(6);
    }

    @Test
    void rowsOfSeveralPricesHoldBidsFromTheirPriceUpAndAsksUpToIt() {
        LadderDepth depth = new LadderDepth(view(100), 5);
        assertThat(depth.lots(Side.BUY, 100)).isEqualTo(7);
        assertThat(depth.lots(Side.BUY, 95)).isEqualTo(5);
        assertThat(depth.lots(Side.SELL, 105)).isEqualTo(2);
        assertThat(depth.lots(Side.SELL, 110)).isEqualTo(4);
        assertThat(depth.best(Side.SELL)).isEqualTo(105);
    }

    @Test
    void behindWhatTheVenueTellsNothingIsKnown() {
        LadderDepth depth = new LadderDepth(view(3), 1);
        assertThat(depth.total(Side.BUY, 94)).isEqualTo(15);
        assertThat(depth.total(Side.BUY, 93)).isEqualTo(LadderDepth.UNKNOWN);
    }

    @Test
    void aBookThatIsRebuiltHasNothing() {
        LadderDepth depth = new LadderDepth(BookView.EMPTY, 1);
        assertThat(depth.best(Side.BUY)).isZero();
        assertThat(depth.total(Side.SELL, 100)).isZero();
    }
}
