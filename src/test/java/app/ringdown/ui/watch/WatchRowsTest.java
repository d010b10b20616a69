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

    @Test
    void aStaleRowSaysItsAgeWhereNoColumnDoes() {
        WatchRow row = row(0, "BTC", 100);
        assertThat(row.besides()).isEqualTo(row.instrument().quote());
        row.stale("12 s");
        assertThat(row.besides()).isEqualTo("⚠ 12 s");
        long before = row.key(WatchColumn.SYMBOL, 0);
        row.age("12 s");
        assertThat(row.key(WatchColumn.SYMBOL, 0)).isNotEqualTo(before);
        assertThat(row.besides()).isEqualTo("⚠ " + row.instrument().quote());
        assertThat(row.text(WatchColumn.AGE)).isEqualTo("12 s");
    }

    @Test
    void aTopOfBookMayBeStaleAlone() {
        WatchRow row = row(0, "BTC", 100);
        long bid = row.key(WatchColumn.BID, 0);
        long last = row.key(WatchColumn.LAST, 0);
        row.touchStale(true);
        assertThat(row.key(WatchColumn.BID, 0)).isNotEqualTo(bid);
        assertThat(row.key(WatchColumn.LAST, 0)).isEqualTo(last);
        assertThat(row.isStale(WatchColumn.SPREAD)).isTrue();
        assertThat(row.isStale(WatchColumn.LAST)).isFalse();
        row.stale("1 s");
        assertThat(row.isStale(WatchColumn.LAST)).isTrue();
    }

    @Test
    void oneQuoteAssetAndWordsTogetherFilter() {
        Instrument paidInBtc =
                new Instrument(3, "x", "CBTC", "C", "BTC", 2, 2, TradingRules.NONE, true);
        WatchRow d = new WatchRow(quote(paidInBtc, 5), new Format(Locale.ENGLISH));
        rows.setOwn(List.of(a, b, c, d));
        rows.only("USDT");
        assertThat(rows).containsExactly(a, b, c);
        rows.search("c");
        assertThat(rows).containsExactly(c);
        rows.only("");
        assertThat(rows).containsExactly(c, d);
    }

    @Test
    void theDaysMovementIsSortedByItsShareOfTheLow() {
        WatchRow wide = day(0, 1_100, 1_000, 1);
        WatchRow cheap = day(1, 12, 10, 3);
        WatchRow none = day(2, 0, 0, 0);
        rows.setOwn(List.of(wide, cheap, none));
        rows.order(WatchColumn.SWING.order().reversed());
        assertThat(rows).containsExactly(cheap, wide, none);
        assertThat(cheap.text(WatchColumn.SWING)).isEqualTo("20.00 %");
        assertThat(none.text(WatchColumn.SWING)).isEqualTo("–");
        rows.order(WatchColumn.AGE.order());
        assertThat(rows).as("not known, then the youngest").containsExactly(none, cheap, wide);
    }

    private static WatchRow day(int index, long high, long low, long arrival) {
        Instrument of =
                new Instrument(index, "x", "S" + index, "S", "USDT", 2, 2, TradingRules.NONE, true);
        return new WatchRow(
                new Quote(of, 0, 0, 0, 0, low, 1, 1, low, high, low, 1, 1, 0, 0, arrival, 0),
                new Format(Locale.ENGLISH));
    }
}
