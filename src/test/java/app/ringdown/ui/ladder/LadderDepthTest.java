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

    @Test
    void theMarketIsBroughtBackOnlyWhenItHasLeftTheViewAndNoHandIsNear() {
        LadderDepth depth = new LadderDepth(view(100), 1);
        LadderScroll scroll = new LadderScroll();
        assertThat(scroll.wantsCentre(depth, 11, false, true)).as("at first").isTrue();
        scroll.centre(1, 100, 11);
        assertThat(scroll.wantsCentre(depth, 11, true, false)).isFalse();
        scroll.scroll(5);
        assertThat(scroll.rows().shows(101, 11)).isTrue();
        assertThat(scroll.wantsCentre(depth, 11, true, false)).as("bid in the last row").isFalse();
        scroll.scroll(1);
        assertThat(scroll.wantsCentre(depth, 11, true, false)).isTrue();
        assertThat(scroll.wantsCentre(depth, 11, true, true)).as("a hand is near").isFalse();
        assertThat(scroll.wantsCentre(depth, 11, false, false)).as("not wanted").isFalse();
        LadderDepth none = new LadderDepth(BookView.EMPTY, 1);
        assertThat(scroll.wantsCentre(none, 11, true, false)).as("nobody knows where").isFalse();
    }

    @Test
    void theMarkIsMovedByRowsAndForgottenWithThem() {
        LadderScroll scroll = new LadderScroll();
        scroll.moveMark(1, 11);
        assertThat(scroll.marked()).as("no rows yet").isZero();
        scroll.centre(5, 100, 11);
        scroll.moveMark(1, 11);
        assertThat(scroll.marked()).as("begins in the middle").isEqualTo(100);
        scroll.moveMark(7, 11);
        assertThat(scroll.marked()).isEqualTo(65);
        assertThat(scroll.rows().row(65)).isEqualTo(10);
        scroll.regroup(10, 11);
        assertThat(scroll.marked()).isZero();
        assertThat(scroll.rows().step()).isEqualTo(10);
        assertThat(scroll.rows().price(5)).isEqualTo(90);
        scroll.centre(10, 0, 11);
        assertThat(scroll.rows().price(5)).as("nobody knows where").isEqualTo(90);
    }
}
