package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Orders that wait for a price, over REST. */
class RestConditionalTest extends OwnMarket {
    private static final String WOULD_TRIGGER = "Order would trigger immediately.";

    private Map<String, Object> terms(
            String side, String type, String stopPrice, @Nullable String limit) {
        Map<String, Object> terms =
                of(
                        "side",
                        side,
                        "type",
                        type,
                        "quantity",
                        worth(1_000),
                        "stopPrice",
                        stopPrice,
                        "newOrderRespType",
                        "RESULT");
        if (limit != null) {
            terms.put("price", limit);
            terms.put("timeInForce", "GTC");
        }
        return terms;
    }

    private JsonObject place(Map<String, Object> terms) {
        return ok(client.signed("POST", "order", terms));
    }

    private boolean open(long id) {
        for (JsonElement each :
                client.signed("GET", "openOrders", Map.of("symbol", symbol)).array()) {
            if (id(each.getAsJsonObject()) == id) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, STOP_LOSS, 0.995, ",
        "BUY, STOP_LOSS, 1.005, ",
        "SELL, TAKE_PROFIT, 1.005, ",
        "BUY, TAKE_PROFIT, 0.995, ",
        "SELL, STOP_LOSS_LIMIT, 0.995, 1.05",
        "BUY, STOP_LOSS_LIMIT, 1.005, 0.95",
        "SELL, TAKE_PROFIT_LIMIT, 1.005, 1.05",
        "BUY, TAKE_PROFIT_LIMIT, 0.995, 0.95",
    })
    void itWaitsOutsideTheBookUntilThePriceIsThere(
            String side, String type, String stop, @Nullable String limitFactor) {
        String stopPrice = price(stop);
        String limit = limitFactor == null ? null : price(limitFactor);
        Map<String, Object> terms = terms(side, type, stopPrice, limit);
        BigDecimal quantity = new BigDecimal(terms.get("quantity").toString());
        BigDecimal stands = limit == null ? BigDecimal.ZERO : standingAt(side, limit);

        JsonObject placed = place(terms);
        assertThat(placed.keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "orderListId",
                                "clientOrderId",
                                "transactTime",
                                "price",
                                "origQty",
                                "executedQty",
                                "origQuoteOrderQty",
                                "cummulativeQuoteQty",
                                "status",
                                "timeInForce",
                                "type",
                                "side",
                                "stopPrice",
                                "workingTime",
                                "selfTradePreventionMode"));
        long id = id(placed);
        assertThat(text(placed, "status")).isEqualTo("NEW");
        assertThat(text(placed, "type")).isEqualTo(type);
        assertThat(text(placed, "timeInForce")).isEqualTo("GTC");
        assertThat(decimal(placed, "stopPrice")).isEqualByComparingTo(stopPrice);
        assertThat(decimal(placed, "price")).isEqualByComparingTo(limit == null ? "0" : limit);
        assertThat(placed.get("workingTime").getAsLong()).isEqualTo(-1);

        JsonObject waiting = order(id);
        assertThat(text(waiting, "status")).isEqualTo("NEW");
        assertThat(waiting.get("isWorking").getAsBoolean()).isFalse();
        assertThat(waiting.get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(decimal(waiting, "stopPrice")).isEqualByComparingTo(stopPrice);
        assertThat(open(id)).isTrue();
        if (limit != null) {
            assertThat(standingAt(side, limit)).isEqualByComparingTo(stands);
        }
        if (side.equals("SELL")) {
            assertThat(lockedBase()).isEqualByComparingTo(quantity);
            assertThat(lockedQuote()).isZero();
        } else {
            BigDecimal each = new BigDecimal(limit == null ? stopPrice : limit);
            assertThat(lockedQuote()).isEqualByComparingTo(each.multiply(quantity));
            assertThat(lockedBase()).isZero();
        }

        reach(stopPrice);
        JsonObject woken = order(id);
        assertThat(woken.get("workingTime").getAsLong())
                .isGreaterThanOrEqualTo(placed.get("transactTime").getAsLong());
        assertThat(woken.get("isWorking").getAsBoolean()).isTrue();
        if (limit == null) {
            assertThat(text(woken, "status")).isEqualTo("FILLED");
            assertThat(decimal(woken, "executedQty")).isEqualByComparingTo(quantity);
            assertThat(open(id)).isFalse();
            assertThat(lockedBase()).isZero();
            assertThat(lockedQuote()).isZero();
        } else {
            assertThat(text(woken, "status")).isEqualTo("NEW");
            assertThat(open(id)).isTrue();
            assertThat(standingAt(side, limit)).isGreaterThanOrEqualTo(quantity);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, STOP_LOSS, 1.005",
        "BUY, STOP_LOSS, 0.995",
        "SELL, TAKE_PROFIT, 0.995",
        "BUY, TAKE_PROFIT, 1.005",
    })
    void itIsRefusedIfThePriceIsThereAlready(String side, String type, String stop) {
        refused(
                client.signed("POST", "order", terms(side, type, price(stop), null)),
                -2010,
                WOULD_TRIGGER);
        refused(
                client.signed(
                        "POST", "order", terms(side, type + "_LIMIT", price(stop), price("1"))),
                -2010,
                WOULD_TRIGGER);
        refused(
                client.signed("POST", "order/test", terms(side, type, price(stop), null)),
                -2010,
                WOULD_TRIGGER);
        assertThat(lockedBase()).isZero();
        assertThat(lockedQuote()).isZero();
    }

    @Test
    void theAnswerIsShortUnlessMoreIsAskedFor() {
        Map<String, Object> terms = terms("SELL", "STOP_LOSS_LIMIT", price("0.9"), price("0.8"));
        terms.remove("newOrderRespType");
        assertThat(place(terms).keySet())
                .isEqualTo(
                        Set.of(
                                "symbol",
                                "orderId",
                                "orderListId",
                                "clientOrderId",
                                "transactTime"));
        terms.put("newOrderRespType", "FULL");
        assertThat(place(terms).getAsJsonArray("fills")).isEmpty();
        assertThat(ok(client.signed("POST", "order/test", terms)).keySet()).isEmpty();
    }

    @Test
    void aStopWithALimitTakesWhatIsThereUpToItsLimit() {
        BigDecimal last = last();
        String limit = times(last, "0.98");
        JsonObject placed = place(terms("SELL", "STOP_LOSS_LIMIT", times(last, "0.996"), limit));
        reach(times(last, "0.996"));
        JsonObject filled = order(id(placed));
        assertThat(text(filled, "status")).isEqualTo("FILLED");
        JsonArray trades = trades(Map.of("orderId", id(placed)));
        assertThat(trades).isNotEmpty();
        BigDecimal paid = BigDecimal.ZERO;
        for (JsonElement each : trades) {
            JsonObject trade = each.getAsJsonObject();
            assertThat(decimal(trade, "price")).isGreaterThanOrEqualTo(new BigDecimal(limit));
            assertThat(trade.get("isMaker").getAsBoolean()).isFalse();
            paid = paid.add(decimal(trade, "quoteQty"));
        }
        assertThat(decimal(filled, "cummulativeQuoteQty")).isEqualByComparingTo(paid);
    }

    @ParameterizedTest
    @CsvSource({"IOC, UNFILLED_IOC_QUANTITY_EXPIRED", "FOK, UNFILLED_FOK_ORDER_EXPIRED"})
    void oneThatMustFillAtOnceDoesSoOnceWokenOrExpires(String timeInForce, String reason) {
        String stopPrice = price("0.996");
        Map<String, Object> terms = terms("SELL", "STOP_LOSS_LIMIT", stopPrice, price("1.05"));
        terms.put("timeInForce", timeInForce);
        JsonObject placed = place(terms);
        assertThat(text(placed, "status")).isEqualTo("NEW");
        reach(stopPrice);
        JsonObject expired = order(id(placed));
        assertThat(text(expired, "status")).isEqualTo("EXPIRED");
        assertThat(text(expired, "expiryReason")).isEqualTo(reason);
        assertThat(lockedBase()).isZero();
    }

    @Test
    void oneThatWaitsIsCancelledAndDoesNotWakeAgain() {
        String stopPrice = price("0.996");
        JsonObject placed = place(terms("SELL", "STOP_LOSS", stopPrice, null));
        JsonObject cancelled = ok(client.signed("DELETE", "order", of("orderId", id(placed))));
        assertThat(text(cancelled, "status")).isEqualTo("CANCELED");
        assertThat(decimal(cancelled, "stopPrice")).isEqualByComparingTo(stopPrice);
        assertThat(cancelled.has("workingTime")).isFalse();
        assertThat(lockedBase()).isZero();
        reach(stopPrice);
        assertThat(status(id(placed))).isEqualTo("CANCELED");
        assertThat(trades(Map.of("orderId", id(placed)))).isEmpty();
        JsonArray all = client.signed("GET", "allOrders", of("orderId", id(placed))).array();
        assertThat(all.get(0)).isEqualTo(order(id(placed)));
    }

    @Test
    void oneThatWaitsIsReplacedByAnother() {
        long old = id(place(terms("SELL", "STOP_LOSS", price("0.9"), null)));
        Map<String, Object> other = terms("SELL", "TAKE_PROFIT", price("1.1"), null);
        other.put("cancelReplaceMode", "STOP_ON_FAILURE");
        other.put("cancelOrderId", old);
        JsonObject replaced = ok(client.signed("POST", "order/cancelReplace", other));
        assertThat(decimal(replaced.getAsJsonObject("cancelResponse"), "stopPrice"))
                .isEqualByComparingTo(order(old).get("stopPrice").getAsString());
        JsonObject placed = replaced.getAsJsonObject("newOrderResponse");
        assertThat(text(placed, "status")).isEqualTo("NEW");
        assertThat(placed.get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(status(old)).isEqualTo("CANCELED");
        assertThat(lockedBase()).isEqualByComparingTo(other.get("quantity").toString());

        // The new one would be woken at once: with ALLOW_FAILURE the old one is gone all the same.
        Map<String, Object> wrong = terms("SELL", "TAKE_PROFIT", price("0.9"), null);
        wrong.put("cancelReplaceMode", "ALLOW_FAILURE");
        wrong.put("cancelOrderId", id(placed));
        ApiClient.Answer half = client.signed("POST", "order/cancelReplace", wrong);
        assertThat(half.status()).isEqualTo(409);
        JsonObject data = half.object().getAsJsonObject("data");
        assertThat(text(data, "cancelResult")).isEqualTo("SUCCESS");
        assertThat(text(data.getAsJsonObject("newOrderResponse"), "msg")).isEqualTo(WOULD_TRIGGER);
        assertThat(lockedBase()).isZero();
    }

    @Test
    void oneThatWaitsIsMadeSmaller() {
        Map<String, Object> terms = terms("BUY", "STOP_LOSS_LIMIT", price("1.1"), price("1.2"));
        JsonObject placed = place(terms);
        String smaller = worth(400);
        JsonObject amended =
                ok(
                        client.signed(
                                "PUT",
                                "order/amend/keepPriority",
                                of("orderId", id(placed), "newQty", smaller)));
        JsonObject order = amended.getAsJsonObject("amendedOrder");
        assertThat(decimal(order, "qty")).isEqualByComparingTo(smaller);
        assertThat(decimal(order, "stopPrice")).isEqualByComparingTo(decimal(placed, "stopPrice"));
        assertThat(order.has("workingTime")).isFalse();
        assertThat(lockedQuote())
                .isEqualByComparingTo(decimal(placed, "price").multiply(new BigDecimal(smaller)));
    }

    @Test
    void noMoreThanFiveMayWaitInAListingAndAllAreCancelledAtOnce() {
        for (int i = 0; i < 5; i++) {
            place(terms("SELL", "STOP_LOSS", price("0.9"), null));
        }
        refused(
                client.signed("POST", "order", terms("SELL", "STOP_LOSS", price("0.9"), null)),
                -1013,
                "Filter failure: MAX_NUM_ALGO_ORDERS");
        JsonArray cancelled =
                client.signed("DELETE", "openOrders", Map.of("symbol", symbol)).array();
        assertThat(cancelled).hasSize(5);
        assertThat(cancelled)
                .allMatch(each -> text(each.getAsJsonObject(), "type").equals("STOP_LOSS"));
        assertThat(lockedBase()).isZero();
    }

    @Test
    void whatItNeedsMustBeThereWhenItIsPlaced() {
        Map<String, Object> terms = terms("SELL", "STOP_LOSS_LIMIT", price("0.9"), price("0.9"));
        terms.put("quantity", worth(8_000_000));
        place(terms);
        place(terms);
        refused(
                client.signed("POST", "order", terms),
                -2010,
                "Account has insufficient balance for requested action.");
        assertThat(lockedBase())
                .isEqualByComparingTo(
                        new BigDecimal(terms.get("quantity").toString()).multiply(BigDecimal.TWO));
    }
}
