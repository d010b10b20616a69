package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.CancelRestriction;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderRef;

/**
 * A wish to cancel an order and place another of the same account and listing (Binance Spot API,
 * REST, "Cancel an Existing Order and Send a New Order").
 *
 * @param cancel the order to cancel
 * @param requestId the client's id of the cancel itself
 * @param restriction what the old order must be like
 * @param mode whether the new order is placed if the old one could not be cancelled
 * @param order the new order
 */
public record CancelReplace(
        OrderRef cancel,
        String requestId,
        CancelRestriction restriction,
        Mode mode,
        NewOrder order) {

    /** What becomes of the new order if the old one cannot be cancelled. */
    public enum Mode {
        /** It is not placed. */
        STOP_ON_FAILURE,
        /** It is placed all the same. */
        ALLOW_FAILURE
    }
}
