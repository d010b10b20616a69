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
     * What {@link #match} would do, without doing it.
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
        long wanted = lots;
        long quote = 0;
        for (int i = 0; i < other.size(); i++) {
            PriceLevel level = other.at(i);
            if (other.key(level.ticks) < other.key(limit)) {
                return new Sweep(lots - wanted, quote, Stop.LIMIT);
            }
            long price = level.ticks * quotePerTickLot;
            for (BookOrder maker = level.head; maker != null; maker = maker.after) {
                if (maker.owner() == owner) {
                    switch (prevention) {
                        case NONE -> {}
                        case EXPIRE_MAKER -> {
                            continue;
                        }
                        case EXPIRE_TAKER, EXPIRE_BOTH -> {
                            return new Sweep(lots - wanted, quote, Stop.PREVENTED);
                        }
                    }
                }
                long traded = Math.min(Math.min(maker.open, wanted), (budget - quote) / price);
                wanted -= traded;
                quote += traded * price;
                if (wanted == 0) {
                    return new Sweep(lots, quote, Stop.FILLED);
                }
                if (traded < maker.open) {
                    return new Sweep(lots - wanted, quote, Stop.SPENT);
                }
            }
        }
        return new Sweep(lots - wanted, quote, Stop.EMPTY);
    }

    /**
     * Lets an order take what it can at its limit or better: best price first, at one price the
     * oldest first. It does not rest; what is open of it after that is the caller's to decide.
     *
     * @param limit the worst price, in ticks; for any price {@link Long#MAX_VALUE} to buy, 0 to
     *     sell
     * @param budget the most that may be traded, in 1e-8 of the quote asset
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
            // Counted from the taker's side: what prevention removed was not bought.
            left -= taken * price;
            if (level.lots != before) {
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

    /** What {@link #takeFrom} traded, in lots: its second result. */
    private long taken;

    /** Takes from one price; {@link Stop#EMPTY} means that the queue is used up. */
    private Stop takeFrom(
            PriceLevel level, BookOrder taker, long affordable, SelfTradePrevention prevention) {
        taken = 0;
        BookOrder maker = level.head;
        while (maker != null) {
            if (maker.owner() == taker.owner() && prevention != SelfTradePrevention.NONE) {
                if (prevention != SelfTradePrevention.EXPIRE_TAKER) {
                    level.unlink(maker);
                    events.prevented(maker, taker);
                }
                if (prevention != SelfTradePrevention.EXPIRE_MAKER) {
                    return Stop.PREVENTED;
                }
                maker = level.head;
                continue;
            }
            long lots = Math.min(Math.min(maker.open, taker.open), affordable - taken);
            if (lots == 0) {
                return Stop.SPENT;
            }
            taken += lots;
            taker.open -= lots;
            if (lots == maker.open) {
                level.unlink(maker);
                maker.open = 0;
            } else {
                maker.open -= lots;
                level.lots -= lots;
            }
            events.traded(maker, taker, lots);
            if (taker.open == 0) {
                return Stop.FILLED;
            }
            maker = level.head;
        }
        return Stop.EMPTY;
    }

    /** Puts an order at the end of its price's queue; it must not {@link #crosses cross}. */
    public void rest(BookOrder order) {
        PriceLevel level = ladder(order.side()).obtain(order.ticks());
        level.append(order);
        events.level(order.side(), level.ticks, level.lots, ++updateId);
    }

    /**
     * Puts an order into its price's queue before all that came after it, by id: for an order that
     * rested in an earlier session. It must not cross.
     */
    public void restById(BookOrder order) {
        PriceLevel level = ladder(order.side()).obtain(order.ticks());
        level.insertById(order);
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
     * Makes an order smaller; if it rests it keeps its place.
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
        level.lots -= order.open - open;
        order.open = open;
        events.level(order.side(), level.ticks, level.lots, ++updateId);
    }

    private Ladder ladder(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
