package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * The crowd: each with a reason of its own that has nothing to do with what the price should be. It
 * runs in herds: a buy is more often followed by a buy. Most take no more than the best price
 * offers, a few much more.
 */
final class NoiseTrader extends Trader {
    /** Share of all orders that take; as many as bring the listing its trades. */
    private static final double SHARE = 0.66;

    /** Trades per second that others make even in the quietest listing. */
    private static final double TAKEN_BY_OTHERS = 0.045;

    private static final double HERD = 0.60;
    private static final double PATIENT = 0.85;
    private static final double SIGMA = 1.35;

    /** Average order over average trade: what the patient leave out comes back here. */
    private static final double SIZE = 1.05;

    private Side side = Side.BUY;

    NoiseTrader(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    long trade(long now) {
        if (!chance.happens(HERD)) {
            side = side.opposite();
        }
        // The fuller the account, the more of the crowd is on the way out.
        if (chance.happens(Math.abs(load()) * 0.5)) {
            side = load() > 0 ? Side.SELL : Side.BUY;
        }
        long lots = lots(SIZE, SIGMA);
        if (chance.happens(PATIENT)) {
            lots = Math.min(lots, atTouch(side));
        }
        if (lots > 0) {
            take(side, lots, 4 * pit.minuteVolatility);
        }
        double rate =
                Math.max(0.2 * pit.tradesPerSecond, SHARE * pit.tradesPerSecond - TAKEN_BY_OTHERS);
        return after(now, 1000 / (rate * pit.heat()));
    }
}
