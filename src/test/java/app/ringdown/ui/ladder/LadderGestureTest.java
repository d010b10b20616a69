package app.ringdown.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;
import app.ringdown.ui.ladder.LadderGesture.Intent;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a press and its release mean. */
class LadderGestureTest {
    private static final List<String> NONE = List.of();
    private static final List<String> TWO = List.of("a", "b");

    private final LadderGesture gesture = new LadderGesture();

    private static LadderSpot bids(long ticks) {
        return new LadderSpot(LadderColumn.BIDS, ticks);
    }

    private static LadderSpot asks(long ticks) {
        return new LadderSpot(LadderColumn.ASKS, ticks);
    }

    private static LadderSpot sells(long ticks) {
        return new LadderSpot(LadderColumn.OWN_SELLS, ticks);
    }

    @Test
    void aClickIsAnOrderAtThePriceThatWasPressed() {
        gesture.press(bids(100), false, false, NONE);
        assertThat(gesture.release(bids(100))).isEqualTo(new Intent.Place(Side.BUY, false, 100));
        gesture.press(asks(105), false, true, NONE);
        assertThat(gesture.release(asks(105))).isEqualTo(new Intent.Place(Side.SELL, true, 105));
    }

    @Test
    void anotherRowOrColumnAtTheReleaseSendsNothing() {
        gesture.press(bids(100), false, false, NONE);
        assertThat(gesture.release(bids(99))).isEqualTo(new Intent.Slipped());
        gesture.press(bids(100), false, false, NONE);
        assertThat(gesture.release(asks(100))).isEqualTo(new Intent.Slipped());
        gesture.press(bids(100), false, false, NONE);
        assertThat(gesture.release(null)).isEqualTo(new Intent.Slipped());
    }

    @Test
    void aDragCarriesOnesOwnOrdersToTheRowOfTheRelease() {
        gesture.press(sells(110), false, false, TWO);
        assertThat(gesture.isCarrying()).isFalse();
        gesture.drag(sells(112));
        assertThat(gesture.isCarrying()).isTrue();
        assertThat(gesture.release(asks(113))).isEqualTo(new Intent.Move(Side.SELL, TWO, 113));
        assertThat(gesture.isUnderWay()).isFalse();
    }

    @Test
    void aDragBackHomeOrOutsideMovesNothing() {
        gesture.press(sells(110), false, false, TWO);
        gesture.drag(sells(112));
        assertThat(gesture.release(sells(110))).isEqualTo(new Intent.Nothing());
        gesture.press(sells(110), false, false, TWO);
        gesture.drag(null);
        assertThat(gesture.release(null)).isEqualTo(new Intent.Nothing());
    }

    @Test
    void nothingIsCarriedFromWhereNothingIs() {
        gesture.press(sells(110), false, false, NONE);
        gesture.drag(sells(112));
        assertThat(gesture.isCarrying()).isFalse();
        assertThat(gesture.release(sells(112))).isEqualTo(new Intent.Nothing());
    }

    @Test
    void whatWasLetGoMeansNothing() {
        gesture.press(sells(110), false, false, TWO);
        gesture.drag(sells(112));
        gesture.letGo();
        assertThat(gesture.release(sells(112))).isEqualTo(new Intent.Nothing());
        gesture.press(bids(100), false, false, NONE);
        gesture.press(bids(100), true, false, TWO); // the other button too
        assertThat(gesture.release(bids(100))).isEqualTo(new Intent.Nothing());
    }

    @Test
    void aRightClickEndsWhatWasPaintedThere() {
        gesture.press(sells(110), true, false, TWO);
        assertThat(gesture.release(sells(110))).isEqualTo(new Intent.Cancel(TWO));
        gesture.press(bids(100), true, false, NONE);
        assertThat(gesture.release(bids(100))).isEqualTo(new Intent.Nothing());
        gesture.press(sells(110), true, false, TWO);
        assertThat(gesture.release(sells(111))).isEqualTo(new Intent.Slipped());
    }

    @Test
    void theFirstClickOnAnOldQuoteAsksAndTheSameAgainGoes() {
        LadderGate gate = new LadderGate();
        LadderGate.Wish buy = new LadderGate.Wish("limit", Side.BUY, 100);
        LadderGate.Wish other = new LadderGate.Wish("limit", Side.BUY, 101);
        assertThat(gate.judge(true, true, true, buy, 0)).isEqualTo(LadderGate.Verdict.GO);
        assertThat(gate.judge(false, true, true, buy, 0)).isEqualTo(LadderGate.Verdict.NOT_ARMED);
        assertThat(gate.judge(true, false, true, buy, 0)).isEqualTo(LadderGate.Verdict.NO_BOOK);
        assertThat(gate.judge(true, true, false, buy, 5)).isEqualTo(LadderGate.Verdict.ASKS);
        assertThat(gate.judge(true, true, false, other, 6)).isEqualTo(LadderGate.Verdict.ASKS);
        assertThat(gate.judge(true, true, false, other, 7)).isEqualTo(LadderGate.Verdict.GO);
        assertThat(gate.judge(true, true, false, other, 8)).isEqualTo(LadderGate.Verdict.ASKS);
        long late = 9 + LadderGate.AGAIN_NANOS;
        assertThat(gate.judge(true, true, false, other, late)).isEqualTo(LadderGate.Verdict.ASKS);
        assertThat(gate.judge(true, true, false, other, late + 1)).isEqualTo(LadderGate.Verdict.GO);
    }
}
