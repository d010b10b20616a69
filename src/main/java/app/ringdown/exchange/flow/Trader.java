package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/** An agent that trades one listing, with the account of its kind. */
abstract sealed class Trader extends Agent
        permits Maker,
                PatientTrader,
                NoiseTrader,
                InformedTrader,
                TrendFollower,
                ValueTrader,
                Whale {
    /** How often it looks whether a halt is over: the market comes back within a second or two. */
    private static final double HALTED_MS = 700;

    /**
     * A price so many minutes' worth of volatility worse than what the market is worth is nobody's.
     */
    private static final double ABSURD = 6;

    final Pit pit;

    /** Its account's number on the floor. */
    final int account;

    Trader(Pit pit, int account, Chance chance) {
        super(chance);
        this.pit = pit;
        this.account = account;
    }

    @Override
    final long act(long now) {
        pit.advance(now);
        return pit.halted() ? after(now, HALTED_MS) : trade(now);
    }

    /** As {@link #act}, while the listing trades. */
    abstract long trade(long now);

    /**
     * A quantity around so many average trades, of a spread such that a few are very large; at
     * least the least.
     */
    final long lots(double averageTrades, double sigma) {
        return clamp(pit.tradeLots * averageTrades * chance.lognormal(sigma));
    }

    /** As an allowed quantity. */
    final long clamp(double lots) {
        return Math.clamp(Math.round(lots), pit.listing.minLots(), pit.listing.maxMarketLots());
    }

    /** How much of the account's limit for this listing is used, -1 (short) to 1 (long). */
    final double load() {
        double limit = 12 * pit.minuteLots;
        return Math.clamp(pit.inventory(account) / limit, -1, 1);
    }

    /** Lots that can be taken at the best price, 0 if there is nothing. */
    final long atTouch(Side side) {
        return side == Side.BUY ? pit.floor.askLots(pit.index) : pit.floor.bidLots(pit.index);
    }

    /**
     * Takes at once what can be had up to a price, drops the rest.
     *
     * @param slip how much worse than the best price it may be, in log price
     */
    final void take(Side side, long lots, double slip) {
        long touch = side == Side.BUY ? pit.floor.ask(pit.index) : pit.floor.bid(pit.index);
        if (touch == 0) {
            return;
        }
        long room = Math.round(touch * slip);
        double worth = Pit.ticks(pit.fair());
        long bearable =
                Math.round(worth * ABSURD * pit.minuteVolatility)
                        + pit.listing.profile().spreadTicks();
        long ticks =
                side == Side.BUY
                        ? Math.min(touch + room, (long) worth + bearable)
                        : Math.max(touch - room, (long) worth - bearable);
        if (side.sign() * (ticks - touch) >= 0) {
            long allowed = Math.clamp(ticks, pit.listing.minTicks(), pit.listing.maxTicks());
            pit.floor.limit(account, pit.index, side, allowed, lots, Tif.IOC);
        }
    }

    /**
     * A bid's price, lowered so that it doesn't take.
     *
     * @param room ticks to leave free between it and the best ask
     */
    final long beforeAsk(long ticks, int room) {
        long ask = pit.floor.ask(pit.index);
        long highest =
                ask == 0
                        ? pit.listing.maxTicks()
                        : Math.max(pit.listing.minTicks(), ask - 1 - room);
        return Math.clamp(ticks, pit.listing.minTicks(), highest);
    }

    /**
     * An ask's price, raised so that it doesn't take.
     *
     * @param room ticks to leave free between it and the best bid
     */
    final long beyondBid(long ticks, int room) {
        long lowest = Math.max(pit.listing.minTicks(), pit.floor.bid(pit.index) + 1 + room);
        return Math.clamp(ticks, lowest, Math.max(lowest, pit.listing.maxTicks()));
    }
}
