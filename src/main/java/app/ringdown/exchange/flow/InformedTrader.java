package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * Hears the news first, and takes what is still quoted at the old price. Without an edge it brings
 * its position home, slowly.
 */
final class InformedTrader extends Trader {
    private static final double SHARE = 0.30;

    /** Looks per second even where hardly anybody trades: old prices are found out everywhere. */
    private static final double LEAST_RATE = 0.09;

    /** Least edge worth a trade, in minutes' worth of volatility. */
    private static final double LEAST_EDGE = 0.02;

    InformedTrader(Pit pit, int account, Chance chance) {
        super(pit, account, chance);
    }

    @Override
    long trade(long now) {
        double fair = Pit.ticks(pit.fair());
        long bid = pit.floor.bid(pit.index);
        long ask = pit.floor.ask(pit.index);
        double least = LEAST_EDGE * pit.minuteVolatility * fair;
        if (ask != 0 && fair - ask > least) {
            hit(Side.BUY, (fair - ask) / fair);
        } else if (bid != 0 && bid - fair > least) {
            hit(Side.SELL, (bid - fair) / fair);
        } else if (chance.happens(0.35 * Math.abs(load()))) {
            Side home = load() > 0 ? Side.SELL : Side.BUY;
            take(home, Math.min(lots(1, 0.8), Math.max(1, atTouch(home))), 0);
        }
        return after(now, 1000 / (LEAST_RATE + SHARE * pit.tradesPerSecond * pit.pace()));
    }

    /** The greater the edge, the more; never worse than what it knows the price to be. */
    private void hit(Side side, double edge) {
        if (side.sign() * load() > 0.9) {
            return;
        }
        double appetite = 0.8 + 4.5 * Math.min(4, edge / pit.minuteVolatility);
        take(side, lots(appetite, 0.9), edge * 0.8);
    }
}
