package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Pairs of orders of which one cancels the other, over REST. */
class RestOcoTest extends ListMarket {
    private static final String WRONG_PRICES =
            "The relationship of the prices for the orders is not correct.";

    @Test
    void bothOrdersComeInAndOneLockCoversBoth() {
        String limit = price("1.05");
        String stop = price("0.95");
        Map<String, Object> terms = sellPair(limit, stop);
        terms.put("listClientOrderId", "pair-" + symbol);
        terms.put("aboveClientOrderId", "above-" + symbol);
        terms.put("belowClientOrderId", "below-" + symbol);
        JsonObject list = place("oco", terms);
        assertThat(list.keySet())
                .isEqualTo(
                        Set.of(
                                "orderListId",
                                "contingencyType",
                                "listStatusType",
                                "listOrderStatus",
                                "listClientOrderId",
                                "transactionTime",
                                "symbol",
                                "orders",
                                "orderReports"));
        assertThat(text(list, "contingencyType")).isEqualTo("OCO");
        assertThat(text(list, "listStatusType")).isEqualTo("EXEC_STARTED");
        assertThat(text(list, "listOrderStatus")).isEqualTo("EXECUTING");
        assertThat(text(list, "listClientOrderId")).isEqualTo("pair-" + symbol);
        assertThat(text(list, "symbol")).isEqualTo(symbol);

        JsonObject stopLoss = reports(list).getFirst();
        JsonObject maker = reports(list).getLast();
        assertThat(list.getAsJsonArray("orders")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonObject named = list.getAsJsonArray("orders").get(i).getAsJsonObject();
            JsonObject report = reports(list).get(i);
            assertThat(named.keySet()).isEqualTo(Set.of("symbol", "orderId", "clientOrderId"));
            assertThat(named.get("orderId")).isEqualTo(report.get("orderId"));
            assertThat(named.get("clientOrderId")).isEqualTo(report.get("clientOrderId"));
            assertThat(text(report, "status")).isEqualTo("NEW");
            assertThat(text(report, "side")).isEqualTo("SELL");
            assertThat(listId(report)).isEqualTo(listId(list));
            assertThat(report.get("transactTime")).isEqualTo(list.get("transactionTime"));
            assertThat(listId(order(id(report)))).isEqualTo(listId(list));
        }
        assertThat(text(stopLoss, "type")).isEqualTo("STOP_LOSS");
        assertThat(text(stopLoss, "clientOrderId")).isEqualTo("below-" + symbol);
        assertThat(decimal(stopLoss, "stopPrice")).isEqualByComparingTo(stop);
        assertThat(stopLoss.get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(text(maker, "type")).isEqualTo("LIMIT_MAKER");
        assertThat(text(maker, "clientOrderId")).isEqualTo("above-" + symbol);
        assertThat(decimal(maker, "price")).isEqualByComparingTo(limit);
        assertThat(maker.has("stopPrice")).isFalse();
        assertThat(maker.get("workingTime")).isEqualTo(maker.get("transactTime"));
        assertThat(standingAt("SELL", limit)).isGreaterThanOrEqualTo(quantity(terms, "quantity"));

        assertThat(lockedBase()).isEqualByComparingTo(quantity(terms, "quantity"));
        assertThat(lockedQuote()).isZero();
        assertGoesOn(list, true);
    }

    @Test
    void whenTheLimitIsFilledTheStopExpires() {
        BigDecimal last = last();
        String limit = times(last, "1.004");
        JsonObject list = place("oco", sellPair(limit, times(last, "0.9")));
        reach(times(last, "1.0045"));
        assertThat(status(id(reports(list).getLast()))).isEqualTo("FILLED");
        assertExpired(reports(list).getFirst(), "OCO_TRIGGER");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @Test
    void aPartOfTheLimitIsEnough() {
        BigDecimal last = last();
        String limit = times(last, "1.004");
        Map<String, Object> terms = sellPair(limit, times(last, "0.9"));
        JsonObject list = place("oco", terms);
        JsonObject maker = reports(list).getLast();
        approach(times(last, "1.003"));
        // Whoever comes in between is bought from first; a part of ours cannot be more than this.
        Map<String, Object> part = ApiClient.limit(symbol, "BUY", worth(100), limit);
        part.put("timeInForce", "IOC");
        part.put("selfTradePreventionMode", "NONE");
        long end =
                System.nanoTime() + TimeUnit.SECONDS.toNanos(30); // the market sells on meanwhile
        while (status(id(maker)).equals("NEW") && System.nanoTime() - end < 0) {
            ok(client.signed("POST", "order", part));
        }
        JsonObject now = order(id(maker));
        assertThat(text(now, "status")).isEqualTo("PARTIALLY_FILLED");
        assertExpired(reports(list).getFirst(), "OCO_TRIGGER");
        assertGoesOn(list, true);
        assertThat(lockedBase())
                .isEqualByComparingTo(
                        decimal(now, "origQty").subtract(decimal(now, "executedQty")));

        ok(client.signed("DELETE", "order", of("orderId", id(maker))));
        assertThat(status(id(maker))).isEqualTo("CANCELED");
        assertThat(status(id(reports(list).getFirst()))).isEqualTo("EXPIRED");
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @Test
    void whenTheStopIsWokenTheLimitExpires() {
        BigDecimal last = last();
        String limit = times(last, "1.05");
        Map<String, Object> terms = sellPair(limit, times(last, "0.996"));
        BigDecimal stands = standingAt("SELL", limit);
        JsonObject list = place("oco", terms);
        reach(times(last, "0.996"));
        JsonObject stop = order(id(reports(list).getFirst()));
        assertThat(text(stop, "status")).isEqualTo("FILLED");
        assertThat(stop.get("workingTime").getAsLong()).isPositive();
        assertExpired(reports(list).getLast(), "OCO_TRIGGER");
        assertThat(standingAt("SELL", limit)).isEqualByComparingTo(stands);
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @Test
    void aStopWithALimitRestsAndTheListLivesUntilItIsGone() {
        BigDecimal last = last();
        Map<String, Object> terms =
                of(
                        "side",
                        "BUY",
                        "quantity",
                        worth(1_000),
                        "aboveType",
                        "STOP_LOSS_LIMIT",
                        "aboveStopPrice",
                        times(last, "1.004"),
                        "abovePrice",
                        times(last, "0.97"),
                        "aboveTimeInForce",
                        "GTC",
                        "belowType",
                        "TAKE_PROFIT",
                        "belowStopPrice",
                        times(last, "0.96"));
        JsonObject list = place("oco", terms);
        assertThat(lockedQuote())
                .as("the dearer of the two")
                .isEqualByComparingTo(
                        quantity(terms, "abovePrice").multiply(quantity(terms, "quantity")));
        reach(times(last, "1.004"));
        JsonObject woken = order(id(reports(list).getFirst()));
        assertThat(text(woken, "status")).isEqualTo("NEW");
        assertThat(woken.get("isWorking").getAsBoolean()).isTrue();
        assertExpired(reports(list).getLast(), "OCO_TRIGGER");
        assertGoesOn(list, true);
        assertThat(lockedQuote())
                .isEqualByComparingTo(decimal(woken, "price").multiply(decimal(woken, "origQty")));

        ok(client.signed("DELETE", "order", of("orderId", id(woken))));
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @Test
    void aTrailingStopIsOneOfTwoAsWell() {
        BigDecimal last = last();
        Map<String, Object> terms = sellPair(times(last, "1.05"), "");
        terms.remove("belowStopPrice");
        terms.put("belowTrailingDelta", 60);
        JsonObject list = place("oco", terms);
        assertThat(reports(list).getFirst().get("trailingDelta").getAsInt()).isEqualTo(60);
        reach(times(last, "1.002"));
        assertGoesOn(list, true);
        reach(times(last(), "0.993"));
        assertThat(status(id(reports(list).getFirst()))).isEqualTo("FILLED");
        assertExpired(reports(list).getLast(), "OCO_TRIGGER");
        assertGoesOn(list, false);
    }

    @ParameterizedTest
    @CsvSource({"0, first", "1, last"})
    void whoCancelsOneCancelsBoth(int leg, String cancelId) {
        JsonObject list = place("oco", sellPair(price("1.05"), price("0.95")));
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
        assertThat(listId(cancelled)).isEqualTo(listId(list));
        assertThat(text(cancelled, "listStatusType")).isEqualTo("ALL_DONE");
        assertThat(text(cancelled, "listOrderStatus")).isEqualTo("ALL_DONE");
        assertThat(cancelled.get("orders")).isEqualTo(list.get("orders"));
        assertThat(reports(cancelled)).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonObject report = reports(cancelled).get(i);
            assertThat(id(report)).isEqualTo(id(reports(list).get(i)));
            assertThat(text(report, "status")).isEqualTo("CANCELED");
            assertThat(text(report, "clientOrderId")).isEqualTo(cancelId);
            assertThat(report.get("origClientOrderId"))
                    .isEqualTo(reports(list).get(i).get("clientOrderId"));
            assertThat(status(id(report))).isEqualTo("CANCELED");
        }
        assertGoesOn(list, false);
        assertNothingLocked();
    }

    @ParameterizedTest
    @CsvSource({
        // Limit and stop of a sell, and of a buy by the older call.
        "SELL, 0.99, 0.95",
        "SELL, 1.05, 1.01",
        "BUY, 1.01, 1.05",
        "BUY, 0.95, 0.99",
    })
    void theMarketMustLieBetweenThem(String side, String limit, String stop) {
        Map<String, Object> old =
                of(
                        "side",
                        side,
                        "quantity",
                        worth(1_000),
                        "price",
                        price(limit),
                        "stopPrice",
                        price(stop));
        refused(client.signed("POST", "order/oco", old), -2010, WRONG_PRICES);
        boolean sell = side.equals("SELL");
        Map<String, Object> terms =
                of(
                        "side",
                        side,
                        "quantity",
                        worth(1_000),
                        sell ? "aboveType" : "belowType",
                        "LIMIT_MAKER",
                        sell ? "abovePrice" : "belowPrice",
                        price(limit),
                        sell ? "belowType" : "aboveType",
                        "STOP_LOSS",
                        sell ? "belowStopPrice" : "aboveStopPrice",
                        price(stop));
        refused(ask("oco", terms), -2010, WRONG_PRICES);
        assertNothingLocked();
        assertThat(client.signed("GET", "openOrders", of()).array()).isEmpty();
    }

    @Test
    void theOlderCallMakesTheSamePair() {
        Map<String, Object> old =
                of(
                        "side",
                        "SELL",
                        "quantity",
                        worth(1_000),
                        "price",
                        price("1.05"),
                        "stopPrice",
                        price("0.95"),
                        "stopLimitPrice",
                        price("0.94"),
                        "stopLimitTimeInForce",
                        "GTC",
                        "limitClientOrderId",
                        "limit-" + symbol,
                        "stopClientOrderId",
                        "stop-" + symbol);
        JsonObject list = ok(client.signed("POST", "order/oco", old));
        List<JsonObject> reports = reports(list);
        assertThat(text(reports.getFirst(), "type")).isEqualTo("STOP_LOSS_LIMIT");
        assertThat(text(reports.getFirst(), "clientOrderId")).isEqualTo("stop-" + symbol);
        assertThat(decimal(reports.getFirst(), "price"))
                .isEqualByComparingTo(old.get("stopLimitPrice").toString());
        assertThat(text(reports.getLast(), "type")).isEqualTo("LIMIT_MAKER");
        assertThat(text(reports.getLast(), "clientOrderId")).isEqualTo("limit-" + symbol);
        assertGoesOn(list, true);
    }

    @Test
    void aPairThatCannotBePaidIsRefusedWhole() {
        Map<String, Object> terms = sellPair(price("1.05"), price("0.95"));
        terms.put("belowType", "STOP_LOSS_LIMIT");
        terms.put("belowPrice", price("0.94"));
        terms.put("belowTimeInForce", "GTC");
        terms.put("quantity", worth(8_000_000));
        JsonObject first = place("oco", terms);
        JsonObject second = place("oco", terms);
        refused(ask("oco", terms), -2010, "Account has insufficient balance for requested action.");
        assertThat(lockedBase())
                .isEqualByComparingTo(quantity(terms, "quantity").multiply(BigDecimal.TWO));
        assertGoesOn(first, true);
        assertGoesOn(second, true);
    }

    @Test
    void bothBecomeSmallerTogether() {
        JsonObject list = place("oco", sellPair(price("1.05"), price("0.95")));
        String smaller = worth(400);
        JsonObject amended =
                ok(
                        client.signed(
                                "PUT",
                                "order/amend/keepPriority",
                                of(
                                        "orderId",
                                        id(reports(list).getLast()),
                                        "newQty",
                                        smaller,
                                        "newClientOrderId",
                                        "smaller-" + symbol)));
        JsonObject status = amended.getAsJsonObject("listStatus");
        assertThat(status.keySet())
                .isEqualTo(
                        Set.of(
                                "orderListId",
                                "contingencyType",
                                "listOrderStatus",
                                "listClientOrderId",
                                "symbol",
                                "orders"));
        JsonElement renamed = status.getAsJsonArray("orders").get(1);
        assertThat(text(renamed.getAsJsonObject(), "clientOrderId")).isEqualTo("smaller-" + symbol);
        for (JsonObject report : reports(list)) {
            assertThat(decimal(order(id(report)), "origQty")).isEqualByComparingTo(smaller);
        }
        assertThat(lockedBase()).isEqualByComparingTo(smaller);
        assertThat(text(list(listId(list)), "listStatusType")).isEqualTo("UPDATED");
    }
}
