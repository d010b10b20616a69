package app.ringdown.exchange.account;

/** Why an order ended without its owner's word (Binance Spot API, field {@code expiryReason}). */
public enum ExpiryReason {
    REJECTED,
    EXCHANGE_CANCELED,
    OCO_TRIGGER,
    OTO_PHASE_ONE_EXPIRED,
    UNFILLED_IOC_QUANTITY_EXPIRED,
    UNFILLED_FOK_ORDER_EXPIRED,
    INSUFFICIENT_LIQUIDITY,
    EXECUTION_RULE_PRICE_RANGE_EXCEEDED
}
