package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * Now and then has a great deal to buy or sell, and does it in many small orders over some minutes:
 * a stretch of lean to one side that moves the price for good.
 */
final class Whale extends Trader {
    private static final double EVERY_MS = 35 * 60_000;
    private static final double LASTS_MS = 6 * 60_000;

    /** What it trades over what everybody else does meanwhile. */
    private static final double PARTICIPATION = 0.22;

    private Side side = Side.BUY;
    private long until;

    Whale(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    long trade(long now) {
        double slice = 1000 / (PARTICIPATION * pit.tradesPerSecond * pit.pace());
        if (now < until) {
            take(side, Math.min(lots(1.3, 0.6), Math.max(1, atTouch(side))), 0);
            return after(now, slice);
        }
        if (until != 0) {
            until = 0;
            return after(now, EVERY_MS);
        }
        boolean buys = chance.happens(0.5 - 0.5 * load());
        side = buys ? Side.BUY : Side.SELL;
        until = after(now, LASTS_MS);
        return after(now, slice);
    }
}
