package app.ringdown.ui.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Print;
import app.ringdown.market.Side;

import org.junit.jupiter.api.Test;

class TapeRowsTest {
    private final TapeRows rows = new TapeRows(3);

    private static Print print(long id, long missing) {
        return new Print(id, 10, 1, Side.BUY, 0, 0, missing);
    }

    @Test
    void theNewestIsFirstAndTheOldestGo() {
        for (int id = 1; id <= 5; id++) {
            rows.add(print(id, 0));
        }
        assertThat(rows.size()).isEqualTo(3);
        assertThat(rows.added()).isEqualTo(5);
        assertThat(rows.get(0)).isEqualTo(new TapeRow.Trade(print(5, 0)));
        assertThat(rows.get(2)).isEqualTo(new TapeRow.Trade(print(3, 0)));
        assertThatThrownBy(() -> rows.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatIsMissingStandsBeforeTheTradeThatCameAfterIt() {
        rows.add(print(1, 0));
        rows.add(print(5, 3));
        assertThat(rows.get(0)).isEqualTo(new TapeRow.Trade(print(5, 3)));
        assertThat(rows.get(1)).isEqualTo(new TapeRow.Missing(3));
        rows.addMissing(0);
        assertThat(rows.size()).isEqualTo(3);
        rows.clear();
        assertThat(rows.size()).isZero();
    }
}
