package app.ringdown.exchange.account;

/** How long an order stands: until cancelled, now or never in part, now or never in whole. */
public enum TimeInForce {
    GTC,
    IOC,
    FOK
}
