package app.ringdown.exchange.account;

import app.ringdown.exchange.listing.Listing;

import java.util.List;

/**
 * What was acknowledged and is on disk: orders, open or not, and what happened to them. Safe for
 * any thread; reads the database, so never call it on the exchange's own thread. Whatever a client
 * has been told is found here.
 *
 * <p>Paging as in the Binance Spot API, REST, {@code allOrders} and {@code myTrades}: results
 * ascend by id. With a {@code fromId} they begin there; with only a start they are the oldest from
 * then on; with only an end the newest up to it; with neither the newest.
 *
 * <p>Every method throws {@link Refusal#disconnected()} if the database cannot be read.
 */
public interface History {

    /**
     * One order of an account.
     *
     * @throws Refusal -2013 if there is none, -2039 if both ids are given and disagree
     */
    Order order(int account, Listing listing, OrderRef ref) throws Refusal;

    /**
     * Orders of an account in a listing, by time of creation.
     *
     * @param page which of them
     */
    List<Order> orders(int account, Listing listing, Page page) throws Refusal;

    /** Fills of an account in a listing. */
    List<Fill> fills(int account, Listing listing, Page page) throws Refusal;

    /**
     * Fills of one order.
     *
     * @param orderId the exchange's id; an order of another account has no fills here
     */
    List<Fill> fillsOfOrder(int account, Listing listing, long orderId, Page page) throws Refusal;

    /**
     * Amendments of one order.
     *
     * @param page which of them; its ids are those of executions
     */
    List<Amendment> amendments(int account, Listing listing, long orderId, Page page)
            throws Refusal;

    /**
     * One prevented match, or none if the account has no such.
     *
     * @param id the id of the match
     */
    List<PreventedMatch> preventedMatch(int account, Listing listing, long id) throws Refusal;

    /**
     * Prevented matches of one order, as taker or as maker.
     *
     * @param page which of them; its ids are those of the matches
     */
    List<PreventedMatch> preventedMatches(int account, Listing listing, long orderId, Page page)
            throws Refusal;

    /**
     * One order list of an account.
     *
     * @throws Refusal -2013 if there is none, -2039 if both ids are given and disagree
     */
    OrderList list(int account, ListRef ref) throws Refusal;

    /** Order lists of an account in all listings, by the time when they last changed. */
    List<OrderList> lists(int account, Page page) throws Refusal;

    /**
     * A part of a history.
     *
     * @param fromId the first id wanted (order id, or trade id for fills), -1 for none
     * @param start the earliest time wanted, in microseconds since the epoch, -1 for none
     * @param end the latest time wanted, inclusive, in microseconds since the epoch, -1 for none
     * @param limit how many at most, 1 or more
     */
    record Page(long fromId, long start, long end, int limit) {

        /** The newest {@code limit}. */
        public static Page newest(int limit) {
            return new Page(-1, -1, -1, limit);
        }
    }
}
