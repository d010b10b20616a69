package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BookView;
import app.ringdown.market.BookWindow;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An estimate from the live book: 0.1, 0.2 and 0.3 coins at 64,000.10, .20 and .50. */
class CostWalkTest {
    private static final BookView BOOK = book();
    private static final Account ACCOUNT = Samples.account("1000000", "10");

    private static BookView book() {
        LevelList bids = new LevelList();
        LevelList asks = new LevelList();
        bids.add(6_400_000, 5_000);
        asks.add(6_400_010, 10_000);
        asks.add(6_400_020, 20_000);
        asks.add(6_400_050, 30_000);
        LiveBook book = new LiveBook(1);
        book.onSnapshot(0, new DepthSnapshot(1, bids, asks, 1000));
        BookWindow window = new BookWindow(10);
        window.show(book, 1);
        return window.look();
    }

    private static Cost cost(OrderRequest request) {
        Cost cost =
                Cost.of(
                        request,
                        Samples.quote(Samples.BTC, 6_400_000, 6_400_010, 0),
                        ACCOUNT,
                        BOOK);
        assertThat(cost).isNotNull();
        return cost;
    }

    @Test
    void aMarketOrderWalksTheOtherSide() {
        Cost cost = cost(Samples.market(Samples.BTC, Side.BUY, 20_000, null));
        assertThat(cost.price()).isEqualByComparingTo("64000.15");
        assertThat(cost.notional()).isEqualByComparingTo("12800.03");
        assertThat(cost.slippage()).isEqualByComparingTo("0.0000007812");
        assertThat(cost.isCovered()).isTrue();
    }

    @Test
    void whatTheBookDoesNotHoldIsSaid() {
        Cost cost = cost(Samples.market(Samples.BTC, Side.BUY, 100_000, null));
        assertThat(cost.isCovered()).isFalse();
        assertThat(cost.quantity()).isEqualByComparingTo("1");
    }

    @Test
    void anOrderThatRestsDoesNotWalk() {
        assertThat(cost(Samples.limit(Samples.BTC, Side.BUY, 6_400_000, 10_000)).slippage())
                .isNull();
        assertThat(cost(Samples.limit(Samples.BTC, Side.BUY, 6_400_050, 10_000)).slippage())
                .isEqualByComparingTo("0");
    }

    /** The oracle fills one lot at a time. */
    @Property(tries = 200)
    void theAverageIsThatOfEachLotByItself(@ForAll @LongRange(min = 1, max = 60_000) long lots) {
        BigDecimal paid = BigDecimal.ZERO;
        for (long i = 0; i < lots; i++) {
            long ticks = i < 10_000 ? 6_400_010 : i < 30_000 ? 6_400_020 : 6_400_050;
            paid = paid.add(BigDecimal.valueOf(ticks));
        }
        BigDecimal average =
                paid.movePointLeft(2).divide(BigDecimal.valueOf(lots), 6, RoundingMode.HALF_UP);
        Cost cost = cost(Samples.market(Samples.BTC, Side.BUY, lots, null));
        assertThat(cost.price()).isEqualByComparingTo(average);
    }
}
