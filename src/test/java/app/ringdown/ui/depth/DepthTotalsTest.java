package app.ringdown.ui.depth;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BookView;
import app.ringdown.market.BookWindow;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

class DepthTotalsTest {
    private static BookView view() {
        LevelList bids = new LevelList();
        bids.add(10, 1);
        bids.add(9, 20);
        bids.add(8, 300);
        LevelList asks = new LevelList();
        asks.add(12, 50);
        asks.add(13, 4);
        LiveBook book = new LiveBook(1);
        book.onSnapshot(book.round(), new DepthSnapshot(1, bids, asks, 100));
        BookWindow window = new BookWindow(10);
        window.show(book, 1);
        return window.look();
    }

    @Test
    void eachLevelCountsAllThatLiesNearerToTheTouch() {
        DepthTotals totals = new DepthTotals(view(), 10);
        assertThat(totals.size(Side.BUY)).isEqualTo(3);
        assertThat(totals.total(Side.BUY, 0)).isEqualTo(1);
        assertThat(totals.total(Side.BUY, 2)).isEqualTo(321);
        assertThat(totals.total(Side.SELL, 1)).isEqualTo(54);
        assertThat(totals.largest()).isEqualTo(321);
    }

    @Test
    void whatIsNotShownIsNotCounted() {
        DepthTotals totals = new DepthTotals(view(), 1);
        assertThat(totals.size(Side.BUY)).isEqualTo(1);
        assertThat(totals.largest()).isEqualTo(50);
        assertThat(new DepthTotals(BookView.EMPTY, 5).largest()).isZero();
    }
}
