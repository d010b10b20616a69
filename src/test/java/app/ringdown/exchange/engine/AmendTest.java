package app.ringdown.exchange.engine;

import static app.ringdown.exchange.engine.TestExchange.ALICE;
import static app.ringdown.exchange.engine.TestExchange.BOB;
import static app.ringdown.exchange.engine.TestListings.BTC;
import static app.ringdown.exchange.engine.TestListings.UNIT;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.PaperFunds;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Orders that are made smaller, replaced, or cleared away with their account. */
class AmendTest {
    private static final long PRICE = 6_000_000;
    private static final long LOTS = 50_000;

    private final List<Execution> executions = new ArrayList<>();
    private final List<String> funds = new ArrayList<>();
    private TestExchange exchange;

    @BeforeEach
    void openTheDoors() throws Refusal {
        exchange = new TestExchange(new MemoryJournal(), ScriptedFlow.none());
        exchange.engine.listen(
                new EngineListener() {
                    @Override
                    public void onExecution(Execution execution) {
                        executions.add(execution);
                    }

                    @Override
                    public void onFunds(int account, String asset, long units, long time) {
                        funds.add(account + " " + asset + " " + units);
                    }
                });
        exchange.started();
        exchange.fund(BOB, "USDT", 100_000);
        exchange.fund(BOB, "BTC", 10);
    }

    @AfterEach
    void moneyIsConserved() throws Refusal {
        List<String> faults =
                exchange.engine.call(trading -> TestExchange.faults(exchange.engine.state()));
        exchange.close();
        assertThat(faults).isEmpty();
    }

    private Order buy(int account, long lots, String id) throws Refusal {
        return exchange.place(NewOrder.limit(account, BTC, Side.BUY, PRICE, lots).with(id)).order();
    }

    private Amended amend(String id, long lots, String newId) throws Refusal {
        return exchange.engine.call(t -> t.amend(ALICE, BTC, OrderRef.client(id), lots, newId));
    }

    private void refused(String id, long lots, String newId, int code, String text) {
        assertThatThrownBy(() -> amend(id, lots, newId))
                .hasMessage(text)
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    @Test
    void anAmendedOrderKeepsItsPlaceAndGivesBackWhatItNeedsNoMore() throws Refusal {
        Order first = buy(ALICE, LOTS, "a");
        buy(BOB, LOTS, "b");

        Amended amended = amend("a", LOTS / 2, "c");

        assertThat(amended.order().id()).isEqualTo(first.id());
        assertThat(amended.order().terms().lots()).isEqualTo(LOTS / 2);
        assertThat(amended.order().amendments()).isEqualTo(1);
        assertThat(exchange.locked(ALICE, "USDT")).isEqualTo(15_000 * UNIT);
        Execution told = executions.getLast();
        assertThat(told.type()).isEqualTo(ExecutionType.REPLACED);
        assertThat(told.id()).isEqualTo(amended.amendment().executionId());
        assertThat(told.amendment())
                .isEqualTo(
                        new Amendment(
                                told.id(),
                                first.id(),
                                ALICE,
                                BTC,
                                "a",
                                "c",
                                LOTS,
                                LOTS / 2,
                                told.time()));

        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE, LOTS / 2));
        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThat(exchange.free(ALICE, "BTC")).isGreaterThan(UNIT);
    }

    @Test
    void theNewClientIdIsTheOneThatCounts() throws Refusal {
        buy(ALICE, LOTS, "a");
        amend("a", LOTS - 1, "b");
        refused("a", LOTS - 2, "c", -2038, "Unknown order sent.");
        amend("b", LOTS - 2, "b");
        buy(ALICE, 1_000, "a");
        refused("a", 900, "b", -2038, "Duplicate order sent.");
        assertThat(exchange.openOrders(ALICE))
                .extracting(order -> order.terms().clientOrderId())
                .containsExactly("b", "a");
    }

    @Test
    void itCanOnlyBecomeSmallerAndOnlySoOften() throws Refusal {
        buy(ALICE, LOTS, "a");
        refused("a", LOTS + 1, "a", -2038, "Order amend (quantity increase) is not supported.");
        refused("a", LOTS, "a", -2038, "The requested action would change no state; rejecting");
        refused("a", 0, "a", -1013, "Filter failure: LOT_SIZE");
        refused("a", 8, "a", -1013, "Filter failure: NOTIONAL");
        for (int i = 1; i <= 10; i++) {
            amend("a", LOTS - i, "a");
        }
        refused("a", LOTS - 11, "a", -2038, "Filter failure: MAX_NUM_ORDER_AMENDS");
    }

    @Test
    void anOrderOfWhichNothingWouldBeOpenExpires() throws Refusal {
        buy(ALICE, LOTS, "a");
        exchange.place(NewOrder.limit(BOB, BTC, Side.SELL, PRICE, LOTS / 2));
        assertThat(amend("a", LOTS / 2 + 1, "a").order().status())
                .isEqualTo(OrderStatus.PARTIALLY_FILLED);
        Order order = amend("a", LOTS / 2, "a").order();
        assertThat(order.status()).isEqualTo(OrderStatus.EXPIRED);
        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThat(exchange.locked(ALICE, "USDT")).isZero();
        assertThat(exchange.engine.call(t -> t.best(BTC)).bidTicks()).isZero();
    }

    private CancelReplaced replace(
            String cancel, CancelRestriction restriction, CancelReplace.Mode mode, NewOrder order)
            throws Refusal {
        return exchange.engine.call(t ->
                t.cancelReplace(
                        new CancelReplace(
                                OrderRef.client(cancel), "the-cancel", restriction, mode, order)));
    }

    @Test
    void cancelReplaceDoesBothAndTheMoneyOfOnePaysForTheOther() throws Refusal {
        buy(ALICE, 150_000, "a");
        NewOrder other = NewOrder.limit(ALICE, BTC, Side.BUY, PRICE + 1, 150_000).with("a");
        CancelReplaced both =
                replace("a", CancelRestriction.ONLY_NEW, CancelReplace.Mode.STOP_ON_FAILURE, other);
        assertThat(both.complete()).isTrue();
        assertThat(exchange.openOrders(ALICE))
                .extracting(order -> order.terms().ticks())
                .containsExactly(PRICE + 1);
    }

    @Test
    void whatBecomesOfTheNewOrderWhenTheCancelFailsIsTheModesToSay() throws Refusal {
        buy(ALICE, LOTS, "a");
        NewOrder other = NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 1_000);

        CancelReplaced stopped =
                replace(
                        "a",
                        CancelRestriction.ONLY_PARTIALLY_FILLED,
                        CancelReplace.Mode.STOP_ON_FAILURE,
                        other);
        assertThat(stopped.failed()).isTrue();
        assertThat(stopped.placed()).isEqualTo(new CancelReplaced.NotAttempted<Placed>());
        assertThat(text(stopped.cancelled()))
                .isEqualTo("-2011 Order was not canceled due to cancel restrictions.");

        CancelReplaced allowed =
                replace("x", CancelRestriction.NONE, CancelReplace.Mode.ALLOW_FAILURE, other);
        assertThat(text(allowed.cancelled())).isEqualTo("-2011 Unknown order sent.");
        assertThat(allowed.placed()).isInstanceOf(CancelReplaced.Done.class);
        assertThat(allowed.complete() || allowed.failed()).isFalse();
    }

    @Test
    void aNewOrderThatIsRefusedLeavesTheOldOneCancelled() throws Refusal {
        buy(ALICE, LOTS, "a");
        NewOrder tooMuch = NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 10 * LOTS);
        CancelReplaced half =
                replace("a", CancelRestriction.NONE, CancelReplace.Mode.STOP_ON_FAILURE, tooMuch);
        assertThat(half.cancelled()).isInstanceOf(CancelReplaced.Done.class);
        assertThat(text(half.placed()))
                .isEqualTo("-2010 Account has insufficient balance for requested action.");
        assertThat(exchange.openOrders(ALICE)).isEmpty();
    }

    @Test
    void aFilterIsAskedBeforeAnythingIsDone() throws Refusal {
        buy(ALICE, LOTS, "a");
        NewOrder bad = NewOrder.limit(ALICE, BTC, Side.BUY, PRICE, 1);
        assertThatThrownBy(() ->
                        replace("a", CancelRestriction.NONE, CancelReplace.Mode.ALLOW_FAILURE, bad))
                .hasMessage("Filter failure: NOTIONAL");
        assertThat(exchange.openOrders(ALICE)).hasSize(1);
    }

    private static String text(CancelReplaced.Half<?> half) {
        return half instanceof CancelReplaced.Refused<?>(Refusal no)
                ? no.code() + " " + no.text()
                : half.toString();
    }

    @Test
    void aResetCancelsEverythingAndGivesWhatAPaperAccountBeginsWith() throws Refusal {
        long btc = exchange.free(ALICE, "BTC");
        buy(ALICE, LOTS, "a");
        exchange.place(NewOrder.limit(ALICE, BTC, Side.SELL, PRICE + 1, 1_000));
        exchange.place(NewOrder.market(BOB, BTC, Side.SELL, LOTS / 2));
        funds.clear();

        exchange.engine.call(t -> {
            t.reset(ALICE, PaperFunds.SUMS);
            return true;
        });

        assertThat(exchange.openOrders(ALICE)).isEmpty();
        assertThat(exchange.free(ALICE, "BTC")).isEqualTo(btc);
        assertThat(exchange.free(ALICE, "USDT")).isEqualTo(100_000 * UNIT);
        exchange.engine.call(Trading::now);
        assertThat(funds).containsExactlyInAnyOrder("1 BTC -24975000", "1 USDT 1500000000000");

        exchange.engine.call(t -> {
            t.reset(ALICE, Map.of("ETH", 5 * UNIT));
            return true;
        });
        assertThat(exchange.free(ALICE, "USDT")).isZero();
        assertThat(exchange.free(ALICE, "ETH")).isEqualTo(5 * UNIT);
    }
}
