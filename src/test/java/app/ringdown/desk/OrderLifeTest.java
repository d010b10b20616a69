package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.order.OrderStep;
import app.ringdown.order.OrderStep.Kind;
import app.ringdown.order.OrderStep.Source;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Each step of an order is written down, once, with who told of it. */
class OrderLifeTest {
    private final DeskByHand desk = new DeskByHand();

    private List<Kind> life(String id) {
        return steps(id).stream().map(OrderStep::kind).toList();
    }

    private List<OrderStep> steps(String id) {
        return desk.memory.steps().stream()
                .filter(step -> step.clientOrderId().equals(id))
                .toList();
    }

    @Test
    void anOrderThatRestsAndIsFilledInParts() {
        desk.openStream();
        desk.run();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.fill("a", 40);
        desk.fake.fill("a", 60);
        desk.run();
        assertThat(life("a"))
                .startsWith(Kind.CREATED)
                .containsExactlyInAnyOrder(
                        Kind.CREATED,
                        Kind.SUBMITTED,
                        Kind.ANSWERED,
                        Kind.ACCEPTED,
                        Kind.FILL,
                        Kind.FILL,
                        Kind.FILLED);
        assertThat(steps("a"))
                .filteredOn(step -> step.kind() == Kind.FILL)
                .allSatisfy(step -> {
                    OrderStep.Filled fill = step.fill();
                    assertThat(step.source()).isEqualTo(Source.STREAM);
                    assertThat(fill.price()).isEqualByComparingTo("60000");
                    assertThat(fill.feeAsset()).isEqualTo("BTC");
                });
    }

    @Test
    void whatTheVenueRefusesHasItsWords() {
        desk.fake.failWith(VenueException.Kind.REFUSED, -1013, "Filter failure: NOTIONAL");
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        assertThat(life("a")).containsExactly(Kind.CREATED, Kind.SUBMITTED, Kind.REJECTED);
        assertThat(steps("a").getLast().reason()).isEqualTo("-1013 Filter failure: NOTIONAL");
    }

    @Test
    void anAnswerThatIsLostIsUnknownUntilTheVenueIsAsked() {
        desk.fake.loseAnswers();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        assertThat(life("a")).containsExactly(Kind.CREATED, Kind.SUBMITTED, Kind.UNKNOWN);
        desk.fake.recover();
        desk.advance(1_000);
        assertThat(steps("a").getLast().kind()).isEqualTo(Kind.ACCEPTED);
        assertThat(steps("a").getLast().source()).isEqualTo(Source.LOOK_UP);
    }

    @Test
    void aCancelThatFailsAndOneThatDoesNot() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no connection");
        desk.orders.cancel("a");
        desk.run();
        desk.fake.recover();
        desk.orders.cancel("a");
        desk.run();
        assertThat(life("a"))
                .containsSubsequence(
                        Kind.ACCEPTED,
                        Kind.CANCEL_SENT,
                        Kind.CANCEL_FAILED,
                        Kind.CANCEL_SENT,
                        Kind.CANCELLED)
                .containsOnlyOnce(Kind.CANCELLED);
    }

    @Test
    void anOrderThatIsReplacedAndTheOneInItsPlace() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.orders.amend("a", 5_900_000, 0, 100, 0);
        desk.run();
        assertThat(life("a")).contains(Kind.REPLACED);
        List<String> others =
                desk.memory.steps().stream()
                        .map(OrderStep::clientOrderId)
                        .filter(id -> !id.equals("a"))
                        .distinct()
                        .toList();
        assertThat(others).hasSize(1);
        assertThat(life(others.getFirst())).startsWith(Kind.CREATED).contains(Kind.ACCEPTED);
    }

    @Test
    void anOrderThatIsMadeSmaller() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.orders.amend("a", 6_000_000, 0, 60, 0);
        desk.run();
        assertThat(steps("a").getLast().kind()).isEqualTo(Kind.AMENDED);
        assertThat(steps("a").getLast().quantity()).isEqualByComparingTo("0.00060");
    }

    @Test
    void whatOurOwnChecksRefuse() {
        desk.orders.place(desk.limit("a", 0));
        desk.run();
        assertThat(life("a")).containsExactly(Kind.DENIED);
    }

    @Test
    void anOrderThatWasMadeElsewhere() throws VenueException {
        desk.openStream();
        desk.run();
        desk.fake.external(desk.limit("web", 100));
        desk.run();
        desk.fake.fill("web", 100);
        desk.run();
        assertThat(life("web")).containsExactly(Kind.FOUND, Kind.FILL, Kind.FILLED);
    }
}
