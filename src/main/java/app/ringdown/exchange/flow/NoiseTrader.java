package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * The crowd: each with a reason of its own that has nothing to do with what the price should be.
 * Several are at work at a time, each on one side until what it wants is done, most soon and a few
 * after very many orders: so a buy is more often followed by a buy, and a little more often even a
 * hundred trades later (Lillo, Mike and Farmer, "Theory for long memory in supply and demand",
 * 2005). Most take no more than the best price offers, a few much more.
 */
final class NoiseTrader extends Trader {
    /** Share of all orders that take; as many as bring the listing its trades. */
    private static final double SHARE = 0.66;

    /** Trades per second that others make even in the quietest listing. */
    private static final double TAKEN_BY_OTHERS = 0.045;

    private static final int AT_WORK = 10;
    private static final int LONGEST_WORK = 400;
    private static final double PATIENT = 0.85;
    private static final double SIGMA = 1.35;

    /** Average order over average trade: what the patient leave out comes back here. */
    private static final double SIZE = 1.05;

    private final Side[] sides = new Side[AT_WORK];
    private final int[] left = new int[AT_WORK];

    NoiseTrader(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    long trade(long now) {
        Side side = next();
        // The fuller the account, the more of the crowd is on the way out.
        if (chance.happens(Math.abs(load()) * 0.5)) {
            side = load() > 0 ? Side.SELL : Side.BUY;
        }
        double lean = pit.lean();
        if (chance.happens(Math.abs(lean))) {
            side = lean > 0 ? Side.BUY : Side.SELL;
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
        return after(now, 1000 / (rate * pit.pace()));
    }

    /** The side of whoever is next. */
    private Side next() {
        int one = chance.below(AT_WORK);
        if (left[one] == 0) {
            sides[one] = chance.happens(0.5) ? Side.BUY : Side.SELL;
            // Pareto with exponent 3/2: u^(-2/3).
            double u = chance.uniform() + 1e-9;
            left[one] = (int) Math.min(LONGEST_WORK, 1 / StrictMath.cbrt(u * u));
        }
        left[one]--;
        return sides[one];
    }
}
