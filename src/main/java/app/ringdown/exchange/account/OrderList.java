package app.ringdown.exchange.account;

import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * An order list as it stood at one moment. Times are microseconds since the epoch.
 *
 * @param id the exchange's id, ascending in order of arrival
 * @param account whose it is
 * @param listing what its orders trade
 * @param contingency how its orders depend on each other
 * @param clientOrderId the client's name for the list, never empty
 * @param statusType what was told last of it
 * @param orderStatus whether it is over
 * @param created when the exchange took it
 * @param updated when it last changed
 * @param orders its orders, in the sequence in which the list shows them
 * @see <a href="https://developers.binance.com/docs/binance-spot-api-docs/enums">Binance Spot API,
 *     ENUMs</a>
 */
public record OrderList(
        long id,
        int account,
        Listing listing,
        Contingency contingency,
        String clientOrderId,
        StatusType statusType,
        OrderStatus orderStatus,
        long created,
        long updated,
        List<Leg> orders) {

    public OrderList {
        orders = List.copyOf(orders);
    }

    /** Whether an order of it can still trade or be cancelled. */
    public boolean open() {
        return orderStatus == OrderStatus.EXECUTING;
    }

    /** How the orders of a list depend on each other; a list of three is an OTO too. */
    public enum Contingency {
        OCO,
        OTO
    }

    /** The dialect's {@code listStatusType}. */
    public enum StatusType {
        /** Answers an action that failed. */
        RESPONSE,
        /** It has been placed, or has moved on. */
        EXEC_STARTED,
        /** A client order id in it has changed. */
        UPDATED,
        ALL_DONE
    }

    /** The dialect's {@code listOrderStatus}. */
    public enum OrderStatus {
        EXECUTING,
        ALL_DONE,
        /** Answers an action that failed. */
        REJECT
    }

    /**
     * An order of a list, by both its names.
     *
     * @param orderId the exchange's id
     * @param clientOrderId the client's
     */
    public record Leg(long orderId, String clientOrderId) {}
}
