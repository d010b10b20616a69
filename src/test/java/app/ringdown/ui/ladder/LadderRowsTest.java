package app.ringdown.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which price stands in which row, and in which column a place lies. */
class LadderRowsTest {
    private static final int COUNT = 11;

    @Test
    void theMarketStandsInTheMiddle() {
        LadderRows rows = LadderRows.centred(5, 1_003, COUNT);
        assertThat(rows.price(5)).as("the group that it lies in").isEqualTo(1_000);
        assertThat(rows.price(0)).isEqualTo(1_025);
        assertThat(rows.price(10)).isEqualTo(975);
        assertThat(rows.row(1_000)).isEqualTo(5);
        assertThat(rows.row(1_030)).isEqualTo(-1);
        assertThat(rows.row(970)).isEqualTo(11);
    }

    @Test
    void aPriceIsShownFromTheFirstRowToTheLast() {
        LadderRows rows = LadderRows.centred(1, 100, COUNT);
        assertThat(rows.shows(105, COUNT)).isTrue();
        assertThat(rows.shows(95, COUNT)).isTrue();
        assertThat(rows.shows(106, COUNT)).isFalse();
        assertThat(rows.shows(94, COUNT)).isFalse();
        assertThat(LadderRows.NONE.shows(100, COUNT)).isFalse();
    }

    @Test
    void aHandScrollsAndAPriceStaysInView() {
        LadderRows rows = LadderRows.centred(10, 100, COUNT);
        assertThat(rows.scrolled(2).price(0)).isEqualTo(rows.price(0) + 20);
        assertThat(rows.scrolled(-3).price(0)).isEqualTo(rows.price(0) - 30);
        assertThat(rows.scrolled(-1_000).price(0)).isEqualTo(10);
        assertThat(rows.scrolled(-1_000).price(1)).as("no price").isZero();
        assertThat(rows.scrolled(Long.MAX_VALUE / 100).price(0)).isPositive();
        assertThat(LadderRows.NONE.scrolled(5)).isEqualTo(LadderRows.NONE);
    }

    @Test
    void theMarkIsFollowedNoFurtherThanNeeded() {
        LadderRows rows = LadderRows.centred(1, 100, COUNT);
        assertThat(rows.showing(97, COUNT)).isSameAs(rows);
        assertThat(rows.showing(107, COUNT).row(107)).isZero();
        assertThat(rows.showing(90, COUNT).row(90)).isEqualTo(10);
    }

    @Test
    void theColumnsAreTheSameOnBothSidesAndFillTheWidth() {
        LadderColumns columns = LadderColumns.of(601, 7, 9);
        assertThat(columns.left(LadderColumn.OWN_SELLS) + columns.width(LadderColumn.OWN_SELLS))
                .isEqualTo(601);
        for (LadderColumn column : LadderColumn.values()) {
            double middle = columns.left(column) + columns.width(column) / 2;
            assertThat(columns.at(middle)).isEqualTo(column);
            assertThat(columns.at(columns.left(column))).isEqualTo(column);
        }
        assertThat(columns.at(-5)).isEqualTo(LadderColumn.OWN_BUYS);
        assertThat(columns.at(700)).isEqualTo(LadderColumn.OWN_SELLS);
    }
}
