package app.ringdown.exchange.book;

import app.ringdown.exchange.listing.Side;

import java.util.Objects;

/**
 * A limit order book with price-time priority. It knows prices, quantities and queues; what an
 * order type means, who may pay and what is told to whom is its user's business. One thread.
 */
public final class Book {
    private final long quotePerTickLot;
    private final BookEvents events;
    private final Ladder bids = new Ladder(Side.BUY);
    private final Ladder asks = new Ladder(Side.SELL);
    private long updateId;

    /**
     * An empty book.
     *
     * @param quotePerTickLot what one lot costs per tick of its price, in 1e-8 of the quote asset
     * @param updateId the id of the last change before
     * @param events hears what happens
     */
    public Book(long quotePerTickLot, long updateId, BookEvents events) {
        this.quotePerTickLot = quotePerTickLot;
        this.updateId = updateId;
        this.events = events;
    }

    /** The id of the last change. */
    public long updateId() {
        return updateId;
    }

    /** The best price of a side in ticks, 0 if it is empty. */
    public long best(Side side) {
        PriceLevel best = ladder(side).best();
        return best == null ? 0 : best.ticks;
    }

    /** What rests at the best price of a side, 0 if it is empty. */
    public long bestLots(Side side) {
        PriceLevel best = ladder(side).best();
        return best == null ? 0 : best.lots;
    }

    /** How many prices a side has. */
    public int levels(Side side) {
        return ladder(side).size();
    }

    /** The price at a distance from the best, 0 being the best. */
    public long ticksAt(Side side, int distance) {
        return ladder(side).at(distance).ticks;
    }

    /** What rests at a distance from the best, 0 being the best. */
    public long lotsAt(Side side, int distance) {
        return ladder(side).at(distance).lots;
    }

    /** Whether an order of that side and price would take something at once. */
    public boolean crosses(Side side, long ticks) {
        Ladder other = ladder(side.opposite());
        PriceLevel best = other.best();
        return best != null && other.key(best.ticks) >= other.key(ticks);
    }

    /**
     * What {@link #match} would do, without doing it. It sees what icebergs hide.
     *
     * @param lots what is wanted
     */
    public Sweep sweep(
            int owner,
            Side side,
            long limit,
            long lots,
            long budget,
            SelfTradePrevention prevention) {
        Ladder other = ladder(side.opposite());
        Probe probe = new Probe(owner, lots, budget, prevention);
        for (int i = 0; i < other.size(); i++) {
            PriceLevel level = other.at(i);
            if (other.key(level.ticks) < other.key(limit)) {
                return probe.result(Stop.LIMIT);
            }
            Stop stop = probe.take(level, level.ticks * quotePerTickLot);
            if (stop != Stop.EMPTY) {
                return probe.result(stop);
            }
        }
        return probe.result(Stop.EMPTY);
    }

    /**
     * Lets an order take what it can at its limit or better: best price first, at one price the
     * oldest first. It does not rest; what is open of it after that is the caller's to decide.
     *
     * @param limit the worst price, in ticks; for any price {@link Long#MAX_VALUE} to buy, 0 to
     *     sell
     * @param budget the most that may be traded, in 1e-8 of the quote asset; what {@link
     *     SelfTradePrevention#DECREMENT} takes off counts as traded
     * @param prevention what happens when it meets an order of its owner
     */
    public Stop match(BookOrder taker, long limit, long budget, SelfTradePrevention prevention) {
        Ladder other = ladder(taker.side().opposite());
        long left = budget;
        while (taker.open > 0) {
            PriceLevel level = other.best();
            if (level == null) {
                return Stop.EMPTY;
            }
            if (other.key(level.ticks) < other.key(limit)) {
                return Stop.LIMIT;
            }
            long before = level.lots;
            long price = level.ticks * quotePerTickLot;
            Stop stop = takeFrom(level, taker, left / price, prevention);
            left -= taken * price;
            if (level.lots != before || taken > 0) {
                events.level(taker.side().opposite(), level.ticks, level.lots, ++updateId);
            }
            if (level.head == null) {
                other.drop(level);
            }
            if (stop != Stop.EMPTY) {
                return stop;
            }
        }
        return Stop.FILLED;
    }

    /** What {@link #takeFrom} took of the budget, in lots: its second result. */
    private long taken;

    /** Takes from one price; {@link Stop#EMPTY} means that the queue is used up. */
    private Stop takeFrom(
            PriceLevel level, BookOrder taker, long affordable, SelfTradePrevention prevention) {
        taken = 0;
        BookOrder maker = level.head;
        while (maker != null) {
            long shown = maker.open - maker.hidden;
            long lots = Math.min(Math.min(shown, taker.open), affordable - taken);
            if (lots == 0) {
                return Stop.SPENT;
            }
            if (maker.owner() == taker.owner() && prevention != SelfTradePrevention.NONE) {
                prevent(level, maker, taker, lots, prevention);
                if (taker.open == 0) {
                    return Stop.PREVENTED;
                }
            } else {
                taken += lots;
                taker.open -= lots;
                reduce(level, maker, lots);
                events.traded(maker, taker, lots);
                if (taker.open == 0) {
                    return Stop.FILLED;
                }
            }
            maker = level.head;
        }
        return Stop.EMPTY;
    }

    /** Two orders of one owner meet: what would have traded does not. */
    private void prevent(
            PriceLevel level,
            BookOrder maker,
            BookOrder taker,
            long lots,
            SelfTradePrevention prevention) {
        long makerLoss = prevention.makerLoss(maker.open, lots);
        long takerLoss = prevention.takerLoss(taker.open, lots);
        if (makerLoss == maker.open) {
            level.unlink(maker);
            maker.open = 0;
            maker.hidden = 0;
        } else if (makerLoss > 0) {
            reduce(level, maker, makerLoss);
        }
        if (makerLoss > 0 && takerLoss > 0) {
            taken += lots;
        }
        taker.open -= takerLoss;
        events.prevented(maker, taker, lots, makerLoss, takerLoss);
    }

    /** Takes off what a resting order shows; an iceberg shows its next part when that is all. */
    private void reduce(PriceLevel level, BookOrder maker, long lots) {
        maker.open -= lots;
        level.lots -= lots;
        if (maker.open == maker.hidden) {
            level.unlink(maker);
            if (maker.open > 0) {
                maker.showPart();
                level.append(maker);
                events.refreshed(maker);
            }
        }
    }

    /**
     * Puts an order at the end of its price's queue, of an iceberg its first part; it must not
     * {@link #crosses cross}.
     */
    public void rest(BookOrder order) {
        order.showPart();
        PriceLevel level = ladder(order.side()).obtain(order.ticks());
        level.append(order);
        events.level(order.side(), level.ticks, level.lots, ++updateId);
    }

    /**
     * Puts an order into its price's queue before all that came after it, by rank: for an order
     * that rested in an earlier session. It must not cross.
     *
     * @param hidden what the book did not show of it, in lots, before it traded again
     */
    public void restByRank(BookOrder order, long hidden) {
        order.showPart();
        order.hidden = hidden < order.open ? Math.max(hidden, order.hidden) : order.hidden;
        PriceLevel level = ladder(order.side()).obtain(order.ticks());
        level.insertByRank(order);
        events.level(order.side(), level.ticks, level.lots, ++updateId);
    }

    /** Takes a resting order out; what was open of it can still be read. */
    public void remove(BookOrder order) {
        PriceLevel level = Objects.requireNonNull(order.level);
        level.unlink(order);
        events.level(order.side(), level.ticks, level.lots, ++updateId);
        if (level.head == null) {
            ladder(order.side()).drop(level);
        }
    }

    /**
     * Makes an order smaller; if it rests it keeps its place, and of an iceberg what is shown stays
     * as long as there is so much of it.
     *
     * @param open what shall be open of it, above 0 and at most what is
     */
    public void reduce(BookOrder order, long open) {
        if (open <= 0 || open > order.open) {
            throw new IllegalArgumentException("not a reduction: " + open);
        }
        PriceLevel level = order.level;
        if (level == null) {
            order.open = open;
            return;
        }
        long shown = order.open - order.hidden;
        order.open = open;
        order.hidden = Math.max(0, open - shown);
        if (open < shown) {
            level.lots -= shown - open;
            events.level(order.side(), level.ticks, level.lots, ++updateId);
        }
    }

    private Ladder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
