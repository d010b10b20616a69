package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Map;

/** Orders that wait until another one is filled, alone or as a pair, over REST. */
class RestOtoTest extends ListMarket {
    /** A buy, and after it a sale at a limit. */
    private Map<String, Object> buyThenSell(String buyAt, String sellAt) {
        return oneThenOther(
                "BUY",
                buyAt,
                "pendingType",
                "LIMIT",
                "pendingTimeInForce",
                "GTC",
                "pendingSide",
                "SELL",
                "pendingPrice",
                sellAt);
    }

    /** A buy, and after it a pair that takes the profit or stops the loss. */
    private Map<String, Object> buyThenPair(String buyAt, String limit, String stop) {
        return oneThenOther(
                "BUY",
                buyAt,
                "pendingSide",
                "SELL",
                "pendingAboveType",
                "LIMIT_MAKER",
                "pendingAbovePrice",
                limit,
                "pendingBelowType",
                "STOP_LOSS",
                "pendingBelowStopPrice",
                stop);
    }

    private void assertPending(JsonObject report) {
        JsonObject order = order(id(report));
        assertThat(text(order, "status")).isEqualTo("PENDING_NEW");
        assertThat(order.get("isWorking").getAsBoolean()).isFalse();
        assertThat(order.get("workingTime").getAsLong()).isEqualTo(-1);
    }

    @Test
    void theSecondOrderComesInWhenTheFirstIsFilled() {
        BigDecimal last = last();
        String sellAt = times(last, "1.05");
        Map<String, Object> terms = buyThenSell(times(last, "0.996"), sellAt);
        BigDecimal stands = standingAt("SELL", sellAt);
        JsonObject list = place("oto", terms);
        assertThat(text(list, "contingencyType")).isEqualTo("OTO");
        assertThat(text(list, "listStatusType")).isEqualTo("EXEC_STARTED");
        assertThat(text(list, "listOrderStatus")).isEqualTo("EXECUTING");
        JsonObject working = reports(list).getFirst();
        JsonObject pending = reports(list).getLast();
        assertThat(text(working, "status")).isEqualTo("NEW");
        assertThat(working.get("workingTime")).isEqualTo(working.get("transactTime"));
        assertThat(text(pending, "status")).isEqualTo("PENDING_NEW");
        assertThat(pending.get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(text(pending, "type")).isEqualTo("LIMIT");
        assertThat(decimal(pending, "origQty"))
                .isEqualByComparingTo(quantity(terms, "pendingQuantity"));
        assertPending(pending);
        assertThat(client.signed("GET", "openOrders", of()).array()).hasSize(2);
        assertThat(lockedQuote())
                .isEqualByComparingTo(
                        quantity(terms, "workingPrice")
                                .multiply(quantity(terms, "workingQuantity")));
        assertThat(lockedBase()).as("the second asks for nothing yet").isZero();
        assertThat(standingAt("SELL", sellAt)).isEqualByComparingTo(stands);

        reach(times(last, "0.9955"));
        assertThat(status(id(working))).isEqualTo("FILLED");
        JsonObject now = order(id(pending));
        assertThat(text(now, "status")).isEqualTo("NEW");
        assertThat(now.get("isWorking").getAsBoolean()).isTrue();
        assertThat(now.get("workingTime").getAsLong()).isPositive();
        assertThat(lockedQuote()).isZero();
        assertThat(lockedBase()).isEqualByComparingTo(quantity(terms, "pendingQuantity"));
        assertThat(standingAt("SELL", sellAt))
                .isGreaterThanOrEqualTo(quantity(terms, "pendingQuantity"));
        assertGoesOn(list, true);

        ok(client.signed("DELETE", "order", of("orderId", id(pending))));
        assertThat(status(id(working))).isEqualTo("FILLED");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    /** A list whose first order is filled in part. */
    private JsonObject partlyFilled() {
        for (int attempt = 0; attempt < 5; attempt++) {
            BigDecimal last = last();
            String buyAt = times(last, "0.996");
            JsonObject list = place("oto", buyThenSell(buyAt, times(last, "1.05")));
            long working = id(reports(list).getFirst());
            approach(times(last, "0.997"));
            Map<String, Object> part = ApiClient.limit(symbol, "SELL", worth(100), buyAt);
            part.put("timeInForce", "IOC");
            part.put("selfTradePreventionMode", "NONE");
            for (int i = 0; i < 500 && status(working).equals("NEW"); i++) {
                ok(client.signed("POST", "order", part));
            }
            if (status(working).equals("PARTIALLY_FILLED")) {
                return list;
            }
            // Somebody else was there first, and wanted all of it.
            ok(client.signed("DELETE", "openOrders", of("symbol", symbol)));
        }
        throw new AssertionError("The market did not leave a part of any");
    }

    @Test
    void aPartOfTheFirstIsNotEnough() {
        JsonObject list = partlyFilled();
        assertPending(reports(list).getLast());
        assertThat(lockedBase()).isZero();
        assertGoesOn(list, true);
    }

    @Test
    void aFirstOrderThatIsFilledAtOnceIsAnsweredSoAndTheSecondIsAskedFor() {
        Map<String, Object> terms = buyThenSell(price("1.01"), price("1.05"));
        JsonObject list = place("oto", terms);
        assertThat(text(reports(list).getFirst(), "status")).isEqualTo("FILLED");
        JsonObject pending = reports(list).getLast();
        assertThat(text(pending, "status")).isEqualTo("PENDING_NEW");
        assertThat(pending.get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(status(id(pending))).isEqualTo("NEW");
        assertGoesOn(list, true);
    }

    @Test
    void theSecondMayBeAtMarket() {
        JsonObject list =
                place(
                        "oto",
                        oneThenOther(
                                "BUY",
                                price("1.01"),
                                "pendingType",
                                "MARKET",
                                "pendingSide",
                                "SELL"));
        JsonObject sold = order(id(reports(list).getLast()));
        assertThat(text(sold, "status")).isEqualTo("FILLED");
        assertThat(decimal(sold, "executedQty")).isEqualByComparingTo(decimal(sold, "origQty"));
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @ParameterizedTest
    @CsvSource({"0, working", "1, pending"})
    void whoCancelsOneEndsBoth(int leg, String cancelId) {
        JsonObject list = place("oto", buyThenSell(price("0.95"), price("1.05")));
        JsonObject cancelled =
                ok(
                        client.signed(
                                "DELETE",
                                "order",
                                of(
                                        "orderId",
                                        id(reports(list).get(leg)),
                                        "newClientOrderId",
                                        cancelId)));
        assertThat(text(cancelled, "listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(reports(cancelled)).hasSize(2);
        for (JsonObject report : reports(list)) {
            assertThat(status(id(report))).isIn("CANCELED", "EXPIRED");
        }
        assertThat(status(id(reports(list).get(leg)))).isEqualTo("CANCELED");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IOC", "FOK"})
    void withoutTheFirstThereIsNoSecond(String timeInForce) {
        Map<String, Object> terms = buyThenPair(price("0.95"), price("1.05"), price("0.9"));
        terms.put("workingTimeInForce", timeInForce);
        JsonObject list = place("otoco", terms);
        assertExpired(reports(list).getFirst(), "UNFILLED_" + reason(timeInForce));
        assertExpired(reports(list).get(1), "OTO_PHASE_ONE_EXPIRED");
        assertExpired(reports(list).get(2), "OTO_PHASE_ONE_EXPIRED");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    private static String reason(String timeInForce) {
        return timeInForce.equals("IOC") ? "IOC_QUANTITY_EXPIRED" : "FOK_ORDER_EXPIRED";
    }

    @Test
    void aSecondThatCannotBePaidExpiresWhenItsTimeComes() {
        Map<String, Object> terms = buyThenSell(price("1.01"), price("1.05"));
        terms.put("pendingQuantity", worth(8_000_000));
        place("oto", terms);
        place("oto", terms);
        JsonObject third = place("oto", terms);
        assertThat(text(reports(third).getFirst(), "status")).isEqualTo("FILLED");
        assertExpired(reports(third).getLast(), "REJECTED");
        assertGoesOn(third, false);
    }

    @Test
    void aSecondThatTheMarketHasPassedExpires() {
        BigDecimal last = last();
        JsonObject list =
                place(
                        "oto",
                        oneThenOther(
                                "BUY",
                                times(last, "0.996"),
                                "pendingType",
                                "STOP_LOSS",
                                "pendingSide",
                                "SELL",
                                "pendingStopPrice",
                                times(last, "0.999")));
        reach(times(last, "0.9955"));
        assertThat(status(id(reports(list).getFirst()))).isEqualTo("FILLED");
        assertExpired(reports(list).getLast(), "REJECTED");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @ParameterizedTest
    @CsvSource({"1.0045, 2, 1", "0.9925, 1, 2"})
    void aPairComesInTogetherAndOneCancelsTheOther(String goal, int filled, int expired) {
        BigDecimal last = last();
        Map<String, Object> terms =
                buyThenPair(times(last, "0.997"), times(last, "1.004"), times(last, "0.993"));
        JsonObject list = place("otoco", terms);
        assertThat(text(list, "contingencyType")).isEqualTo("OTO");
        assertThat(list.getAsJsonArray("orders")).hasSize(3);
        assertThat(text(reports(list).get(1), "type")).isEqualTo("STOP_LOSS");
        assertThat(text(reports(list).get(2), "type")).isEqualTo("LIMIT_MAKER");
        assertPending(reports(list).get(1));
        assertPending(reports(list).get(2));
        assertThat(client.signed("GET", "openOrders", of()).array()).hasSize(3);
        assertThat(lockedBase()).isZero();

        reach(times(last, "0.9965"));
        assertThat(status(id(reports(list).get(0)))).isEqualTo("FILLED");
        JsonObject stop = order(id(reports(list).get(1)));
        JsonObject limit = order(id(reports(list).get(2)));
        assertThat(text(stop, "status")).isEqualTo("NEW");
        assertThat(stop.get("isWorking").getAsBoolean()).isFalse();
        assertThat(text(limit, "status")).isEqualTo("NEW");
        assertThat(limit.get("isWorking").getAsBoolean()).isTrue();
        assertThat(lockedBase())
                .as("once for both")
                .isEqualByComparingTo(quantity(terms, "pendingQuantity"));
        assertGoesOn(list, true);

        reach(times(last, goal));
        assertThat(status(id(reports(list).get(filled)))).isEqualTo("FILLED");
        assertExpired(reports(list).get(expired), "OCO_TRIGGER");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @Test
    void aPairIsSoundInItselfBeforeAnythingIsBought() {
        refused(
                ask("otoco", buyThenPair(price("0.95"), price("0.9"), price("1.05"))),
                -2010,
                "The relationship of the prices for the orders is not correct.");
        assertNothingLocked();
        for (JsonElement each : client.signed("GET", "openOrderList", Map.of()).array()) {
            assertThat(text(each.getAsJsonObject(), "symbol")).isNotEqualTo(symbol);
        }
    }
}
