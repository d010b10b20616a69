package app.ringdown.venue;

import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;

import java.util.List;

/** What a venue's account line tells, on its own thread. None of the calls may block. */
public interface AccountListener {

    /**
     * Something happened to one of the account's orders. {@code as} is the order as the venue tells
     * it, for one made elsewhere.
     */
    void onOrder(OrderRequest as, OrderEvent.Report event);

    /** Balances that may have changed: each replaces what was held of its asset. */
    void onBalances(List<Balance> changed, long venueMs);

    /** The whole account, as a REST call told it. */
    void onAccount(Account account);

    /**
     * The account line changed its state. After {@link LineState#OPEN} events flow; those missed
     * before must be asked for.
     */
    void onAccountLine(LineState state);
}
