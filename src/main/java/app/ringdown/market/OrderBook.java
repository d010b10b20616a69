package app.ringdown.market;

/**
 * The book of one instrument, price by price, as a snapshot and the changes since tell it. A
 * snapshot may end where the book goes on. What lies behind its last level is not known, and stays
 * unknown but for what changes there: so nothing is kept of it, and all that this holds is true.
 * Not safe for several threads.
 */
public final class OrderBook {
    private static final long NO_END = 0;

    private final Levels bids = new Levels(Side.BUY);
    private final Levels asks = new Levels(Side.SELL);
    private long updateId;
    private long lowestBid = NO_END;
    private long highestAsk = NO_END;

    /** The venue's id of the last change that is in it. */
    public long updateId() {
        return updateId;
    }

    /** Levels of a side that are known. */
    public int size(Side side) {
        return levels(side).size();
    }

    /** Price of a level in ticks; {@code depth} 0 is the best. */
    public long ticks(Side side, int depth) {
        return levels(side).ticks(depth);
    }

    /** What lies at a level; {@code depth} 0 is the best. */
    public long lots(Side side, int depth) {
        return levels(side).lots(depth);
    }

    /** The best price of a side in ticks, 0 if there is none. */
    public long best(Side side) {
        return levels(side).best();
    }

    /** What lies at a price; 0 if nothing does, or it is not known. */
    public long lotsAt(Side side, long ticks) {
        return levels(side).lotsAt(ticks);
    }

    /** The last price of a side that is known, ticks; 0 if all of the side is. */
    public long end(Side side) {
        return side == Side.BUY ? lowestBid : highestAsk;
    }

    /** Whether a bid is at an ask or above it, which no venue's book ever is. */
    public boolean isCrossed() {
        return bids.size() > 0 && asks.size() > 0 && bids.best() >= asks.best();
    }

    private Levels levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    void clear() {
        bids.clear();
        asks.clear();
        updateId = 0;
        lowestBid = NO_END;
        highestAsk = NO_END;
    }

    /** Becomes what the snapshot is. */
    void apply(DepthSnapshot snapshot) {
        clear();
        updateId = snapshot.lastUpdateId();
        fill(bids, snapshot.bids());
        fill(asks, snapshot.asks());
        lowestBid = snapshot.bidsCutOff() ? last(snapshot.bids()) : NO_END;
        highestAsk = snapshot.asksCutOff() ? last(snapshot.asks()) : NO_END;
    }

    /** The last one first, so that each lands at the end of what is there. */
    private static void fill(Levels side, LevelList levels) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            side.set(levels.ticks(i), levels.lots(i));
        }
    }

    private static long last(LevelList levels) {
        return levels.ticks(levels.size() - 1);
    }

    /** Takes in the changes that follow, or go on from, what it holds. */
    void apply(DepthUpdate update) {
        updateId = update.lastId();
        change(bids, update.bids(), lowestBid);
        change(asks, update.asks(), highestAsk);
    }

    private static void change(Levels side, LevelList changes, long end) {
        for (int i = 0; i < changes.size(); i++) {
            if (end == NO_END || side.atLeast(changes.ticks(i), end)) {
                side.set(changes.ticks(i), changes.lots(i));
            }
        }
    }
}
