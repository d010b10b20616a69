package app.ringdown.exchange.account;

/** Where an order stands in its life (Binance Spot API, enums, "Order status"). */
public enum OrderStatus {
    NEW,
    PENDING_NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    EXPIRED_IN_MATCH;

    /** Whether the order can still trade or be cancelled. */
    public boolean open() {
        return switch (this) {
            case NEW, PENDING_NEW, PARTIALLY_FILLED -> true;
            case FILLED, CANCELED, REJECTED, EXPIRED, EXPIRED_IN_MATCH -> false;
        };
    }
}
