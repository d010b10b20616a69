package app.ringdown.bench.exchange;

import app.ringdown.exchange.flow.Floor;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/** Traders with plenty of everything who do nothing by themselves: the floor is the bench's. */
class OpenFloor implements Flow {
    private static final long PLENTY = Long.MAX_VALUE / 16;
    private static final long IDLE_MS = 1_000;

    private final int traders;
    private @Nullable Floor floor;

    /**
     * @param traders how many to enrol; their numbers begin at 0
     */
    OpenFloor(int traders) {
        this.traders = traders;
    }

    /** The floor of an exchange that has started; for its thread only. */
    final Floor floor() {
        if (floor == null) {
            throw new IllegalStateException("the exchange has not started");
        }
        return floor;
    }

    @Override
    public void open(Floor opened, long startMs) {
        floor = opened;
        Map<String, Long> funds = new HashMap<>();
        for (Listing listing : opened.listings()) {
            funds.put(listing.baseAsset(), PLENTY);
            funds.put(listing.quoteAsset(), PLENTY);
        }
        for (int trader = 0; trader < traders; trader++) {
            opened.enroll("bench-" + trader, funds);
        }
    }

    @Override
    public long run(long nowMs) {
        return nowMs + IDLE_MS;
    }

    @Override
    public void onFill(
            long order, int trader, int listing, Side side, long ticks, long lots, boolean maker) {}

    @Override
    public void onTrade(int listing, long ticks, long lots, boolean buyerIsMaker, long timeMs) {}
}
