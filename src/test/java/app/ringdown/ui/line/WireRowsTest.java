package app.ringdown.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The rows against a list that does the same slowly, and against one that only hears of changes.
 */
class WireRowsTest {
    private final List<WireRow> oracle = new ArrayList<>();
    private final List<WireRow> heard = new ArrayList<>();

    @Property(tries = 300)
    void rowsComeAndGoAsIsTold(@ForAll @Size(max = 30) List<Boolean> grows, @ForAll Random random) {
        WireRows rows = new WireRows();
        rows.addListener(this::hear);
        long number = 0;
        for (boolean grow : grows) {
            List<WireRow> newer = new ArrayList<>();
            int most = grow ? 900 : 5;
            for (int i = random.nextInt(most); i > 0; i--) {
                number += 1 + random.nextInt(3);
                newer.add(new WireRow(number, random.nextInt(4) == 0));
            }
            long oldestFrame = random.nextInt(3) == 0 ? random.nextLong(number + 2) : 0;
            long oldest = random.nextInt(5) == 0 ? random.nextLong(number + 2) : 0;
            oracle.removeIf(
                    row -> row.number() < oldest || (!row.isCall() && row.number() < oldestFrame));
            oracle.addAll(newer);
            rows.update(newer, oldestFrame, oldest);
            assertThat(List.copyOf(rows)).isEqualTo(oracle);
            assertThat(heard).isEqualTo(oracle);
        }
        rows.empty();
        assertThat(rows).isEmpty();
        assertThat(heard).isEmpty();
        oracle.clear();
    }

    private void hear(ListChangeListener.Change<? extends WireRow> change) {
        while (change.next()) {
            if (change.wasRemoved()) {
                List<WireRow> gone =
                        heard.subList(change.getFrom(), change.getFrom() + change.getRemovedSize());
                assertThat(gone).isEqualTo(change.getRemoved());
                gone.clear();
            }
            if (change.wasAdded()) {
                heard.addAll(change.getFrom(), change.getAddedSubList());
            }
        }
    }
}
