package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Exits;
import app.ringdown.order.Order;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.OwnLimits;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What a trader does with orders beside placing and cancelling one. */
class OrderActionsTest {
    private final DeskByHand desk = new DeskByHand();

    private void place(OrderRequest request) {
        desk.orders.place(request);
        desk.run();
    }

    private OrderRequest entry(String id, long lots) {
        return desk.limit(id, lots).withExits(new Exits(6_600_000, 5_700_000));
    }

    private List<Order> exits(String entry) {
        return desk.orders.orders().all().stream()
                .filter(order -> order.request().links().entry().equals(entry))
                .toList();
    }

    @Test
    void anOrderMadeSmallerKeepsItsIdAndItsPlace() {
        place(desk.limit("a", 1_000));
        desk.orders.amend("a", 6_000_000, 0, 600, 0);
        desk.run();
        assertThat(desk.order("a").request().lots()).isEqualTo(600);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.asked("amend")).isEqualTo(1);
        assertThat(desk.asked("replace")).isZero();
    }

    @Test
    void anOrderAtAnotherPriceTakesThePlaceOfTheOld() {
        place(desk.limit("a", 1_000));
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.REPLACED);
        Order next = desk.orders.orders().open().getFirst();
        assertThat(next.request().ticks()).isEqualTo(6_000_100);
        assertThat(next.request().links().replaces()).isEqualTo("a");
        assertThat(next.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.fake.open()).isEqualTo(1);
    }

    @Test
    void aQuantityIsMeantInAllSoThatWhatIsFilledMeanwhileDoesNotComeOnTop() {
        desk.openStream();
        desk.run();
        place(desk.limit("a", 1_000));
        desk.fake.fill("a", 400);
        desk.run();
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.run();
        Order next = desk.orders.orders().open().getFirst();
        assertThat(next.request().links().replaces()).isEqualTo("a");
        assertThat(next.request().lots()).isEqualTo(600);
        desk.orders.amend(next.clientOrderId(), 6_000_100, 0, 500, 0);
        desk.run();
        assertThat(desk.order(next.clientOrderId()).remainingLots()).isEqualTo(500);
    }

    @Test
    void ofAReplacementWithoutAnAnswerBothFatesAreAskedFor() {
        place(desk.limit("a", 1_000));
        desk.fake.loseAnswers();
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.run();
        assertThat(desk.orders.orders().open())
                .extracting(Order::state)
                .containsExactly(OrderState.ACCEPTED, OrderState.UNKNOWN);
        desk.fake.recover();
        desk.advance(60_000);
        // The cancel arrived, the new order did not: the fake loses the answer in between.
        assertThat(desk.order("a").state()).isEqualTo(OrderState.CANCELLED);
        assertThat(desk.orders.orders().open()).isEmpty();
        assertThat(desk.fake.open()).isZero();
    }

    @Test
    void anOrderThatCannotBeCancelledIsNotReplaced() throws VenueException {
        place(desk.limit("a", 1_000));
        desk.fake.fill("a", 1_000); // nobody heard of it
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.advance(5_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.FILLED);
        assertThat(desk.fake.placed()).isEqualTo(1);
        assertThat(desk.orders.orders().open()).isEmpty();
    }

    @Test
    void onlyWhatCertainlyNeverArrivedIsSentAgainAndUnderTheSameId() {
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "connection refused");
        place(desk.limit("a", 100));
        assertThat(desk.order("a").state()).isEqualTo(OrderState.DENIED);
        desk.fake.recover();
        desk.orders.resend("a");
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.fake.orderIds()).containsExactly("a");

        desk.fake.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        place(desk.limit("b", 100));
        assertThat(desk.order("b").state()).isEqualTo(OrderState.UNKNOWN);
        desk.fake.recover();
        desk.orders.resend("b");
        desk.run();
        assertThat(desk.fake.orderIds()).as("its fate is not known").containsExactly("a");
        desk.orders.resend("a");
        desk.run();
        assertThat(desk.fake.placed()).as("it works already").isEqualTo(1);
    }

    @Test
    void aPairIsPlacedAsOneAndOneCancelsTheOther() {
        OrderRequest target = sell("t", OrderType.POST_ONLY, 6_600_000, 0, 1_000);
        OrderRequest stop = sell("s", OrderType.STOP, 0, 5_700_000, 1_000);
        desk.orders.placeOco(target, stop, 0);
        desk.run();
        assertThat(desk.order("t").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.order("s").state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(desk.order("s").request().links().list())
                .isNotEmpty()
                .isEqualTo(desk.order("t").request().links().list());
        desk.openStream();
        desk.orders.cancel("t");
        desk.advance(5_000);
        assertThat(desk.orders.orders().open()).isEmpty();
    }

    @Test
    void ifOneOfAPairIsDeniedNeitherIsSent() {
        OrderRequest target = sell("t", OrderType.POST_ONLY, 6_600_000, 0, 1_000);
        OrderRequest stop = sell("s", OrderType.STOP, 0, 7_700_000, 1_000); // above the market
        desk.orders.placeOco(target, stop, 0);
        desk.run();
        assertThat(desk.order("t").state()).isEqualTo(OrderState.DENIED);
        assertThat(desk.order("s").state()).isEqualTo(OrderState.DENIED);
        assertThat(desk.asked("placeOco")).isZero();
    }

    @Test
    void ofAPairThatIsChangedBothAreSentAnew() {
        desk.openStream();
        desk.run();
        desk.orders.placeOco(
                sell("t", OrderType.POST_ONLY, 6_600_000, 0, 1_000),
                sell("s", OrderType.STOP, 0, 5_700_000, 1_000),
                0);
        desk.run();
        desk.orders.amend("s", 0, 5_800_000, 1_000, 0);
        desk.run();
        assertThat(desk.order("s").state()).isEqualTo(OrderState.REPLACED);
        assertThat(desk.order("t").state()).isEqualTo(OrderState.REPLACED);
        assertThat(desk.orders.orders().open())
                .hasSize(2)
                .allMatch(order -> order.state() == OrderState.ACCEPTED)
                .extracting(order -> order.request().stopTicks())
                .containsExactlyInAnyOrder(0L, 5_800_000L);
        assertThat(desk.fake.open()).isEqualTo(2);
    }

    private OrderRequest sell(String id, OrderType type, long ticks, long stopTicks, long lots) {
        return new OrderRequest(
                        id,
                        desk.fake.instrument("BTCUSDT"),
                        Side.SELL,
                        type,
                        TimeInForce.GTC,
                        ticks,
                        lots,
                        null)
                .withTrigger(stopTicks, 0);
    }

    // Brackets.

    @Test
    void exitsFollowPartialFillsAndCoverWhatWasFilled() {
        desk.openStream();
        place(entry("e", 10_000));
        assertThat(exits("e")).as("nothing was filled").isEmpty();
        desk.fake.fill("e", 4_000);
        desk.run();
        assertThat(exits("e")).hasSize(2);
        desk.fake.fill("e", 6_000);
        desk.run();
        List<Order> exits = exits("e");
        assertThat(exits).hasSize(4).allMatch(order -> order.state() == OrderState.ACCEPTED);
        assertThat(exits).extracting(Order::request).allMatch(r -> r.side() == Side.SELL);
        assertThat(exits.stream().map(Order::request).map(OrderRequest::links))
                .extracting(OrderLinks::list)
                .doesNotContain("");
        long covered =
                exits.stream()
                        .filter(order -> order.request().type() == OrderType.STOP)
                        .mapToLong(order -> order.request().lots())
                        .sum();
        assertThat(covered)
                .as("the fee was taken from what was bought")
                .isLessThanOrEqualTo(10_000)
                .isGreaterThan(9_980);
    }

    @Test
    void anEntryThatWasNeverFilledHasNoExits() {
        desk.openStream();
        place(entry("e", 10_000));
        desk.orders.cancel("e");
        desk.advance(1_000);
        assertThat(exits("e")).isEmpty();
    }

    @Test
    void exitsThatAreRefusedAreTriedAFewTimesAndToldOf() {
        desk.openStream();
        place(entry("e", 10_000));
        desk.fake.failWith(VenueException.Kind.REFUSED, -2010, "Account has insufficient balance");
        desk.fake.fill("e", 10_000);
        desk.advance(60_000);
        assertThat(exits("e")).hasSizeBetween(4, 14);
        assertThat(desk.notices).extracting(Notice::key).contains("notice.exits.refused");
    }

    @Test
    void exitsWhoseAnswerIsLostAreNotSentTwice() {
        desk.openStream();
        place(entry("e", 10_000));
        desk.fake.fill("e", 10_000);
        desk.fake.loseAnswers();
        desk.run();
        desk.fake.recover();
        desk.advance(60_000);
        long stops =
                desk.fake.orderIds().stream()
                        .map(id -> desk.orders.orders().get(id))
                        .filter(o -> o != null && o.request().type() == OrderType.STOP)
                        .filter(o -> !o.state().isFinal())
                        .count();
        assertThat(stops).isEqualTo(1);
    }

    @Test
    void exitsThatCouldNotBeSentAreSentWhenTheVenueIsBack() {
        desk.openStream();
        place(entry("e", 10_000));
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no route");
        desk.fake.fill("e", 10_000);
        desk.advance(1_200);
        desk.fake.recover();
        desk.advance(10_000);
        assertThat(exits("e"))
                .filteredOn(order -> order.state() == OrderState.ACCEPTED)
                .as("one pair")
                .hasSize(2);
    }

    @Test
    void exitsDoNotWaitForTheBalanceThatTheirEntryMade() {
        desk.openStream();
        place(entry("e", 10_000));
        desk.fake.hold("BTC", "0"); // the account line tells of fills first
        desk.stream.onAccount(new Account(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO, 0));
        desk.run();
        desk.fake.fill("e", 10_000);
        desk.run();
        assertThat(exits("e")).hasSize(2).allMatch(o -> o.state() == OrderState.ACCEPTED);
    }

    @Test
    void whatWasSoldOtherwiseGetsNoExitsLater() {
        desk.openStream();
        place(entry("e", 10_000));
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no route");
        desk.fake.fill("e", 10_000);
        desk.run();
        desk.fake.recover();
        desk.orders.close(desk.fake.instrument("BTCUSDT"), 100);
        desk.advance(120_000);
        desk.orders.reviewed();
        desk.advance(120_000);
        assertThat(desk.fake.open()).isZero();
    }

    @Test
    void aReplacementThatNeverArrivedIsNotSentByItself() {
        place(desk.limit("a", 1_000));
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no route");
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.run();
        Order denied = List.copyOf(desk.orders.orders().all()).getLast();
        assertThat(denied.state()).isEqualTo(OrderState.DENIED);
        desk.fake.recover();
        desk.orders.resend(denied.clientOrderId());
        desk.run();
        assertThat(desk.fake.orderIds()).containsExactly("a");
    }

    @Test
    void whatLeavesAPositionIsNotHeldBack() {
        desk.openStream();
        place(desk.market("m", 10_000));
        desk.orders.hold(true);
        desk.orders.limits(
                new OwnLimits(
                        new BigDecimal("0.01"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0,
                        BigDecimal.ZERO,
                        0));
        place(desk.limit("held", 100));
        assertThat(desk.order("held").reason()).isEqualTo(Reason.NOT_ARMED);
        desk.orders.flatten(desk.fake.instrument("BTCUSDT"), false);
        desk.advance(1_000);
        assertThat(List.copyOf(desk.orders.orders().all()).getLast().state())
                .isEqualTo(OrderState.FILLED);
    }

    @Test
    void aPositionIsNotSoldTwiceByAKeyPressedTwice() {
        desk.openStream();
        place(desk.market("m", 10_000));
        desk.orders.close(desk.fake.instrument("BTCUSDT"), 100);
        desk.orders.close(desk.fake.instrument("BTCUSDT"), 100);
        desk.run();
        long sold =
                desk.orders.orders().all().stream()
                        .filter(order -> order.request().side() == Side.SELL)
                        .mapToLong(Order::executedLots)
                        .sum();
        assertThat(sold).as("the account holds 1.5 BTC more").isLessThanOrEqualTo(10_000);
    }

    @Test
    void anOrderThatWasPartlyFilledMeanwhileIsNotReplacedByAWholeOne() {
        place(desk.limit("a", 1_000));
        desk.fake.fill("a", 600); // nobody heard of it
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.advance(5_000);
        assertThat(desk.fake.placed()).isEqualTo(1);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.PARTLY_FILLED);
        assertThat(desk.orders.orders().open()).hasSize(1);
    }

    // The kill switch.

    @Test
    void theKillSwitchEndsAllOrdersAndLetsNoneThrough() {
        place(desk.limit("a", 100));
        place(desk.limit("b", 100));
        desk.orders.killSwitch().engage(false);
        desk.advance(2_000);
        assertThat(desk.fake.open()).isZero();
        KillSwitch.Report report = desk.orders.killSwitch().report();
        assertThat(report.phase()).isEqualTo(KillSwitch.Phase.DONE);
        assertThat(report.orders()).containsExactly("a", "b");
        place(desk.limit("c", 100));
        assertThat(desk.order("c").state()).isEqualTo(OrderState.DENIED);
        assertThat(desk.order("c").reason()).isEqualTo(Reason.BLOCKED);
        desk.orders.killSwitch().release();
        desk.run();
        place(desk.limit("d", 100));
        assertThat(desk.order("d").state()).isEqualTo(OrderState.ACCEPTED);
    }

    @Test
    void itAsksAgainUntilTheVenueHasConfirmed() {
        place(desk.limit("a", 100));
        desk.fake.failWith(VenueException.Kind.UNREACHABLE, 0, "no route");
        desk.orders.killSwitch().engage(false);
        desk.advance(3_000);
        assertThat(desk.orders.killSwitch().report().phase())
                .isEqualTo(KillSwitch.Phase.CANCELLING);
        desk.fake.recover();
        desk.advance(3_000);
        assertThat(desk.fake.open()).isZero();
        assertThat(desk.orders.killSwitch().report().phase()).isEqualTo(KillSwitch.Phase.DONE);
    }

    @Test
    void itClosesWhatOurFillsOpenedAndNoMore() {
        desk.openStream();
        place(desk.market("m", 10_000));
        desk.orders.killSwitch().engage(true);
        desk.advance(3_000);
        KillSwitch.Report report = desk.orders.killSwitch().report();
        assertThat(report.phase()).isEqualTo(KillSwitch.Phase.DONE);
        assertThat(report.closing()).hasSize(1);
        Order sale = desk.order(report.closing().getFirst());
        assertThat(sale.state()).isEqualTo(OrderState.FILLED);
        assertThat(sale.executedLots()).isBetween(9_980L, 10_000L);
    }

    @Test
    void itStaysOnOverARestart() throws Exception {
        desk.memory.block(true);
        desk.orders.killSwitch().restore();
        place(desk.limit("a", 100));
        assertThat(desk.order("a").reason()).isEqualTo(Reason.BLOCKED);
    }

    // Positions.

    @Test
    void aPositionIsFlattenedAfterItsOrdersHaveEnded() {
        desk.openStream();
        place(desk.market("m", 10_000));
        place(desk.limit("a", 100));
        desk.orders.flatten(desk.fake.instrument("BTCUSDT"), false);
        desk.advance(3_000);
        assertThat(desk.order("a").state()).isEqualTo(OrderState.CANCELLED);
        Order sale = List.copyOf(desk.orders.orders().all()).getLast();
        assertThat(sale.request().side()).isEqualTo(Side.SELL);
        assertThat(sale.executedLots()).isBetween(9_980L, 10_000L);
    }

    @Test
    void whatWasHeldBeforeIsNotFlattened() {
        desk.openStream();
        desk.orders.flatten(desk.fake.instrument("BTCUSDT"), false);
        desk.advance(3_000);
        assertThat(desk.fake.placed()).as("the account holds 1.5 BTC").isZero();
        desk.orders.flatten(desk.fake.instrument("BTCUSDT"), true);
        desk.advance(3_000);
        assertThat(List.copyOf(desk.orders.orders().all()).getLast().executedLots())
                .as("but when it is asked for")
                .isEqualTo(150_000);
    }

    @Test
    void aPartOfAPositionIsClosed() {
        desk.openStream();
        place(desk.market("m", 10_000));
        desk.orders.close(desk.fake.instrument("BTCUSDT"), 50);
        desk.run();
        Order sale = List.copyOf(desk.orders.orders().all()).getLast();
        assertThat(sale.executedLots()).isBetween(4_990L, 5_000L);
    }

    // Own limits.

    @Test
    void ownLimitsDenyWhatIsTooLargeTooFarOrTooMany() {
        desk.orders.limits(
                new OwnLimits(
                        new BigDecimal("0.01"),
                        BigDecimal.ZERO,
                        new BigDecimal("50"),
                        0,
                        BigDecimal.ZERO,
                        2));
        place(desk.limit("large", 2_000));
        assertThat(desk.order("large").reason()).isEqualTo("OWN_QUANTITY");
        place(desk.limit("far", 500).with(2_000_000, 0, 500));
        assertThat(desk.order("far").reason()).isEqualTo("OWN_PERCENT_AWAY");
        place(desk.limit("a", 100));
        place(desk.limit("b", 100));
        place(desk.limit("c", 100));
        assertThat(desk.order("c").reason()).isEqualTo("OWN_OPEN_ORDERS");
        assertThat(desk.fake.placed()).isEqualTo(2);
    }

    @Test
    void cancelAllGoesWithOneRequestPerInstrument() {
        for (String id : List.of("a", "b", "c")) {
            place(desk.limit(id, 100));
        }
        desk.orders.cancelAll(order -> true);
        desk.run();
        assertThat(desk.asked("cancelAll")).isEqualTo(1);
        assertThat(desk.asked("cancel")).isZero();
        assertThat(desk.orders.orders().open()).isEmpty();
    }

    @Test
    void anOrderThatGivesWayToAnotherCountsOnce() {
        desk.orders.limits(
                new OwnLimits(
                        BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO, 2));
        place(desk.limit("a", 1_000));
        place(desk.limit("b", 1_000));
        desk.orders.amend("a", 6_000_100, 0, 1_000, 0);
        desk.run();
        assertThat(desk.order("a").state()).isEqualTo(OrderState.REPLACED);
        place(desk.limit("c", 1_000));
        assertThat(desk.order("c").reason()).isEqualTo("OWN_OPEN_ORDERS");
    }

    @Test
    void cancelsOfASideLeaveWhatIsOnItsWayAlone() {
        for (String id : List.of("a", "b")) {
            place(desk.limit(id, 100));
        }
        desk.orders.cancelEach(order -> order.request().side() == Side.BUY);
        desk.run();
        assertThat(desk.asked("cancelAll")).as("it would end sells that come meanwhile").isZero();
        assertThat(desk.asked("cancel")).isEqualTo(2);
        assertThat(desk.orders.orders().open()).isEmpty();
    }

    @Test
    void cancelsThatTheVenueHasNoTimeForAreAskedForAgain() {
        for (String id : List.of("a", "b")) {
            place(desk.limit(id, 100));
        }
        desk.fake.failWith(VenueException.Kind.RATE_LIMITED, -1003, "Too many requests");
        desk.orders.cancelAll(order -> true);
        desk.advance(1_000);
        assertThat(desk.order("a").cancelling()).isTrue();
        desk.fake.recover();
        desk.advance(10_000);
        assertThat(desk.orders.orders().open()).isEmpty();
        assertThat(desk.fake.open()).isZero();
    }
}
