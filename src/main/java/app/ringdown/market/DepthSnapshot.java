package app.ringdown.market;

/**
 * The book of one instrument as a venue told it in one answer. Not to be changed once it is made.
 *
 * @param lastUpdateId the venue's id of the last change that is in it
 * @param bids levels, best first
 * @param asks levels, best first
 * @param limit how many levels of a side were asked for: a side that has as many may go on behind
 *     its last one
 */
public record DepthSnapshot(long lastUpdateId, LevelList bids, LevelList asks, int limit) {
    /** Whether there may be bids that it does not tell. */
    public boolean bidsCutOff() {
        return bids.size() >= limit;
    }

    /** Whether there may be asks that it does not tell. */
    public boolean asksCutOff() {
        return asks.size() >= limit;
    }
}
