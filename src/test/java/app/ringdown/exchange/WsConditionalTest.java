package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** Orders that wait for a price, over the WebSocket API, and what is heard of them. */
class WsConditionalTest extends OwnMarket {
    private final AccountLine line = new AccountLine(exchange);

    @AfterEach
    void hangUp() {
        line.close();
    }

    private JsonObject place(Map<String, Object> terms) {
        terms.put("quantity", worth(1_000));
        terms.put("newOrderRespType", "RESULT");
        return line.result("order.place", terms).getAsJsonObject();
    }

    @Test
    void itIsToldWhenItIsTakenAndAgainWhenItIsWoken() {
        BigDecimal last = last();
        String stopPrice = times(last, "0.996");
        JsonObject placed = place(of("side", "SELL", "type", "STOP_LOSS", "stopPrice", stopPrice));
        assertThat(placed.get("workingTime").getAsLong()).isEqualTo(-1);
        Set<Long> mine = Set.of(id(placed));
        JsonObject taken = line.next(mine);
        assertThat(AccountLine.inShort(taken)).isEqualTo("STOP_LOSS NEW NEW");
        assertThat(decimal(taken, "P")).isEqualByComparingTo(stopPrice);
        assertThat(decimal(taken, "p")).isZero();
        assertThat(taken.get("w").getAsBoolean()).isFalse();
        assertThat(taken.has("W")).isFalse();
        assertThat(taken.has("d")).isFalse();

        reach(stopPrice);
        JsonObject woken = line.next(mine);
        assertThat(AccountLine.inShort(woken)).isEqualTo("STOP_LOSS NEW NEW");
        assertThat(woken.get("w").getAsBoolean()).isTrue();
        assertThat(woken.get("W")).isEqualTo(woken.get("T"));
        assertThat(woken.get("I").getAsLong()).isGreaterThan(taken.get("I").getAsLong());
        JsonObject trade = line.next(mine);
        BigDecimal filled = decimal(trade, "l");
        while (text(trade, "X").equals("PARTIALLY_FILLED")) {
            assertThat(text(trade, "x")).isEqualTo("TRADE");
            assertThat(decimal(trade, "z")).isEqualByComparingTo(filled);
            trade = line.next(mine);
            filled = filled.add(decimal(trade, "l"));
        }
        assertThat(AccountLine.inShort(trade)).isEqualTo("STOP_LOSS TRADE FILLED");
        assertThat(trade.get("m").getAsBoolean()).isFalse();
        assertThat(filled).isEqualByComparingTo(decimal(placed, "origQty"));
    }

    @Test
    void oneThatFollowsSaysSinceWhen() {
        BigDecimal last = last();
        String stopPrice = times(last, "1.004");
        JsonObject placed =
                place(
                        of(
                                "side",
                                "SELL",
                                "type",
                                "TAKE_PROFIT_LIMIT",
                                "stopPrice",
                                stopPrice,
                                "trailingDelta",
                                60,
                                "price",
                                times(last, "1.05"),
                                "timeInForce",
                                "GTC"));
        Set<Long> mine = Set.of(id(placed));
        JsonObject taken = line.next(mine);
        assertThat(taken.get("d").getAsInt()).isEqualTo(60);
        assertThat(taken.get("D").getAsLong()).isEqualTo(-1);
        reach(stopPrice);
        reach(times(last(), "0.993"));
        JsonObject woken = line.next(mine);
        assertThat(AccountLine.inShort(woken)).isEqualTo("TAKE_PROFIT_LIMIT NEW NEW");
        assertThat(woken.get("w").getAsBoolean()).isTrue();
        assertThat(woken.get("D").getAsLong())
                .isBetween(taken.get("T").getAsLong(), woken.get("T").getAsLong());

        line.result("order.cancel", of("orderId", id(placed)));
        JsonObject cancelled = line.next(mine);
        assertThat(AccountLine.inShort(cancelled)).isEqualTo("TAKE_PROFIT_LIMIT CANCELED CANCELED");
        assertThat(cancelled.get("w").getAsBoolean()).isFalse();
    }

    @Test
    void aRefusalHasTheSameWordsAsOverRest() {
        Map<String, Object> terms =
                of(
                        "side",
                        "BUY",
                        "type",
                        "STOP_LOSS",
                        "stopPrice",
                        price("0.99"),
                        "quantity",
                        worth(1_000));
        JsonObject answer = line.ask("order.place", terms);
        assertThat(answer.get("status").getAsInt()).isEqualTo(400);
        assertThat(answer.getAsJsonObject("error").get("code").getAsInt()).isEqualTo(-2010);
        assertThat(text(answer.getAsJsonObject("error"), "msg"))
                .isEqualTo("Order would trigger immediately.");
    }
}
