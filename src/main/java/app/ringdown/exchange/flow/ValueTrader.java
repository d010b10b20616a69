package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/** Thinks that what a rush has done to the price won't last, and trades against it. */
final class ValueTrader extends Trader {
    private static final double SHARE = 0.12;

    /** What a rush has to have done, in minutes' worth of volatility. */
    private static final double LEAST = 0.15;

    ValueTrader(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    long trade(long now) {
        double rush = pit.passing() / pit.minuteVolatility;
        double load = load();
        if (Math.abs(rush) > LEAST) {
            Side side = rush > 0 ? Side.SELL : Side.BUY;
            if (side.sign() * load < 0.9) {
                take(side, Math.min(lots(1.2, 0.9), Math.max(1, atTouch(side))), 0);
            }
        } else if (chance.happens(Math.abs(load))) {
            Side side = load > 0 ? Side.SELL : Side.BUY;
            take(side, Math.min(lots(1, 0.9), Math.max(1, atTouch(side))), 0);
        }
        return after(now, 1000 / (SHARE * pit.tradesPerSecond * pit.pace()));
    }
}
