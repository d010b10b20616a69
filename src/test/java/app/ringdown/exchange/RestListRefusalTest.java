package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;

/** Order lists that are refused, and the words in which that is said. */
class RestListRefusalTest {
    private static final String STOP_ABOVE = "aboveType=STOP_LOSS&aboveStopPrice=100000";
    private static final String STOP_BELOW = "belowType=STOP_LOSS&belowStopPrice=50000";
    private static final String LIMIT_ABOVE = "aboveType=LIMIT_MAKER&abovePrice=100000";
    private static final String LIMIT_BELOW = "belowType=LIMIT_MAKER&belowPrice=50000";
    private static final String PROFIT_ABOVE = "aboveType=TAKE_PROFIT&aboveStopPrice=100000";
    private static final String PROFIT_BELOW = "belowType=TAKE_PROFIT&belowStopPrice=50000";

    private final ApiClient client = new ApiClient(SharedExchange.get());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELL|aboveType=MARKET|" + STOP_BELOW + "|-1158|Order type not supported in OCO.",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|belowType=STOP_LOSS_LIMIT&belowStopPrice=1&belowPrice=1"
                        + "&belowTimeInForce=IOC&belowIcebergQty=0.001|-1160|Parameter"
                        + " 'belowIcebergQty' is not supported if 'belowTimeInForce' is not GTC.",
                "BUY|"
                        + LIMIT_ABOVE
                        + "|"
                        + STOP_BELOW
                        + "|-1165|A limit order in a buy OCO must"
                        + " be below.",
                "SELL|"
                        + PROFIT_ABOVE
                        + "|"
                        + LIMIT_BELOW
                        + "|-1166|A limit order in a sell OCO"
                        + " must be above.",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|"
                        + LIMIT_BELOW
                        + "|-1168|At least one OCO order must be"
                        + " contingent.",
                "BUY|"
                        + STOP_ABOVE
                        + "|"
                        + STOP_BELOW
                        + "|-1196|A stop loss order in a buy OCO"
                        + " must be above.",
                "SELL|"
                        + STOP_ABOVE
                        + "|"
                        + STOP_BELOW
                        + "|-1197|A stop loss order in a sell OCO"
                        + " must be below.",
                "BUY|"
                        + PROFIT_ABOVE
                        + "|"
                        + STOP_BELOW
                        + "|-1198|A take profit order in a buy"
                        + " OCO must be below.",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|"
                        + PROFIT_BELOW
                        + "|-1199|A take profit order in a sell"
                        + " OCO must be above.",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|"
                        + STOP_BELOW
                        + "&newOrderRespType=ALL|-1130|Data sent"
                        + " for parameter 'newOrderRespType' is not valid.",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|"
                        + STOP_BELOW
                        + "&price=1|-1104|Not all sent parameters"
                        + " were read; read '9' parameter(s) but was sent '10'.",
            })
    void aPairThatDoesNotFit(String side, String above, String below, int code, String msg) {
        String pair = "symbol=BTCUSDT&quantity=0.01&side=" + side + "&" + above + "&" + below;
        ApiClient.Answer answer = place("orderList/oco", pair);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.msg()).isEqualTo(msg);
    }

    private ApiClient.Answer place(String path, String params) {
        return client.signed("POST", path, ApiClient.params(params));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opo", "opoco"})
    void noListingLetsOneOrderPayForTheOther(String form) {
        ApiClient.Answer answer =
                place(
                        "orderList/" + form,
                        "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=50000"
                                + "&workingQuantity=0.01&workingTimeInForce=GTC&pendingSide=SELL"
                                + "&pendingType=MARKET");
        assertThat(answer.code()).isEqualTo(-1013);
        assertThat(answer.msg()).isEqualTo("OPO orders are not supported for this symbol.");
        assertThat(place("orderList/" + form, "symbol=NONE").code()).isEqualTo(-1121);
    }

    @Test
    void aListMustBeNamed() {
        Map<String, Object> symbol = Map.of("symbol", "BTCUSDT");
        assertThat(client.signed("DELETE", "orderList", symbol).msg())
                .isEqualTo(
                        "Param 'orderListId' or 'listClientOrderId' must be sent, but both were"
                                + " empty/null!");
        assertThat(client.signed("GET", "orderList", Map.of()).msg())
                .isEqualTo(
                        "Param 'orderListId' or 'origClientOrderId' must be sent, but both were"
                                + " empty/null!");
        Map<String, Object> unknown = new HashMap<>(symbol);
        unknown.put("orderListId", 1);
        ApiClient.Answer cancel = client.signed("DELETE", "orderList", unknown);
        assertThat(cancel.code()).isEqualTo(-2011);
        assertThat(cancel.msg()).isEqualTo("Unknown order sent.");
        assertThat(client.signed("GET", "orderList", Map.of("orderListId", 1)).code())
                .isEqualTo(-2013);
    }

    @Test
    void listsAreAskedForByAnIdOrByATime() {
        long now = System.currentTimeMillis();
        assertThat(
                        client.signed("GET", "allOrderList", Map.of("fromId", 1, "startTime", now))
                                .code())
                .isEqualTo(-1128);
        assertThat(
                        client.signed(
                                        "GET",
                                        "allOrderList",
                                        Map.of("startTime", now - 90_000_000, "endTime", now))
                                .code())
                .isEqualTo(-1127);
        assertThat(client.signed("GET", "openOrderList", Map.of("symbol", "BTCUSDT")).code())
                .isEqualTo(-1104);
    }
}
