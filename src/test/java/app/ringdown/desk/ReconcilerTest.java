package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.order.Order;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderState;
import app.ringdown.order.Reason;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

class ReconcilerTest {
    private static final long GRACE_MS = 16_000;

    private final DeskByHand desk = new DeskByHand();

    /** An order whose answer is lost, and that never came to the venue. */
    private void loseOnTheWay(String id) {
        desk.fake.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        desk.orders.place(desk.limit(id, 100));
        desk.run();
        desk.fake.recover();
        assertThat(desk.order(id).state()).isEqualTo(OrderState.UNKNOWN);
    }

    @Test
    void anUnknownOrderIsFoundWithItsFillsAndNeverSentAgain() {
        desk.fake.loseAnswers();
        desk.orders.place(desk.market("a", 100));
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.UNKNOWN);
        desk.fake.recover();
        desk.advance(1_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.order("a").executedLots()).isEqualTo(100);
        assertThat(desk.order("a").fills()).hasSize(1);
        desk.advance(300_000);
        assertThat(desk.asked("place")).isEqualTo(1);
        assertThat(desk.asked("order")).as("it is known: no more questions").isEqualTo(1);
    }

    @Test
    void noSuchOrderEndsItAfterTheGraceAndNeverBefore() {
        loseOnTheWay("a");
        long ended = 0;
        for (long ms = 0; ms < 60_000 && ended == 0; ms += 100) {
            desk.advance(100);
            if (desk.order("a").state() != OrderState.UNKNOWN) {
                ended = ms + 100;
            }
        }
        assertThat(ended).isBetween(GRACE_MS, GRACE_MS + 100);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.REJECTED);
        assertThat(desk.order("a").reason()).isEqualTo(Reason.NOT_FOUND);
        assertThat(desk.asked("place")).isEqualTo(1);
    }

    @Test
    void aReconnectDoesNotEndItBeforeTheGraceEither() {
        loseOnTheWay("a");
        desk.advance(GRACE_MS - 1);
        desk.reconciler.reconcile();
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.UNKNOWN);
        desk.advance(1);
        desk.reconciler.reconcile();
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.REJECTED);
    }

    @Test
    void anUnreachableVenueIsAskedEverMoreSeldomUntilItAnswers() {
        desk.fake.loseAnswers();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no connection");
        desk.advance(600_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(desk.asked("order")).isBetween(20L, 30L);
        desk.fake.recover();
        desk.advance(30_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.asked("place")).isEqualTo(1);
    }

    @Test
    void aLineThatComesAndGoesDoesNotMultiplyTheQuestions() {
        loseOnTheWay("a");
        for (int i = 0; i < 10; i++) {
            desk.reconciler.reconcile();
            desk.run();
            desk.orders.cancel("a");
            desk.run();
        }
        long before = desk.asked("order");
        desk.advance(10_000);
        assertThat(desk.asked("order") - before).isLessThanOrEqualTo(5);
    }

    @Test
    void aCancelWhoseAnswerIsLostIsAskedForUntilItIsKnown() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.loseAnswers();
        desk.orders.cancel("a");
        desk.run();
        assertThat(desk.order("a").state()).as("as it stood").isEqualTo(OrderState.ACCEPTED);
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no connection");
        desk.advance(1_000);
        desk.fake.recover();
        desk.advance(1_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.CANCELLED);
        long asked = desk.asked("order");
        desk.advance(60_000);
        assertThat(desk.asked("order")).as("it is known: no more questions").isEqualTo(asked);
    }

    @Test
    void aCancelThatCameTooLateFindsWhatNobodyTold() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.fill("a", 100);
        desk.orders.cancel("a");
        desk.advance(1_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.order("a").fills()).hasSize(1);
        assertThat(desk.asked("order")).isEqualTo(1);
    }

    @Test
    void aCancelThatNeverLeftLeavesNoDoubt() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no connection");
        desk.orders.cancel("a");
        desk.advance(60_000);
        assertThat(desk.asked("order")).isZero();
    }

    @Test
    void theStreamMayTellItFirst() {
        desk.fake.loseAnswers();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.openStream();
        desk.fake.recover();
        desk.fake.fill("a", 100);
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.FILLED);
        long asked = desk.asked("order");
        desk.advance(60_000);
        assertThat(desk.asked("order")).isEqualTo(asked);
    }

    @Test
    void afterAReconnectMissedFillsEndsAndOrdersMadeElsewhereAreKnown() throws VenueException {
        desk.openStream();
        for (String id : new String[] {"partly", "whole", "cancelled"}) {
            desk.orders.place(desk.limit(id, 100));
        }
        desk.run();
        desk.closeStream();
        desk.fake.fill("partly", 30);
        desk.fake.fill("partly", 20);
        desk.fake.fill("whole", 100);
        desk.fake.cancel(desk.fake.instrument("BTCUSDT"), "cancelled");
        desk.fake.external(desk.limit("web_1", 100));
        desk.run();
        assertThat(desk.order("whole").state()).as("nobody told").isEqualTo(OrderState.ACCEPTED);

        desk.openStream();
        desk.run();

        Order partly = desk.order("partly");
        assertThat(partly.state()).isEqualTo(OrderState.PARTLY_FILLED);
        assertThat(partly.executedLots()).isEqualTo(50);
        assertThat(partly.fills()).hasSize(2);
        assertThat(desk.order("whole").state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.order("whole").fills()).hasSize(1);
        assertThat(desk.order("cancelled").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.order("web_1").external()).isTrue();
        assertThat(desk.order("web_1").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.orders.account().balances()).isEqualTo(desk.fake.account().balances());
    }

    /** The answer to a cancel tells how much was executed, and not by which fills. */
    @Test
    void fillsMissedBeforeAnOrderEndedAreAskedFor() throws VenueException {
        desk.openStream();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.closeStream();
        desk.fake.fill("a", 30);
        desk.orders.cancel("a");
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.order("a").executedLots()).isEqualTo(30);
        assertThat(desk.order("a").fills()).as("nobody told").isEmpty();

        desk.openStream();
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.order("a").fills()).hasSize(1);
        long asked = desk.asked("order");
        desk.reconciler.reconcile();
        desk.run();
        assertThat(desk.asked("order")).as("nothing is missing any more").isEqualTo(asked);
    }

    @Test
    void aFailedComparisonIsDoneAgain() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.fill("a", 100);
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no connection");
        desk.reconciler.reconcile();
        desk.advance(5_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.ACCEPTED);
        desk.fake.recover();
        desk.advance(2_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.FILLED);
    }

    /** The line tells of a fill while the comparison, begun before it, still goes on. */
    @Test
    void anAccountThatWasReadBeforeDoesNotUndoWhatTheLineTold() throws VenueException {
        desk.openStream();
        desk.run();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.afterOpenOrders = () -> desk.fake.fill("a", 100);
        desk.reconciler.reconcile();
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.orders.account().balances()).isEqualTo(desk.fake.account().balances());
    }

    @Test
    void anOrderThatWasOnItsWayAtAKillIsSolvedAtTheNextStart() throws VenueException {
        desk.fake.external(desk.limit("arrived", 100));
        for (String id : new String[] {"arrived", "lost"}) {
            Order killed = Order.of(desk.limit(id, 100), desk.millis());
            desk.orders.restore(
                    killed.apply(new OrderEvent.Unknown(id, desk.millis(), "RESTARTED")));
        }
        desk.advance(1_000); // a quick restart
        desk.openStream();
        desk.run();
        assertThat(desk.order("arrived").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.order("arrived").external()).isFalse();
        assertThat(desk.order("lost").state()).isEqualTo(OrderState.UNKNOWN);
        desk.advance(2 * GRACE_MS);
        assertThat(desk.order("lost").state()).isEqualTo(OrderState.REJECTED);
        assertThat(desk.asked("place")).isZero();
    }
}
