package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

/**
 * How a client names an order that it has placed: by the exchange's id, by its own, or by both,
 * which must then agree.
 *
 * @param orderId the exchange's id, -1 if not given
 * @param clientOrderId the client's id, null if not given
 */
public record OrderRef(long orderId, @Nullable String clientOrderId) {

    public OrderRef {
        if (orderId < 0 && clientOrderId == null) {
            throw new IllegalArgumentException("neither an order id nor a client order id");
        }
    }

    public static OrderRef id(long orderId) {
        return new OrderRef(orderId, null);
    }

    public static OrderRef client(String clientOrderId) {
        return new OrderRef(-1, clientOrderId);
    }
}
