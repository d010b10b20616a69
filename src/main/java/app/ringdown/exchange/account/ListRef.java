package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

/**
 * How a client names an order list that it has placed: by the exchange's id, by its own, or by
 * both, which must then agree.
 *
 * @param listId the exchange's id, -1 if not given
 * @param clientOrderId the client's id of the list, null if not given
 */
public record ListRef(long listId, @Nullable String clientOrderId) {

    public ListRef {
        if (listId < 0 && clientOrderId == null) {
            throw new IllegalArgumentException("neither a list id nor a client order id");
        }
    }

    public static ListRef id(long listId) {
        return new ListRef(listId, null);
    }

    public static ListRef client(String clientOrderId) {
        return new ListRef(-1, clientOrderId);
    }
}
