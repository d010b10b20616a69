package app.ringdown.exchange.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Which fault strikes when. */
class DrillTest {
    private long nanos = -5; // A monotonic clock may begin anywhere.
    private final Drill drill = new Drill(7, () -> nanos);

    private static List<Boolean> strikes(Drill drill, Fault fault, Scope scope, int times) {
        return IntStream.range(0, times).mapToObj(i -> drill.strike(fault, scope) != null).toList();
    }

    @Test
    void nothingStrikesUntilItIsBegunAndAfterItIsLifted() {
        assertThat(drill.idle()).isTrue();
        assertThat(drill.strike(Fault.DROP, Scope.STREAMS)).isNull();
        drill.begin(Exercise.of(Fault.DROP));
        assertThat(drill.idle()).isFalse();
        assertThat(strikes(drill, Fault.DROP, Scope.STREAMS, 3)).containsOnly(true);
        assertThat(drill.strike(Fault.DELAY, Scope.STREAMS)).isNull();
        drill.lift(Fault.DELAY);
        assertThat(drill.strike(Fault.DROP, Scope.USER)).isNotNull();
        drill.lift(Fault.DROP);
        assertThat(drill.strike(Fault.DROP, Scope.STREAMS)).isNull();
        assertThat(drill.idle()).isTrue();
        assertThat(drill.struck(Fault.DROP)).isEqualTo(4);
    }

    @Test
    void theSameSeedStrikesTheSameAndAnotherDoesNot() {
        Drill same = new Drill(7, () -> 0);
        Drill other = new Drill(8, () -> 0);
        Exercise often = Exercise.of(Fault.DROP).withRate(0.3);
        List.of(drill, same, other).forEach(each -> each.begin(often));
        // What strikes elsewhere does not count here.
        other.begin(Exercise.of(Fault.GARBAGE).withRate(0.5));
        strikes(same, Fault.DROP, Scope.USER, 17);
        List<Boolean> once = strikes(drill, Fault.DROP, Scope.STREAMS, 1_000);
        assertThat(strikes(same, Fault.DROP, Scope.STREAMS, 1_000)).isEqualTo(once);
        assertThat(strikes(other, Fault.DROP, Scope.STREAMS, 1_000)).isNotEqualTo(once);
        assertThat(once.stream().filter(struck -> struck).count()).isBetween(250L, 350L);
    }

    @Test
    void aCountEndsIt() {
        drill.begin(Exercise.of(Fault.NO_ANSWER).next(2));
        assertThat(drill.progress().getFirst().left()).hasValue(2);
        assertThat(strikes(drill, Fault.NO_ANSWER, Scope.ORDERS, 4))
                .containsExactly(true, true, false, false);
        assertThat(drill.idle()).isTrue();
        assertThat(drill.struck(Fault.NO_ANSWER)).isEqualTo(2);
    }

    @Test
    void aDurationEndsIt() {
        drill.begin(Exercise.of(Fault.HALF_OPEN).lasting(Duration.ofSeconds(1)));
        Strike strike = drill.strike(Fault.HALF_OPEN, Scope.USER);
        assertThat(strike).isNotNull();
        nanos += 999_999_999;
        assertThat(drill.lasts(strike)).isTrue();
        assertThat(drill.progress()).hasSize(1);
        nanos++;
        assertThat(drill.lasts(strike)).isFalse();
        assertThat(drill.progress()).isEmpty();
        assertThat(drill.strike(Fault.HALF_OPEN, Scope.USER)).isNull();
        assertThat(drill.idle()).isTrue();
    }

    @Test
    void whatAStrikeDidLastsUntilItsFaultIsLifted() {
        drill.begin(Exercise.of(Fault.HALF_OPEN).next(1));
        Strike strike = drill.strike(Fault.HALF_OPEN, Scope.USER);
        assertThat(strike).isNotNull();
        drill.lift(Fault.DROP);
        assertThat(drill.lasts(strike)).isTrue();
        drill.liftAll();
        assertThat(drill.lasts(strike)).isFalse();
    }

    @Test
    void aScopeIsKept() {
        drill.begin(Exercise.of(Fault.TOO_MANY).on(Scope.ORDERS));
        assertThat(drill.strike(Fault.TOO_MANY, Scope.REST)).isNull();
        assertThat(drill.strike(Fault.TOO_MANY, Scope.ORDERS)).isNotNull();
    }

    @Test
    void latencyIsWithinItsBoundsAndOffAgain() {
        drill.setLatency(new Latency(20, 10));
        for (int i = 0; i < 100; i++) {
            assertThat(drill.trip()).isBetween(20_000_000L, 30_000_000L);
        }
        drill.liftAll();
        assertThat(drill.trip()).isPositive();
        drill.setLatency(Latency.NONE);
        assertThat(drill.trip()).isZero();
        assertThat(drill.idle()).isTrue();
        assertThatThrownBy(() -> new Latency(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyFaultIsReadByItsName(Fault fault) {
        assertThat(Exercise.parse(fault.word())).isEqualTo(Exercise.of(fault));
        assertThat(Exercise.parse(fault.word() + "=0.25"))
                .isEqualTo(Exercise.of(fault).withRate(0.25));
    }

    @Test
    void anExerciseIsReadWithAllItsTerms() {
        assertThat(Exercise.parse("delay=0.5,amount=200,count=3,seconds=1.5,scope=streams+user"))
                .isEqualTo(
                        Exercise.of(Fault.DELAY)
                                .withRate(0.5)
                                .withAmount(200)
                                .next(3)
                                .lasting(Duration.ofMillis(1_500))
                                .on(Scope.STREAMS, Scope.USER));
        assertThat(Exercise.parse("clock-jump,amount=-90").amount()).isEqualTo(-90);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fire",
                "drop=2",
                "drop=-0.1",
                "drop=NaN",
                "drop=often",
                "drop,",
                "drop,x=1",
                "drop,count=-1",
                "drop,count=1,count=2",
                "drop,name=cut",
                "drop,seconds=0",
                "drop,seconds=NaN",
                "drop,seconds=1e300",
                "drop,scope=rest",
                "drop,scope=moon",
                "drop,scope=",
                "gap,scope=user",
                "delay,amount=-1",
                "unavailable,amount=200"
            })
    void whatMakesNoSenseIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Exercise.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }
}
