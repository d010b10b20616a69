package app.ringdown.venue;

/**
 * How a venue's lines do, for the status bar. All times in ns of {@link System#nanoTime()}, or
 * durations in ns; -1 if not known yet.
 *
 * @param lastMessageNanos when the market line last brought anything
 * @param restNanos median round trip of the last REST calls
 * @param streamNanos round trip of the last ping on the market line
 * @param clockOffsetMs the venue's clock less ours, ms
 * @param clockKnown whether the offset was measured
 * @param budgetUsed what was used of the calls that the venue grants in this minute, in its weights
 * @param budgetLimit what it grants; 0 if it has not told
 */
public record VenueHealth(
        long lastMessageNanos,
        long restNanos,
        long streamNanos,
        long clockOffsetMs,
        boolean clockKnown,
        long budgetUsed,
        long budgetLimit) {
    public static final VenueHealth NONE = new VenueHealth(-1, -1, -1, 0, false, 0, 0);
}
