package app.ringdown.bench.exchange;

import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Tif;
import app.ringdown.exchange.listing.Side;

/**
 * A load that can be set: one trader rests a large order on each side of every book, another takes
 * lot after lot, round the listings, buying in one round and selling in the next. Each of its
 * orders is one trade and one change of the top of a book.
 */
final class SteadyFlow extends OpenFloor {
    private static final int RESTER = 0;
    private static final long IDLE_MS = 20;
    private static final int TAKER = 1;
    private static final long RESTING_LOTS = 10_000_000;

    private volatile int perSecond;
    private long lastMs;
    private long dueThousandths;
    private long done;

    SteadyFlow() {
        super(2);
    }

    /** Sets how many orders a second there are from now on; any thread. */
    void rate(int ordersPerSecond) {
        perSecond = ordersPerSecond;
    }

    @Override
    public void open(Floor floor, long startMs) {
        super.open(floor, startMs);
        lastMs = startMs;
        for (int listing = 0; listing < floor.listings().size(); listing++) {
            long middle = floor.last(listing);
            rest(listing, Side.BUY, middle - 1);
            rest(listing, Side.SELL, middle + 1);
        }
    }

    private void rest(int listing, Side side, long ticks) {
        if (floor().limit(RESTER, listing, side, ticks, RESTING_LOTS, Tif.POST_ONLY) <= 0) {
            throw new IllegalStateException("the books are not full");
        }
    }

    @Override
    public long run(long nowMs) {
        Floor floor = floor();
        int listings = floor.listings().size();
        dueThousandths += (nowMs - lastMs) * perSecond;
        lastMs = nowMs;
        for (; dueThousandths >= 1000; dueThousandths -= 1000) {
            int listing = (int) (done % listings);
            Side side = done / listings % 2 == 0 ? Side.BUY : Side.SELL;
            floor.market(TAKER, listing, side, 1);
            done++;
        }
        return nowMs + (perSecond == 0 ? IDLE_MS : 1);
    }
}
