package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.order.OrderState;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

import java.util.List;

class OlderOrdersTest {
    private final DeskByHand desk = new DeskByHand();
    private final Instrument btc = desk.fake.instrument("BTCUSDT");
    private final OlderOrders older =
            new OlderOrders(desk.fake, desk.orders, desk, desk, desk.notices::add);

    private List<Order> load() {
        older.load(btc);
        desk.run();
        return desk.drained();
    }

    @Test
    void pagesComeFromTheNewestToTheOldestAndEachOrderOnce() {
        for (int i = 0; i < OlderOrders.PAGE + 20; i++) {
            desk.fake.past(desk.limit("web" + i, 100), 1_000 + i, OrderState.CANCELLED);
        }
        List<Order> newest = load();
        assertThat(newest).hasSize(OlderOrders.PAGE);
        assertThat(newest.getLast().clientOrderId()).isEqualTo("web119");
        assertThat(newest).allMatch(Order::external);
        assertThat(newest.getLast().createdMs()).isEqualTo(1_119);
        assertThat(load()).hasSize(20);
        assertThat(load()).isEmpty();
        assertThat(desk.notices)
                .extracting(Notice::key)
                .containsExactly("notice.older", "notice.older.last", "notice.older.last");
    }

    @Test
    void whatIsHeldOrIsStillOpenIsLeftAlone() {
        desk.orders.place(desk.limit("held", 100));
        desk.run();
        assertThat(desk.drained()).isNotEmpty();
        desk.fake.past(desk.limit("held", 100), 1, OrderState.CANCELLED);
        desk.fake.past(desk.limit("open", 100), 2, OrderState.ACCEPTED);
        assertThat(load()).isEmpty();
        assertThat(desk.order("held").state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void whatIsOnlyLookedAtIsNotWrittenDownAndMovesNoPosition() {
        desk.fake.past(desk.limit("rd-old-1", 100), 1, OrderState.EXPIRED);
        assertThat(load()).singleElement().matches(order -> !order.external());
        assertThat(desk.asked("save")).isZero();
        assertThat(desk.orders.orders().get("rd-old-1")).isNull();
    }

    @Test
    void aFailureIsToldAndTheNextTryGoesOn() {
        desk.fake.past(desk.limit("web", 100), 1, OrderState.CANCELLED);
        desk.fake.failWith(VenueException.Kind.RATE_LIMITED, 0, "the budget is used up");
        assertThat(load()).isEmpty();
        assertThat(desk.notices)
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.arguments()).contains("the budget is used up"));
        desk.fake.recover();
        assertThat(load()).hasSize(1);
    }
}
