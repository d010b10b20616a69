package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * Those who wait for their price: orders anywhere from inside the spread to a few per cent away,
 * most near, left for a while and taken back. They are the far end of the book.
 */
final class PatientTrader extends Trader {
    private static final int ORDERS = 40;

    /** Nearest and farthest distance as log price, over the usual volatility of a minute. */
    private static final double NEAR = 0.4;

    private static final double FAR = 28;

    /** An order at the far end is what is traded in so many minutes. */
    private static final double FAR_MINUTES = 1.5;

    private final long[] orders = new long[ORDERS];
    private int next;

    /** So many orders are still to be placed in a hurry. */
    private int missing = ORDERS;

    private double depth = 1;

    PatientTrader(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    boolean quotes() {
        return true;
    }

    @Override
    long trade(long now) {
        if (orders[next] > 0) {
            pit.floor.cancel(orders[next]);
        }
        orders[next] = place();
        next = (next + 1) % ORDERS;
        if (pit.depth() < 0.7 * depth || pit.depth() > 1.4 * depth) {
            depth = pit.depth();
            missing = ORDERS;
        }
        missing = Math.max(0, missing - 1);
        // The book is filled within the first seconds, then renewed at leisure.
        double mean = missing > 0 ? 100 : 1000 / (0.25 + 0.5 * pit.tradesPerSecond);
        return after(now, mean);
    }

    private long place() {
        double fair = Pit.ticks(pit.fair());
        Side side = chance.happens(0.5 - 0.3 * load()) ? Side.BUY : Side.SELL;
        // Uniform in the logarithm of the distance: as many between 1 and 2 steps as between 10 and
        // 20.
        double part = chance.uniform();
        double distance = NEAR * Chance.exp(part * LOG_RANGE) * pit.minuteVolatility * fair;
        // Far out there is more: all together some ten minutes' worth of trades on either side.
        double size =
                (1.5 + 6 * part) * Math.sqrt(1 + 60 * pit.tradesPerSecond) / 3
                        + FAR_MINUTES * 60 * pit.tradesPerSecond * part * part;
        long lots = lots(size * pit.depth(), 0.8);
        long ticks =
                side == Side.BUY
                        ? beforeAsk((long) Math.floor(fair - distance), 0)
                        : beyondBid((long) Math.ceil(fair + distance), 0);
        return pit.floor.limit(account, pit.index, side, ticks, lots, Tif.POST_ONLY);
    }

    private static final double LOG_RANGE = Math.log(FAR / NEAR);
}
