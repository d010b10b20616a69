package app.ringdown.exchange.api.wsapi;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.SampleOrder;
import app.ringdown.exchange.account.Trail;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.book.SelfTradePrevention;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.function.Consumer;

/** The events of the user data stream, field by field. */
class EventJsonTest {
    private static final TimeUnits MS = TimeUnits.MILLISECOND;
    private static final long TIME = SampleOrder.TIME;
    private static final long TIME_MS = TIME / 1000;
    private static final String[] CONDITIONAL =
            "d,D,j,J,v,A,B,u,U,Cs,pl,pL,pY,b,a,k,uS,gP,gOT,gOV,gp,eR".split(",");

    private static JsonObject written(Consumer<JsonWriter> writing) {
        JsonWriter json = new JsonWriter(64);
        writing.accept(json);
        return JsonParser.parseString(json.toString()).getAsJsonObject();
    }

    private static JsonObject report(
            ExecutionType type,
            SampleOrder order,
            String requestId,
            @Nullable PreventedMatch prevented) {
        Execution execution =
                new Execution(5, TIME, type, order.build(), null, requestId, prevented, null);
        return written(json -> EventJson.executionReport(json, MS, execution, TIME + 1_000));
    }

    private static JsonObject report(ExecutionType type, SampleOrder order) {
        return report(type, order, "mine", null);
    }

    @Test
    void anOrdinaryOrderHasNoConditionalField() {
        JsonObject event = report(ExecutionType.NEW, SampleOrder.limit());
        assertThat(event.keySet()).doesNotContain(CONDITIONAL);
        assertThat(event.get("C").getAsString()).isEmpty();
        assertThat(event.get("g").getAsLong()).isEqualTo(-1);
        assertThat(event.get("w").getAsBoolean()).isTrue();
        assertThat(event.get("W").getAsLong()).isEqualTo(TIME_MS);
        assertThat(event.get("E").getAsLong()).isEqualTo(TIME_MS + 1);
    }

    @Test
    void aConditionalOrderWaitsOffTheBook() {
        SampleOrder order =
                SampleOrder.conditional(OrderType.TAKE_PROFIT_LIMIT, new Trigger(6_100_000, 150));
        order.listId = 4;
        JsonObject event = report(ExecutionType.NEW, order);
        assertThat(event.get("P").getAsString()).isEqualTo("61000.00000000");
        assertThat(event.get("F").getAsString()).isEqualTo("0.01000000");
        assertThat(event.get("g").getAsLong()).isEqualTo(4);
        assertThat(event.get("d").getAsInt()).isEqualTo(150);
        assertThat(event.get("D").getAsLong()).isEqualTo(-1);
        assertThat(event.get("j").getAsLong()).isEqualTo(37);
        assertThat(event.get("J").getAsInt()).isEqualTo(1_000_000);
        assertThat(event.get("w").getAsBoolean()).isFalse();
        assertThat(event.has("W")).isFalse();
        order.trail = new Trail(TIME, 6_200_000);
        assertThat(report(ExecutionType.NEW, order).get("D").getAsLong()).isEqualTo(TIME_MS);
    }

    @Test
    void aCancelHasItsOwnIdAndTheOrders() {
        SampleOrder order = SampleOrder.limit();
        order.status = OrderStatus.CANCELED;
        JsonObject event = report(ExecutionType.CANCELED, order, "its-end", null);
        assertThat(event.get("c").getAsString()).isEqualTo("its-end");
        assertThat(event.get("C").getAsString()).isEqualTo("mine");
        assertThat(event.get("w").getAsBoolean()).isFalse();
    }

    @Test
    void anAmendmentHasTheOrdersIdAlone() {
        JsonObject event = report(ExecutionType.REPLACED, SampleOrder.limit());
        assertThat(event.get("x").getAsString()).isEqualTo("REPLACED");
        assertThat(event.get("X").getAsString()).isEqualTo("NEW");
        assertThat(event.get("c").getAsString()).isEqualTo("mine");
        assertThat(event.get("C").getAsString()).isEmpty();
    }

    @Test
    void anExpiryHasItsReason() {
        SampleOrder order = SampleOrder.limit();
        order.status = OrderStatus.EXPIRED;
        order.expiryReason = ExpiryReason.OTO_PHASE_ONE_EXPIRED;
        assertThat(report(ExecutionType.EXPIRED, order).get("eR").getAsString())
                .isEqualTo("OTO_PHASE_ONE_EXPIRED");
    }

    @Test
    void aPreventedTradeIsToldToBothOrdersAsEachSeesIt() {
        PreventedMatch match =
                new PreventedMatch(
                        3,
                        7,
                        SampleOrder.BTC,
                        29,
                        28,
                        SelfTradePrevention.EXPIRE_BOTH,
                        6_000_000,
                        20_000,
                        70_000,
                        50_000,
                        TIME);
        SampleOrder maker = SampleOrder.limit();
        maker.status = OrderStatus.EXPIRED_IN_MATCH;
        maker.preventedLots = 50_000;
        maker.preventedMatchId = 3;
        JsonObject told = report(ExecutionType.TRADE_PREVENTION, maker, "mine", match);
        assertThat(told.get("x").getAsString()).isEqualTo("TRADE_PREVENTION");
        assertThat(told.get("X").getAsString()).isEqualTo("EXPIRED_IN_MATCH");
        assertThat(told.get("v").getAsLong()).isEqualTo(3);
        assertThat(told.get("A").getAsString()).isEqualTo("0.50000000");
        assertThat(told.get("B").getAsString()).isEqualTo("0.50000000");
        assertThat(told.get("u").getAsLong()).isEqualTo(-1);
        assertThat(told.get("U").getAsLong()).isEqualTo(29);
        assertThat(told.get("Cs").getAsString()).isEqualTo("BTCUSDT");
        assertThat(told.get("pl").getAsString()).isEqualTo("0.20000000");
        assertThat(told.get("pL").getAsString()).isEqualTo("60000.00000000");
        assertThat(told.get("pY").getAsString()).isEqualTo("12000.00000000");

        SampleOrder taker = SampleOrder.limit();
        taker.id = 29;
        taker.preventedLots = 70_000;
        taker.preventedMatchId = 3;
        JsonObject toTaker = report(ExecutionType.TRADE_PREVENTION, taker, "mine", match);
        assertThat(toTaker.get("B").getAsString()).isEqualTo("0.70000000");
        assertThat(toTaker.get("U").getAsLong()).isEqualTo(28);
    }

    @Test
    void aListsStatusNamesItsOrders() {
        OrderList list = SampleOrder.list(OrderList.Contingency.OTO, SampleOrder.limit().build());
        assertThat(written(json -> EventJson.listStatus(json, MS, list, TIME + 1_000)))
                .isEqualTo(
                        JsonParser.parseString(
                                """
                                {"e":"listStatus","E":%d,"s":"BTCUSDT","g":4,"c":"OTO",
                                 "l":"EXEC_STARTED","L":"EXECUTING","r":"NONE","C":"pair",
                                 "T":%d,"O":[{"s":"BTCUSDT","i":28,"c":"mine"}]}
                                """
                                        .formatted(TIME_MS + 1, TIME_MS)));
    }

    @Test
    void moneyThatComesOrGoesIsTold() {
        assertThat(
                        written(json ->
                                EventJson.balanceUpdate(
                                        json, MS, "USDT", -150_000_000, TIME, TIME + 1_000)))
                .isEqualTo(
                        JsonParser.parseString(
                                """
                                {"e":"balanceUpdate","E":%d,"a":"USDT","d":"-1.50000000","T":%d}
                                """
                                        .formatted(TIME_MS + 1, TIME_MS)));
    }
}
