package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

/**
 * An order as it stood at one moment: everything that the dialect's order JSON and execution report
 * need. All times are microseconds since the epoch.
 *
 * @param id the exchange's id, ascending in order of arrival, unique over all listings
 * @param terms what the client asked for; {@code clientOrderId} is never empty here, and for a
 *     MARKET order by quote amount {@code lots} is what was found to be possible
 * @param status where it stands
 * @param listId the order list that it belongs to, -1 if none
 * @param executedLots filled so far, in lots
 * @param executedQuote what the fills came to, in 1e-8 of the quote asset
 * @param preventedLots what self-trade prevention took away, in lots
 * @param created when the exchange took it
 * @param updated when it last changed
 * @param working when it came on the book, -1 if it has not
 * @param expiryReason why it ended unasked, null while it has not
 * @param trail how far it has followed the market; null if it does not trail, or not yet
 * @param locked what is locked for it while it waits for its trigger, in 1e-8 of the asset that it
 *     pays with: of two orders of which one cancels the other one alone holds it, for both
 * @param preventedMatchId the last {@link PreventedMatch} that took of it, -1 if none has
 * @param amendments how often it was amended
 * @param place its place in the queue of its price, null for the one that its id gives
 */
public record Order(
        long id,
        NewOrder terms,
        OrderStatus status,
        long listId,
        long executedLots,
        long executedQuote,
        long preventedLots,
        long created,
        long updated,
        long working,
        @Nullable ExpiryReason expiryReason,
        @Nullable Trail trail,
        long locked,
        long preventedMatchId,
        int amendments,
        @Nullable QueuePlace place) {

    /** Whether it is, or was, on the book: one that waits for its trigger is not. */
    public boolean isWorking() {
        return working >= 0;
    }

    /** When it began to follow the market, in microseconds since the epoch; -1 if it has not. */
    public long trailingTime() {
        return trail == null ? -1 : trail.since();
    }
}
