package app.ringdown.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.TradingRules;
import app.ringdown.ui.base.Format;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class WatchRowsTest {
    private final WatchRows rows = new WatchRows();
    private final List<String> changes = new ArrayList<>();

    private static WatchRow row(int index, String base, long last) {
        Instrument instrument =
                new Instrument(
                        index, "x", base + "USDT", base, "USDT", 2, 2, TradingRules.NONE, true);
        return new WatchRow(quote(instrument, last), new Format(Locale.ENGLISH));
    }

    private static Quote quote(Instrument instrument, long last) {
        return new Quote(instrument, 0, 0, 0, 0, last, 1, 1, 100, 1, 1, 1, 1, 0, 0, 0, 0);
    }

    private final WatchRow a = row(0, "A", 100);
    private final WatchRow b = row(1, "B", 300);
    private final WatchRow c = row(2, "C", 200);

    private void watch() {
        rows.setOwn(List.of(a, b, c));
        rows.addListener(
                (ListChangeListener<WatchRow>)
                        change -> {
                            while (change.next()) {
                                changes.add(change.wasPermutated() ? "permuted" : "replaced");
                            }
                        });
    }

    @Test
    void aNewOrderIsOnePermutation() {
        watch();
        rows.order(WatchColumn.LAST.order().reversed());
        assertThat(rows).containsExactly(b, c, a);
        assertThat(changes).containsExactly("permuted");
    }

    @Test
    void anUnchangedOrderIsNoChange() {
        watch();
        rows.order(WatchColumn.SYMBOL.order());
        rows.resort(-1);
        assertThat(changes).isEmpty();
    }

    @Test
    void theHeldRowStaysInItsPlace() {
        watch();
        rows.order(WatchColumn.LAST.order().reversed());
        a.update(quote(a.instrument(), 900), 0);
        rows.resort(1);
        assertThat(rows).containsExactly(a, c, b);
        rows.resort(-1);
        assertThat(rows).containsExactly(a, b, c);
    }

    @Test
    void searchUnderstandsAssetsAndPairs() {
        watch();
        rows.search(" b/us ");
        assertThat(rows).containsExactly(b);
        rows.search("usdt");
        assertThat(rows).containsExactly(a, b, c);
        rows.search("zzz");
        assertThat(rows).isEmpty();
    }

    @Test
    void movingARowOfASortedListMakesThatOrderOnesOwn() {
        watch();
        rows.order(WatchColumn.LAST.order().reversed());
        rows.move(a, 0);
        assertThat(rows).containsExactly(a, b, c);
        assertThat(rows.own()).containsExactly(a, b, c);
        assertThat(rows.isSorted()).isFalse();
    }

    @Test
    void aMoveMarksItsCellForAWhile() {
        b.update(quote(b.instrument(), 301), 1_000);
        assertThat(b.flash(WatchColumn.LAST, 1_000)).isEqualTo(2);
        assertThat(b.flash(WatchColumn.LAST, 1_000 + 300_000_000)).isEqualTo(1);
        assertThat(b.flash(WatchColumn.LAST, 1_000 + WatchRow.FLASH_NANOS)).isZero();
        assertThat(b.move(WatchColumn.LAST)).isEqualTo(1);
        assertThat(b.text(WatchColumn.LAST)).isEqualTo("3.01");
    }

    @Test
    void anUnknownPriceIsNoMove() {
        WatchRow fresh = row(3, "D", 0);
        fresh.update(quote(fresh.instrument(), 500), 7);
        assertThat(fresh.move(WatchColumn.LAST)).isZero();
        assertThat(fresh.text(WatchColumn.LAST)).isEqualTo("5.00");
    }
}
