package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * Buys what has been rising for some minutes and sells what has been falling, and leaves when it
 * stops.
 */
final class TrendFollower extends Trader {
    private static final double SHARE = 0.14;

    /** A move counts as a trend from so many minutes' worth of volatility on. */
    private static final double LEAST_TREND = 1.2;

    TrendFollower(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    long trade(long now) {
        double strength = pit.trend() / (pit.minuteVolatility * pit.heat());
        double load = load();
        if (Math.abs(strength) > LEAST_TREND) {
            Side side = strength > 0 ? Side.BUY : Side.SELL;
            if (side.sign() * load < 0.6) {
                take(side, Math.min(lots(0.8, 0.9), Math.max(1, atTouch(side))), 0);
            }
        } else if (chance.happens(0.2 + 0.8 * Math.abs(load)) && Math.abs(load) > 0.02) {
            Side side = load > 0 ? Side.SELL : Side.BUY;
            take(side, Math.min(lots(0.8, 0.9), Math.max(1, atTouch(side))), 0);
        }
        return after(now, 1000 / (SHARE * pit.tradesPerSecond * pit.pace()));
    }
}
