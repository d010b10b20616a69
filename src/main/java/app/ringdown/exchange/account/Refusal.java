package app.ringdown.exchange.account;

/**
 * The exchange's no: a code and a text of the protocol (Binance Spot API, "Error codes"). Nothing
 * was changed, unless {@link #isOutcomeUnknown()}.
 */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    private Refusal(int code, String text) {
        // A refusal is an answer, not a fault of the program: it needs no stack trace.
        super(text, null, false, false);
        this.code = code;
    }

    /** A new order that the engine will not take. */
    public static Refusal newOrder(String text) {
        return new Refusal(-2010, text);
    }

    public static Refusal insufficientBalance() {
        return newOrder("Account has insufficient balance for requested action.");
    }

    public static Refusal wouldTake() {
        return newOrder("Order would immediately match and take.");
    }

    public static Refusal wouldTrigger() {
        return newOrder("Order would trigger immediately.");
    }

    public static Refusal duplicate() {
        return newOrder("Duplicate order sent.");
    }

    public static Refusal marketClosed() {
        return newOrder("Market is closed.");
    }

    /** A cancel of an order that is not open. */
    public static Refusal unknownOrder() {
        return new Refusal(-2011, "Unknown order sent.");
    }

    /** A cancel that its own restriction forbids. */
    public static Refusal cancelRestricted() {
        return new Refusal(-2011, "Order was not canceled due to cancel restrictions.");
    }

    /** An amendment that the engine will not make. */
    public static Refusal amend(String text) {
        return new Refusal(-2038, text);
    }

    /** A query for an order that never was. */
    public static Refusal noSuchOrder() {
        return new Refusal(-2013, "Order does not exist.");
    }

    /** Order id and client order id name two different orders. */
    public static Refusal idsDisagree() {
        return new Refusal(-2039, "Client order ID is not correct for this order ID.");
    }

    /**
     * A filter said no.
     *
     * @param filter the filter's name as {@code exchangeInfo} announces it
     */
    public static Refusal filter(String filter) {
        return new Refusal(-1013, "Filter failure: " + filter);
    }

    /**
     * A kind of order that the listing does not take.
     *
     * @param kind such as {@code Stop loss orders}
     */
    public static Refusal unsupported(String kind) {
        return new Refusal(-1013, kind + " are not supported for this symbol.");
    }

    /**
     * Terms that do not fit together.
     *
     * @param text the whole text
     */
    public static Refusal rejected(String text) {
        return new Refusal(-1013, text);
    }

    /** A symbol that is not listed. */
    public static Refusal badSymbol() {
        return new Refusal(-1121, "Invalid symbol.");
    }

    /** A market that cannot be switched to a scenario: one that is not made here. */
    public static Refusal badScenario() {
        return new Refusal(-1130, "Data sent for parameter 'name' is not valid.");
    }

    /** The engine has more to do than it can hold; nothing was done. */
    public static Refusal overloaded() {
        return new Refusal(-1008, "Server is currently overloaded with other requests.");
    }

    /** The engine is shut down or cannot write its journal; nothing was done. */
    public static Refusal disconnected() {
        return new Refusal(
                -1001, "Internal error; unable to process your request. Please try again.");
    }

    /** The request was worked on but could not be made durable: whether it stands is not known. */
    public static Refusal outcomeUnknown() {
        return new Refusal(
                -1006,
                "An unexpected response was received from the message bus. Execution status"
                        + " unknown.");
    }

    /** The error code of the protocol, negative. */
    public int code() {
        return code;
    }

    /** The text of the protocol, in English. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Whether the request may have been carried out all the same: answered with status 5xx. */
    public boolean isOutcomeUnknown() {
        return code == -1006;
    }
}
