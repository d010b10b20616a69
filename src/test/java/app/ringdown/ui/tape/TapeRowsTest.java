package app.ringdown.ui.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Print;
import app.ringdown.market.Side;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class TapeRowsTest {
    private final TapeRows rows = new TapeRows(3);

    static Print print(long id) {
        return new Print(id, 10, id % 5, Side.BUY, 0, 0, 0);
    }

    private static List<TapeRow> all(TapeRows rows) {
        List<TapeRow> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.add(rows.get(i));
        }
        return all;
    }

    @Test
    void theNewestIsFirstAndTheOldestGo() {
        for (int id = 1; id <= 5; id++) {
            rows.add(print(id));
        }
        assertThat(all(rows))
                .containsExactly(
                        new TapeRow.Trade(print(5)),
                        new TapeRow.Trade(print(4)),
                        new TapeRow.Trade(print(3)));
        assertThatThrownBy(() -> rows.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatIsMissingStandsBeforeTheTradeThatCameAfterIt() {
        rows.add(print(1));
        rows.add(print(5));
        assertThat(all(rows))
                .containsExactly(
                        new TapeRow.Trade(print(5)),
                        new TapeRow.Missing(3, 5),
                        new TapeRow.Trade(print(1)));
        assertThat(rows.isMissingAfter(0)).isTrue();
        assertThat(rows.isMissingAfter(5)).isFalse();
        rows.fill(List.of(print(4)));
        assertThat(rows.get(2)).isEqualTo(new TapeRow.Missing(2, 4));
        rows.clear();
        assertThat(rows.size()).isZero();
    }

    @Test
    void aFilterHidesTradesButNotWhatIsMissing() {
        TapeRows many = new TapeRows(10);
        many.filter(print -> print.lots() >= 3);
        for (long id : new long[] {1, 3, 5, 6, 9, 10}) {
            many.add(print(id));
        }
        assertThat(all(many))
                .containsExactly(
                        new TapeRow.Trade(print(9)),
                        new TapeRow.Missing(2, 9),
                        new TapeRow.Missing(1, 5),
                        new TapeRow.Trade(print(3)),
                        new TapeRow.Missing(1, 3));
        many.filter(_ -> true);
        assertThat(many.trades(many.size())).isEqualTo(6);
    }

    /** Line by line as they come, it is what it would be if all were made anew. */
    @Property(tries = 200)
    void whatIsAppendedIsWhatIsRebuilt(@ForAll long seed) {
        Random random = new Random(seed);
        TapeRows one = new TapeRows(1 + random.nextInt(12));
        long least = random.nextInt(4);
        one.filter(print -> print.lots() >= least);
        long id = 1;
        for (int i = 0; i < 60; i++) {
            id += random.nextInt(3);
            one.add(print(random.nextInt(5) == 0 ? Math.max(1, id - 3) : id));
            List<TapeRow> appended = all(one);
            one.filter(print -> print.lots() >= least);
            assertThat(appended).isEqualTo(all(one));
        }
    }
}
