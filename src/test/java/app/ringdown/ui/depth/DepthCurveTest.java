package app.ringdown.ui.depth;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.LevelList;
import app.ringdown.market.Side;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

/** What lies in a book up to a price. */
class DepthCurveTest {
    private final Instrument btc = new FakeVenue().instrument("BTCUSDT");

    @Test
    void itKnowsNoMoreThanTheBookDoes() {
        LevelList bids = new LevelList();
        bids.add(99, 1);
        bids.add(90, 2);
        LevelList asks = new LevelList();
        asks.add(102, 4);
        DepthCurve curve = new DepthCurve(DepthLevelsTest.view(bids, asks, 2, 10));
        assertThat(curve.middle()).isEqualTo(100.5);
        assertThat(curve.isKnown(Side.BUY, 90)).isTrue();
        assertThat(curve.isKnown(Side.BUY, 89.5)).as("cut off at two levels").isFalse();
        assertThat(curve.isKnown(Side.SELL, 500)).as("that is all").isTrue();
        assertThat(curve.reach()).isEqualTo(10.5);
        assertThat(new DepthCurve(BookView.EMPTY).hasMiddle()).isFalse();
    }

    @Property(tries = 300)
    void sumsAreThoseOfAllLevelsAtThePriceOrNearer(@ForAll long seed) {
        Random random = new Random(seed);
        LevelList bids = new LevelList();
        LevelList asks = new LevelList();
        long bid = 10_000;
        long ask = bid + 1 + random.nextInt(5);
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            bids.add(bid, 1L + random.nextInt(500));
            asks.add(ask, 1L + random.nextInt(500));
            bid -= 1 + random.nextInt(9);
            ask += 1 + random.nextInt(9);
        }
        DepthCurve curve = new DepthCurve(DepthLevelsTest.view(bids, asks, 1_000, 1_000));
        for (int i = 0; i < 20; i++) {
            double price = 9_700 + random.nextInt(1_200) / 2.0;
            long bought = 0;
            long sold = 0;
            BigDecimal worth = BigDecimal.ZERO;
            for (int level = 0; level < bids.size(); level++) {
                if (bids.ticks(level) >= price) {
                    bought += bids.lots(level);
                    worth = worth.add(btc.notional(bids.ticks(level), bids.lots(level)));
                }
                if (asks.ticks(level) <= price) {
                    sold += asks.lots(level);
                }
            }
            assertThat(curve.total(Side.BUY, price)).isEqualTo(bought);
            assertThat(curve.total(Side.SELL, price)).isEqualTo(sold);
            assertThat(curve.value(btc, Side.BUY, price)).isEqualByComparingTo(worth);
        }
    }

    @Test
    void axesEndAtRoundNumbers() {
        assertThat(DepthCurve.roundUp(1)).isEqualTo(1);
        assertThat(DepthCurve.roundUp(1.1)).isEqualTo(2);
        assertThat(DepthCurve.roundUp(21)).isEqualTo(50);
        assertThat(DepthCurve.roundUp(6_400)).isEqualTo(10_000);
    }
}
