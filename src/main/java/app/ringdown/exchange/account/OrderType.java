package app.ringdown.exchange.account;

/** The order types of the dialect (Binance Spot API, REST, "Order types"). */
public enum OrderType {
    LIMIT,
    MARKET,
    LIMIT_MAKER,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT;

    /** Whether the order takes whatever price the book gives once it is active. */
    public boolean atMarket() {
        return switch (this) {
            case MARKET, STOP_LOSS, TAKE_PROFIT -> true;
            case LIMIT, LIMIT_MAKER, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT -> false;
        };
    }

    /** Whether the order ends a position that loses: it is triggered by a price that is worse. */
    public boolean stopLoss() {
        return switch (this) {
            case STOP_LOSS, STOP_LOSS_LIMIT -> true;
            case LIMIT, MARKET, LIMIT_MAKER, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> false;
        };
    }

    /** Whether the order waits outside the book until a price triggers it. */
    public boolean conditional() {
        return switch (this) {
            case STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT -> true;
            case LIMIT, MARKET, LIMIT_MAKER -> false;
        };
    }
}
