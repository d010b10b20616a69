package app.ringdown.market;

/**
 * What changed in a book from one of the venue's update ids to another: of each level named, how
 * much lies there now. Reused: what is told with one is good only until the call returns. Not safe
 * for several threads.
 */
public final class DepthUpdate {
    private final LevelList bids = new LevelList();
    private final LevelList asks = new LevelList();
    private long firstId;
    private long lastId;

    /** Empties it for the changes {@code firstId} to {@code lastId}, both included. */
    public void begin(long first, long last) {
        firstId = first;
        lastId = last;
        bids.clear();
        asks.clear();
    }

    /** The venue's id of the first change in it. */
    public long firstId() {
        return firstId;
    }

    /** The venue's id of the last change in it, not before the first. */
    public long lastId() {
        return lastId;
    }

    /** In any order; 0 lots take a level away. */
    public LevelList bids() {
        return bids;
    }

    /** In any order; 0 lots take a level away. */
    public LevelList asks() {
        return asks;
    }

    /** Becomes what {@code other} is. */
    void copy(DepthUpdate other) {
        firstId = other.firstId;
        lastId = other.lastId;
        bids.copy(other.bids);
        asks.copy(other.asks);
    }
}
