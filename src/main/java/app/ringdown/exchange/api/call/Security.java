package app.ringdown.exchange.api.call;

/** What a request needs to be let in (Binance Spot API, REST, "Request Security"). */
public enum Security {
    /** Nothing. */
    NONE,
    /** A key and a signature. */
    SIGNED
}
