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

/** Orders that follow the price, over REST; the paths of the venue's FAQ are the engine's tests. */
class RestTrailingTest extends OwnMarket {
    private Map<String, Object> trailing(String side, String type, int delta) {
        return of(
                "side",
                side,
                "type",
                type,
                "quantity",
                worth(1_000),
                "trailingDelta",
                delta,
                "newOrderRespType",
                "RESULT");
    }

    private JsonObject place(Map<String, Object> terms) {
        return ok(client.signed("POST", "order", terms));
    }

    private boolean works(JsonObject placed) {
        return order(id(placed)).get("isWorking").getAsBoolean();
    }

    @Test
    void aSellFollowsThePriceUpAndIsWokenOnTheWayDown() {
        BigDecimal start = last();
        JsonObject placed = place(trailing("SELL", "STOP_LOSS", 100));
        assertThat(placed.get("trailingDelta").getAsInt()).isEqualTo(100);
        assertThat(placed.get("trailingTime")).isEqualTo(placed.get("transactTime"));
        assertThat(placed.get("workingTime").getAsLong()).isEqualTo(-1);
        assertThat(decimal(placed, "stopPrice")).isZero();

        reach(times(start, "1.006"));
        BigDecimal high = last();
        approach(times(high, "0.994"));
        assertThat(works(placed)).isFalse();
        reach(times(high, "0.988"));
        JsonObject filled = order(id(placed));
        assertThat(text(filled, "status")).isEqualTo("FILLED");
        assertThat(filled.get("trailingDelta").getAsInt()).isEqualTo(100);
        assertThat(filled.get("trailingTime")).isEqualTo(placed.get("trailingTime"));
        assertThat(lockedBase()).isZero();
    }

    @Test
    void aBuyFollowsThePriceDownAndIsWokenOnTheWayUp() {
        BigDecimal start = last();
        Map<String, Object> terms = trailing("BUY", "STOP_LOSS_LIMIT", 100);
        terms.put("price", times(start, "0.95"));
        terms.put("timeInForce", "GTC");
        JsonObject placed = place(terms);
        reach(times(start, "0.994"));
        BigDecimal low = last();
        approach(times(low, "1.006"));
        assertThat(works(placed)).isFalse();
        reach(times(low, "1.012"));
        JsonObject woken = order(id(placed));
        assertThat(text(woken, "status")).isEqualTo("NEW");
        assertThat(woken.get("isWorking").getAsBoolean()).isTrue();
        assertThat(lockedQuote())
                .isEqualByComparingTo(decimal(woken, "price").multiply(decimal(woken, "origQty")));
    }

    @ParameterizedTest
    @CsvSource({"SELL, 1.004, 0.993", "BUY, 0.996, 1.007"})
    void aTakeProfitBeginsToFollowWhenItsPriceIsTouched(String side, String stop, String back) {
        BigDecimal start = last();
        Map<String, Object> terms = trailing(side, "TAKE_PROFIT", 60);
        terms.put("stopPrice", times(start, stop));
        JsonObject placed = place(terms);
        assertThat(decimal(placed, "stopPrice")).isEqualByComparingTo(times(start, stop));
        assertThat(placed.get("trailingTime").getAsLong()).isEqualTo(-1);
        assertThat(order(id(placed)).get("trailingTime").getAsLong()).isEqualTo(-1);

        reach(times(start, stop));
        JsonObject following = order(id(placed));
        assertThat(following.get("isWorking").getAsBoolean()).isFalse();
        assertThat(following.get("trailingTime").getAsLong())
                .isGreaterThanOrEqualTo(placed.get("transactTime").getAsLong());
        reach(times(last(), back));
        assertThat(status(id(placed))).isEqualTo("FILLED");
    }

    @Test
    void oneThatFollowsIsCancelled() {
        JsonObject placed = place(trailing("BUY", "TAKE_PROFIT", 2_000));
        assertThat(lockedQuote()).isPositive();
        JsonObject cancelled = ok(client.signed("DELETE", "order", of("orderId", id(placed))));
        assertThat(cancelled.get("trailingDelta").getAsInt()).isEqualTo(2_000);
        assertThat(cancelled.get("trailingTime")).isEqualTo(placed.get("trailingTime"));
        assertThat(lockedQuote()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 2_001})
    void theDistanceHasBounds(int delta) {
        for (String type : new String[] {"STOP_LOSS", "TAKE_PROFIT"}) {
            for (String side : new String[] {"BUY", "SELL"}) {
                refused(
                        client.signed("POST", "order", trailing(side, type, delta)),
                        -1013,
                        "Filter failure: TRAILING_DELTA");
            }
        }
    }

    @Test
    void theListingSaysThatItTakesThem() {
        JsonObject told =
                client.get("exchangeInfo?symbol=" + symbol)
                        .object()
                        .getAsJsonArray("symbols")
                        .get(0)
                        .getAsJsonObject();
        assertThat(told.get("allowTrailingStop").getAsBoolean()).isTrue();
        assertThat(told.get("ocoAllowed").getAsBoolean()).isTrue();
        assertThat(told.get("otoAllowed").getAsBoolean()).isTrue();
        assertThat(
                        told.getAsJsonArray("orderTypes").asList().stream()
                                .map(JsonElement::getAsString))
                .contains("STOP_LOSS", "STOP_LOSS_LIMIT", "TAKE_PROFIT", "TAKE_PROFIT_LIMIT");
    }
}
