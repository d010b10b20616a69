package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.order.Reason;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class OrderDeskTest {
    private final DeskByHand desk = new DeskByHand();

    @Test
    void whatIsDeniedIsNeverSent() {
        desk.orders.place(desk.limit("a", 0));
        desk.advance(60_000);
        assertThat(desk.drained())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.state()).isEqualTo(OrderState.DENIED);
                    assertThat(order.reason()).isEqualTo("QUANTITY_MISSING");
                });
        assertThat(desk.calls).doesNotContain("place");
    }

    @Test
    void theJournalHasItBeforeItLeaves() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        assertThat(desk.calls)
                .filteredOn(call -> !call.equals("orderRules"))
                .startsWith("save", "place");
        assertThat(desk.drained())
                .extracting(Order::state)
                .containsExactly(OrderState.SUBMITTED, OrderState.ACCEPTED);
        assertThat(desk.memory.load(symbol -> null, 0)).containsExactly(desk.order("a"));
    }

    @Test
    void whatCannotBeWrittenDownIsNotSentAndANoticeSaysSoOnce() {
        desk.memory.fillTheDisk();
        desk.orders.place(desk.limit("a", 100));
        desk.advance(60_000);
        assertThat(desk.calls).doesNotContain("place");
        assertThat(desk.drained())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.state()).isEqualTo(OrderState.DENIED);
                    assertThat(order.reason()).isEqualTo(Reason.JOURNAL);
                });
        assertThat(desk.notices)
                .containsExactly(Notice.of(Notice.Level.ERROR, "notice.journal", "BTCUSDT"));
    }

    @Test
    void whatBecameOfAnOrderIsShownThoughItCannotBeWrittenDown() {
        desk.orders.place(desk.limit("a", 100));
        assertThat(desk.step()).isTrue(); // journalled
        desk.memory.fillTheDisk();
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.notices).extracting(Notice::key).containsExactly("notice.journal.late");
    }

    @Test
    void theSameClickTwiceIsSentOnce() {
        desk.orders.place(desk.limit("a", 100));
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        assertThat(desk.asked("place")).isEqualTo(1);
        assertThat(desk.orders.nextId()).isNotEqualTo(desk.orders.nextId());
    }

    @ParameterizedTest
    @EnumSource(VenueException.Kind.class)
    void whatIsKnownOfAFailureIsWhatTheOrderSays(VenueException.Kind kind) {
        desk.fake.failWith(kind, -2010, "Account has insufficient balance");
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        Order order = desk.order("a");
        String words = "-2010 Account has insufficient balance";
        switch (kind) {
            case REFUSED, BAD_KEY, CLOCK, RATE_LIMITED -> {
                assertThat(order.state()).isEqualTo(OrderState.REJECTED);
                assertThat(order.reason()).isEqualTo(words);
            }
            case UNREACHABLE, NOT_ALLOWED -> {
                assertThat(order.state()).isEqualTo(OrderState.DENIED);
                assertThat(order.reason()).isEqualTo(Reason.UNREACHABLE);
            }
            case UNKNOWN -> {
                assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
                assertThat(order.reason()).isEqualTo(words);
            }
        }
        assertThat(desk.drained()).last().isEqualTo(order);
        assertThat(desk.memory.load(symbol -> null, 0)).containsExactly(order);
    }

    @Test
    void aWorkingOrderIsCancelled() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.drained();
        desk.orders.cancel("a");
        desk.run();
        List<Order> told = desk.drained();
        assertThat(told.getFirst().cancelling()).isTrue();
        assertThat(told.getLast().state()).isEqualTo(OrderState.CANCELLED);
        assertThat(told.getLast().cancelling()).isFalse();
        desk.orders.cancel("a");
        desk.orders.cancel("nobody");
        desk.run();
        assertThat(desk.asked("cancel")).as("an end is not cancelled").isEqualTo(1);
    }

    @Test
    void anOrderStandsWhenItsCancelIsLost() {
        desk.orders.place(desk.limit("a", 100));
        desk.run();
        desk.fake.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        desk.orders.cancel("a");
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.order("a").cancelling()).isFalse();
        assertThat(desk.order("a").reason()).isEqualTo("timed out");
    }

    @Test
    void cancelAllTakesThoseThatMatch() {
        for (String id : List.of("a1", "a2", "b1")) {
            desk.orders.place(desk.limit(id, 100));
        }
        desk.run();
        desk.orders.cancelAll(order -> order.clientOrderId().startsWith("a"));
        desk.run();
        assertThat(desk.order("a1").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.order("a2").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.order("b1").state()).isEqualTo(OrderState.ACCEPTED);
    }

    /** FakeVenue tells its stream before it answers; without a stream the answer is all. */
    @Test
    void theStreamBeforeTheAnswerAndTheFillBeforeTheAcceptanceGiveTheSameEnd() {
        DeskByHand answerOnly = new DeskByHand();
        answerOnly.orders.place(answerOnly.market("a", 100));
        answerOnly.run();
        Order expected = answerOnly.order("a");
        assertThat(expected.state()).isEqualTo(OrderState.FILLED);
        assertThat(expected.fills()).hasSize(1);

        desk.openStream();
        desk.run();
        desk.orders.place(desk.market("a", 100));
        desk.run();
        assertThat(desk.order("a"))
                .usingRecursiveComparison()
                .ignoringFields("updatedMs", "times", "fills.timeMs")
                .isEqualTo(expected);
        assertThat(desk.drained())
                .as("the answer after the stream tells no more than how long it took")
                .extracting(Order::state)
                .containsExactly(
                        OrderState.SUBMITTED,
                        OrderState.ACCEPTED,
                        OrderState.FILLED,
                        OrderState.FILLED);
    }

    @Test
    void anOrderMadeElsewhereIsTakenIn() throws VenueException {
        desk.openStream();
        desk.run();
        desk.fake.external(desk.limit("web_1", 100));
        desk.run();
        assertThat(desk.order("web_1").external()).isTrue();
        assertThat(desk.order("web_1").state()).isEqualTo(OrderState.ACCEPTED);
    }
}
