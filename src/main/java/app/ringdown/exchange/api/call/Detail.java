package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;

/** How much the answer to a new order says (Binance Spot API, {@code newOrderRespType}). */
enum Detail {
    ACK,
    RESULT,
    FULL;

    /** What is said of an order of its own if nothing is asked for. */
    static Detail usual(OrderType type) {
        return switch (type) {
            case LIMIT, MARKET -> FULL;
            case LIMIT_MAKER, STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> ACK;
        };
    }

    /** What is asked for. */
    static Detail read(Params params, Detail otherwise) {
        String wanted = params.optional("newOrderRespType");
        if (wanted == null) {
            return otherwise;
        }
        return switch (wanted) {
            case "ACK" -> ACK;
            case "RESULT" -> RESULT;
            case "FULL" -> FULL;
            default -> throw ApiError.notValid("newOrderRespType").exception();
        };
    }
}
