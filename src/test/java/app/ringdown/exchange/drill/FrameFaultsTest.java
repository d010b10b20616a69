package app.ringdown.exchange.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of the frames of one connection. */
class FrameFaultsTest {
    private static final String DEPTH = "{\"e\":\"depthUpdate\",\"U\":1,\"u\":2}";
    private final Drill drill = new Drill(1, () -> 0);
    private final FrameFaults faults = new FrameFaults(drill, Scope.STREAMS);

    private List<String> sent(String frame) {
        return faults.fate(frame, 0).stream().map(FrameFaults.Sent::text).toList();
    }

    @Test
    void droppedAndDuplicated() {
        drill.begin(Exercise.of(Fault.DROP).next(1));
        assertThat(sent("1")).isEmpty();
        drill.begin(Exercise.of(Fault.DUPLICATE).next(1));
        assertThat(sent("2")).containsExactly("2", "2");
        assertThat(sent("3")).containsExactly("3");
    }

    @Test
    void aFrameIsOvertakenByTheNext() {
        drill.begin(Exercise.of(Fault.REORDER));
        assertThat(sent("1")).isEmpty();
        assertThat(faults.holding()).isTrue();
        assertThat(sent("2")).containsExactly("2", "1");
        assertThat(faults.holding()).isFalse();
    }

    @Test
    void aFrameThatNothingFollowsIsNotLost() {
        drill.begin(Exercise.of(Fault.REORDER).next(1));
        assertThat(sent("1")).isEmpty();
        assertThat(faults.overdue(999_999_999)).isEmpty();
        assertThat(faults.overdue(1_000_000_000)).extracting("text").containsExactly("1");
        assertThat(faults.overdue(2_000_000_000)).isEmpty();
    }

    @Test
    void aHeldFrameComesEvenWhenTheNextOneIsDropped() {
        drill.begin(Exercise.of(Fault.REORDER).next(1));
        sent("1");
        drill.begin(Exercise.of(Fault.DROP).next(1));
        assertThat(sent("2")).containsExactly("1");
    }

    @Test
    void onlyDepthUpdatesHaveGaps() {
        drill.begin(Exercise.of(Fault.GAP).next(1));
        assertThat(sent("{\"e\":\"trade\"}")).hasSize(1);
        assertThat(sent(DEPTH)).isEmpty();
        assertThat(sent(DEPTH)).containsExactly(DEPTH);
        assertThat(drill.struck(Fault.GAP)).isEqualTo(1);
    }

    @Test
    void lateByTheAmount() {
        drill.begin(Exercise.of(Fault.DELAY).withAmount(250).next(1));
        assertThat(faults.fate("1", 0)).containsExactly(new FrameFaults.Sent("1", 250));
        assertThat(faults.fate("2", 0)).containsExactly(new FrameFaults.Sent("2", 0));
    }

    @Test
    void unknownValuesAreCountedWhereTheyCanBe() {
        drill.begin(Exercise.of(Fault.UNKNOWN_VALUE).next(1));
        assertThat(sent("{\"b\":\"1.0\"}")).containsExactly("{\"b\":\"1.0\"}");
        assertThat(sent("{\"e\":\"trade\"}")).containsExactly("{\"e\":\"UNFORESEEN\"}");
    }
}
