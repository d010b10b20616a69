package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Side;

/**
 * Lives on the spread: quotes several prices on both sides of what it takes the value to be, leans
 * against its inventory, stands back when the market is wild, and follows when its prices are out
 * of date.
 */
final class Maker extends Trader {
    /**
     * How a maker quotes. Distances are in parts of the usual volatility of a minute, on top of
     * half the listing's usual spread; sizes in touch sizes.
     *
     * @param levels prices on each side
     * @param nearest distance of the first price
     * @param step distance between the first two; it widens outward
     * @param size size of the first price
     * @param peak level at which sizes are greatest
     * @param everyMs how often it looks, in a listing that trades once a second
     */
    record Style(
            int levels, double nearest, double step, double size, double peak, double everyMs) {}

    /** Near and quick; in the middle, where most of the depth is; far and slow. */
    static final Style NEAR = new Style(3, 0, 0.020, 0.5, 1.0, 420);

    static final Style MIDDLE = new Style(6, 0.012, 0.055, 0.9, 3.0, 1_100);
    static final Style FAR = new Style(9, 0.10, 0.30, 4.0, 2.5, 3_600);

    /** A full account moves the quotes by so many minutes' worth of volatility. */
    private static final double SKEW = 0.9;

    /** A price that is off by less than this part of its distance is left alone. */
    private static final double TOLERANCE = 0.30;

    private final Style style;
    private final Quotes bids;
    private final Quotes asks;
    private double lastFair;
    private double alarm;
    private long lastLook;

    Maker(Pit pit, int account, Style style, Chance chance) {
        super(pit, account, chance);
        this.style = style;
        bids = new Quotes(Side.BUY, style.levels());
        asks = new Quotes(Side.SELL, style.levels());
    }

    @Override
    boolean quotes() {
        return true;
    }

    @Override
    long trade(long now) {
        double log = pit.fair();
        alarm(log, now);
        double unit = pit.minuteVolatility * Pit.ticks(log);
        double load = load();
        double opinion = Pit.ticks(log) - load * SKEW * unit + 0.01 * unit * chance.gaussian();
        double stand = (0.55 + 0.45 * pit.heat() + alarm) * pit.spread();
        boolean rising = log > lastFair;
        lastFair = log;
        // Away from the side that the price moves to first, so that the other has room.
        Quotes first = rising ? asks : bids;
        Quotes second = rising ? bids : asks;
        first.follow(opinion, unit, stand, load);
        second.follow(opinion, unit, stand, load);
        flicker();
        double busy = 0.45 + 0.22 * pit.tradesPerSecond;
        return after(now, style.everyMs() / busy * 0.5) + (long) (style.everyMs() / busy * 0.3);
    }

    /** After a sudden move everybody is careful for some seconds. */
    private void alarm(double log, long now) {
        alarm *= Chance.exp(-(now - lastLook) / 6_000.0);
        lastLook = now;
        if (lastFair != 0) {
            double moved = Math.abs(log - lastFair) / pit.minuteVolatility;
            alarm = Math.min(4, alarm + Math.max(0, moved - 0.3));
        }
    }

    /** Changes its mind about the size of one order. */
    private void flicker() {
        Quotes quotes = chance.happens(0.5) ? bids : asks;
        quotes.resize(chance.below(style.levels()));
    }

    /** The prices of one side, the nearest first. */
    private final class Quotes {
        private final Side side;
        private final long[] orders;
        private final long[] prices;
        private final double[] depths;

        Quotes(Side side, int levels) {
            this.side = side;
            orders = new long[levels];
            prices = new long[levels];
            depths = new double[levels];
        }

        void follow(double opinion, double unit, double stand, double load) {
            double half = pit.listing.profile().spreadTicks() / 2.0;
            // Who holds too much of it buys more only far below, so that the side is never empty.
            int nearest = side.sign() * load > 0.95 ? orders.length / 2 : 0;
            for (int level = 0; level < orders.length; level++) {
                if (level < nearest) {
                    withdraw(level);
                    continue;
                }
                double steps = level * (1 + 0.12 * level);
                double distance = (half + (style.nearest() + style.step() * steps) * unit) * stand;
                // A tick is the least there is between two prices of one maker.
                quote(level, opinion, Math.max(distance, half + level));
            }
        }

        private void withdraw(int level) {
            if (orders[level] > 0) {
                pit.floor.cancel(orders[level]);
                orders[level] = 0;
            }
        }

        private void quote(int level, double opinion, double distance) {
            long ticks =
                    side == Side.BUY
                            ? beforeAsk((long) Math.floor(opinion - distance + 0.5), level)
                            : beyondBid((long) Math.ceil(opinion + distance - 0.5), level);
            long order = orders[level];
            boolean there = order > 0 && pit.floor.remaining(order) > 0;
            boolean right = Math.abs(ticks - prices[level]) <= TOLERANCE * distance;
            if (there && right && depths[level] <= 2 * pit.depth()) {
                return;
            }
            depths[level] = pit.depth();
            prices[level] = ticks;
            orders[level] =
                    there
                            ? pit.floor.replace(order, ticks, size(level))
                            : pit.floor.limit(
                                    account, pit.index, side, ticks, size(level), Tif.POST_ONLY);
        }

        void resize(int level) {
            if (orders[level] > 0 && pit.floor.remaining(orders[level]) > 0) {
                orders[level] = pit.floor.replace(orders[level], prices[level], size(level));
            }
        }

        /** Grows outward to the peak, then falls; a busy listing is deep for its trades' size. */
        private long size(int level) {
            double touch = 2.2 * Math.sqrt(1 + 60 * pit.tradesPerSecond);
            double away = (level - style.peak()) / (style.peak() + 1);
            double shape = style.size() * (1 + 2.2 * (1 - away * away));
            return lots(Math.max(0.3, shape) * touch / 2 * pit.depth(), 0.5);
        }
    }
}
