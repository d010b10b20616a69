package app.ringdown.exchange.account;

/** What an order must be like to be cancelled (Binance Spot API, {@code cancelRestrictions}). */
public enum CancelRestriction {
    /** Any open order may. */
    NONE,
    /** It must not have traded. */
    ONLY_NEW,
    /** It must have traded in part. */
    ONLY_PARTIALLY_FILLED;

    /** Whether an open order of that status may be cancelled. */
    public boolean allows(OrderStatus status) {
        return switch (this) {
            case NONE -> true;
            case ONLY_NEW -> status == OrderStatus.NEW;
            case ONLY_PARTIALLY_FILLED -> status == OrderStatus.PARTIALLY_FILLED;
        };
    }
}
