package app.ringdown.ui.tape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What stays in sight while trades come. */
class TapeScrollTest {
    private static final int PAGE = 5;

    private final TapeRows rows = new TapeRows(50);
    private final TapeScroll scroll = new TapeScroll(rows);
    private long id;

    private void come(int trades) {
        for (int i = 0; i < trades; i++) {
            rows.add(TapeRowsTest.print(++id));
        }
        scroll.update(PAGE);
    }

    private long top() {
        return rows.get(scroll.back()).tradeId();
    }

    @Test
    void theNewestAreInSight() {
        come(20);
        assertThat(top()).isEqualTo(20);
        assertThat(scroll.isHeld()).isFalse();
    }

    @Test
    void underThePointerItStandsStillAndNothingIsLost() {
        come(3); // less than there is room for
        scroll.point(true);
        come(4);
        assertThat(top()).isEqualTo(3);
        assertThat(scroll.more()).isEqualTo(4);
        scroll.point(false);
        assertThat(top()).isEqualTo(7);
        assertThat(rows.size()).isEqualTo(7);
    }

    @Test
    void aPauseOutlastsThePointer() {
        come(10);
        scroll.point(true);
        scroll.togglePause();
        scroll.point(false);
        come(2);
        assertThat(top()).isEqualTo(10);
        scroll.togglePause();
        assertThat(top()).isEqualTo(12);
    }

    @Test
    void whereItIsScrolledBackItStaysWithoutThePointer() {
        come(20);
        scroll.point(true);
        scroll.scroll(6);
        come(3);
        assertThat(top()).isEqualTo(14);
        assertThat(scroll.more()).isEqualTo(9);
        scroll.point(false);
        come(1);
        assertThat(top()).isEqualTo(14);
        scroll.scrollTo(0);
        assertThat(scroll.isHeld()).isFalse();
    }

    @Test
    void anAnswerThatFillsAboveMovesNothing() {
        come(6);
        scroll.togglePause();
        id = 10;
        come(1);
        int before = scroll.more();
        rows.fill(List.of(TapeRowsTest.print(8), TapeRowsTest.print(9)));
        scroll.update(PAGE);
        assertThat(top()).isEqualTo(6);
        assertThat(scroll.more()).isEqualTo(before + 2);
    }

    @Test
    void oneCanScrollPastWhatIsMissing() {
        come(10);
        id = 20;
        come(3); // 23 22 21 missing 10 ...
        scroll.scrollTo(3);
        assertThat(rows.get(scroll.back())).isInstanceOf(TapeRow.Missing.class);
        come(1);
        assertThat(rows.get(scroll.back())).isInstanceOf(TapeRow.Missing.class);
        scroll.scroll(-1);
        assertThat(top()).isEqualTo(21);
    }

    @Test
    void whenMoreComeThanAreKeptItMovesAndSaysSo() {
        come(10);
        scroll.togglePause();
        come(45);
        assertThat(top()).isEqualTo(10);
        assertThat(scroll.hasOverflowed()).isFalse();
        come(10);
        assertThat(scroll.hasOverflowed()).isTrue();
        assertThat(top()).isEqualTo(20);
        scroll.togglePause();
        assertThat(scroll.hasOverflowed()).isFalse();
        assertThat(top()).isEqualTo(65);
    }

    @Test
    void heldWhileThereIsNothingItBeginsWithTheFirst() {
        scroll.point(true);
        come(1);
        come(2);
        assertThat(top()).isEqualTo(1);
    }
}
