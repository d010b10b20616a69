package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class OrderTest {
    private static final String ID = "id";

    private final Order order = Order.of(Samples.limit(Samples.BTC, Side.BUY, 6_400_010, 500), 100);

    @Test
    void aNewOrderIsSubmittedAndOpen() {
        assertThat(order.state()).isEqualTo(OrderState.SUBMITTED);
        assertThat(order.remainingLots()).isEqualTo(500);
        assertThat(order.averagePrice()).isNull();
        assertThat(order.external()).isFalse();
    }

    @Test
    void theVenuesWordMakesItAcceptedThenFilled() {
        Order accepted = order.apply(report(110, OrderState.ACCEPTED, 0, 0, null));
        assertThat(accepted.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(accepted.venueOrderId()).isEqualTo("42");

        Order partly =
                accepted.apply(
                        report(
                                120,
                                OrderState.PARTLY_FILLED,
                                200,
                                200L * 6_400_000,
                                fill(1, 6_400_000, 200)));
        assertThat(partly.state()).isEqualTo(OrderState.PARTLY_FILLED);
        assertThat(partly.remainingLots()).isEqualTo(300);
        assertThat(partly.averagePrice()).isEqualByComparingTo("64000.00");

        Order filled =
                partly.apply(
                        report(
                                130,
                                OrderState.FILLED,
                                500,
                                200L * 6_400_000 + 300L * 6_400_010,
                                fill(2, 6_400_010, 300)));
        assertThat(filled.state()).isEqualTo(OrderState.FILLED);
        assertThat(filled.remainingLots()).isZero();
        assertThat(filled.fills()).hasSize(2);
        assertThat(filled.averagePrice()).isEqualByComparingTo("64000.06");
        assertThat(filled.updatedMs()).isEqualTo(130);
    }

    @Test
    void aFillThatOvertakesTheAnswerIsNotUndoneByIt() {
        Order filled =
                order.apply(
                        report(
                                120,
                                OrderState.FILLED,
                                500,
                                500L * 6_400_010,
                                fill(1, 6_400_010, 500)));
        Order late = filled.apply(report(110, OrderState.ACCEPTED, 0, 0, null));
        assertThat(late).isSameAs(filled);
    }

    @Test
    void noAnswerIsUnknownAndTheVenuesWordSolvesIt() {
        Order unknown = order.apply(new OrderEvent.Unknown(ID, 110, "timed out"));
        assertThat(unknown.state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(unknown.state().isFinal()).isFalse();
        assertThat(unknown.reason()).isEqualTo("timed out");

        Order accepted = unknown.apply(report(120, OrderState.ACCEPTED, 0, 0, null));
        assertThat(accepted.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(accepted.reason()).isEmpty();

        Order never = unknown.apply(new OrderEvent.NotFound(ID, 130));
        assertThat(never.state()).isEqualTo(OrderState.REJECTED);
        assertThat(never.reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anAcceptedOrderIsNeitherUnknownNorRejectedByALateAnswer() {
        Order accepted = order.apply(report(110, OrderState.ACCEPTED, 0, 0, null));
        assertThat(accepted.apply(new OrderEvent.Unknown(ID, 120, "late"))).isSameAs(accepted);
        assertThat(accepted.apply(new OrderEvent.NotFound(ID, 120))).isSameAs(accepted);
        assertThat(accepted.apply(new OrderEvent.Denied(ID, 120, "late"))).isSameAs(accepted);
        assertThat(accepted.apply(new OrderEvent.Rejected(ID, 120, -2010, "Duplicate order")))
                .isSameAs(accepted);
    }

    @Test
    void aRejectKeepsTheVenuesWordsAndCode() {
        Order rejected =
                order.apply(new OrderEvent.Rejected(ID, 110, -2010, "insufficient balance"));
        assertThat(rejected.state()).isEqualTo(OrderState.REJECTED);
        assertThat(Reason.parse(rejected.reason()))
                .isEqualTo(new Reason(-2010, "insufficient balance"));
        assertThat(rejected.remainingLots()).isZero();
    }

    @Test
    void theStreamsRejectDoesNotWipeOutWhy() {
        Order rejected =
                order.apply(new OrderEvent.Rejected(ID, 110, -2010, "insufficient balance"));
        Order told = rejected.apply(report(111, OrderState.REJECTED, 0, 0, null));
        assertThat(told.reason()).isEqualTo("-2010 insufficient balance");
    }

    @Test
    void anOrderThatWasThoughtToBeLostIsFoundAgain() {
        Order lost =
                order.apply(new OrderEvent.Unknown(ID, 110, "x"))
                        .apply(new OrderEvent.NotFound(ID, 120));
        Order found = lost.apply(report(130, OrderState.ACCEPTED, 0, 0, null));
        assertThat(found.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(found.reason()).isEmpty();
    }

    @Test
    void aDeniedOrderIsOver() {
        Order denied = order.apply(new OrderEvent.Denied(ID, 110, "JOURNAL"));
        assertThat(denied.state()).isEqualTo(OrderState.DENIED);
        assertThat(denied.apply(new OrderEvent.CancelSent(ID, 120))).isSameAs(denied);
    }

    @Test
    void aCancelIsShownUntilItIsAnswered() {
        Order working = order.apply(report(110, OrderState.ACCEPTED, 0, 0, null));
        Order cancelling = working.apply(new OrderEvent.CancelSent(ID, 120));
        assertThat(cancelling.cancelling()).isTrue();
        assertThat(cancelling.apply(new OrderEvent.CancelSent(ID, 121))).isSameAs(cancelling);

        Order stands = cancelling.apply(new OrderEvent.CancelFailed(ID, 130, "-2011 Unknown"));
        assertThat(stands.cancelling()).isFalse();
        assertThat(stands.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(stands.reason()).isEqualTo("-2011 Unknown");

        Order cancelled = cancelling.apply(report(130, OrderState.CANCELLED, 0, 0, null));
        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(cancelled.cancelling()).isFalse();
        assertThat(cancelled.apply(new OrderEvent.CancelFailed(ID, 140, "late")))
                .isSameAs(cancelled);
    }

    @Test
    void fillsCountOnceAndLieByTradeIdWhateverTheOrder() {
        OrderEvent.Report first =
                report(110, OrderState.PARTLY_FILLED, 200, 2, fill(1, 6_400_000, 200));
        OrderEvent.Report second = report(120, OrderState.FILLED, 500, 5, fill(2, 6_400_010, 300));
        Order late = order.apply(second).apply(first).apply(second).apply(first);
        assertThat(late.fills()).extracting(Fill::tradeId).containsExactly(1L, 2L);
        assertThat(late.executedLots()).isEqualTo(500);
        assertThat(late.state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void anAnswerWithoutAnIdDoesNotTakeTheIdAway() {
        Order accepted = order.apply(report(110, OrderState.ACCEPTED, 0, 0, null));
        Order told =
                accepted.apply(new OrderEvent.Report(ID, 120, "", OrderState.ACCEPTED, 0, 0, null));
        assertThat(told).isSameAs(accepted);
    }

    @Test
    void aWorkingOrderThatTheVenueForgotHasEnded() {
        Order accepted = order.apply(report(110, OrderState.ACCEPTED, 0, 0, null));
        Order forgotten = accepted.apply(new OrderEvent.Forgotten(ID, 120));
        assertThat(forgotten.state()).isEqualTo(OrderState.EXPIRED);
        assertThat(forgotten.reason()).isEqualTo(Reason.FORGOTTEN);
        assertThat(order.apply(new OrderEvent.Forgotten(ID, 120))).isSameAs(order);
    }

    @Test
    void anEventOfAnotherOrderIsAnError() {
        assertThatThrownBy(() -> order.apply(new OrderEvent.NotFound("other", 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReasonReadsBackAsItWasWritten() {
        assertThat(Reason.parse("-1013 Filter failure: LOT_SIZE"))
                .isEqualTo(new Reason(-1013, "Filter failure: LOT_SIZE"));
        assertThat(Reason.parse("JOURNAL")).isEqualTo(new Reason(0, "JOURNAL"));
        assertThat(Reason.parse("")).isEqualTo(new Reason(0, ""));
        assertThat(Reason.parse("99999999999999 x").code()).isZero();
        assertThat(new Reason(-1021, "Timestamp\nahead").toString())
                .satisfies(t -> assertThat(Reason.parse(t).words()).isEqualTo("Timestamp\nahead"));
    }

    private static OrderEvent.Report report(
            long timeMs, OrderState state, long lots, long notional, @Nullable Fill fill) {
        return new OrderEvent.Report(ID, timeMs, "42", state, lots, notional, fill);
    }

    private static Fill fill(long tradeId, long ticks, long lots) {
        return new Fill(tradeId, ticks, lots, BigDecimal.ZERO, "BTC", true, 0);
    }
}
