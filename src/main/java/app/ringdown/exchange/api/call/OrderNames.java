package app.ringdown.exchange.api.call;

import java.util.Set;

/**
 * Under which parameters the terms of an order are sent. An order of its own has them plainly; the
 * legs of an order list have a prefix each, and share what is the same for all.
 *
 * <p>Source: Binance Spot API, REST, "New order" and "Order lists".
 */
@FunctionalInterface
interface OrderNames {

    /** An order of its own. */
    OrderNames PLAIN = term -> term.equals("clientOrderId") ? "newClientOrderId" : term;

    /** The limit leg of an OCO as the endpoint before the present one had it. */
    OrderNames OLD_LIMIT = leg("limit", Set.of("side", "quantity", "price"));

    /** The stop leg of an OCO as the endpoint before the present one had it. */
    OrderNames OLD_STOP =
            term ->
                    switch (term) {
                        case "side", "quantity", "stopPrice", "trailingDelta" -> term;
                        case "price" -> "stopLimitPrice";
                        case "timeInForce" -> "stopLimitTimeInForce";
                        default -> prefixed("stop", term);
                    };

    /** The name of the parameter for a term, such as {@code abovePrice} for {@code price}. */
    String of(String term);

    /** Whether they are those of one order among several. */
    default boolean ofLeg() {
        return !of("type").equals("type");
    }

    /**
     * A leg of an order list.
     *
     * @param prefix such as {@code above}
     * @param shared terms that are sent once for several legs, under their plain names
     */
    static OrderNames leg(String prefix, Set<String> shared) {
        return term -> shared.contains(term) ? term : prefixed(prefix, term);
    }

    /**
     * One of the two pending legs of an order list, which have side and quantity in common.
     *
     * @param prefix such as {@code pendingAbove}
     */
    static OrderNames pendingLeg(String prefix) {
        return term ->
                switch (term) {
                    case "side", "quantity" -> prefixed("pending", term);
                    default -> prefixed(prefix, term);
                };
    }

    private static String prefixed(String prefix, String term) {
        return prefix + Character.toUpperCase(term.charAt(0)) + term.substring(1);
    }
}
