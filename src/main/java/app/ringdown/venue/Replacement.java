package app.ringdown.venue;

import app.ringdown.order.OrderEvent.Report;
import app.ringdown.order.Reason;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of asking a venue to cancel one order and take another in its place. If it would not
 * cancel, it did not take the other; it may have cancelled and then refused.
 *
 * @param ended how the old order ended; empty if it was not cancelled
 * @param notCancelled why it was not cancelled
 * @param placed of the new order, as {@link Venue#place}; empty if it was not taken
 * @param refused why the new order was refused; null if it was taken or never tried
 */
public record Replacement(
        List<Report> ended,
        @Nullable Reason notCancelled,
        List<Report> placed,
        @Nullable Reason refused) {
    public Replacement {
        ended = List.copyOf(ended);
        placed = List.copyOf(placed);
    }
}
