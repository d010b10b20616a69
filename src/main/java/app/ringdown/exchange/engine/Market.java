package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Changes;
import app.ringdown.exchange.account.Ledger;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.book.Book;
import app.ringdown.exchange.book.BookEvents;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;
import app.ringdown.exchange.listing.TradingStatus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One listing as it trades: its book, its last trades, its ids. */
final class Market {
    final Listing listing;
    final Filters filters;

    /** The base asset's index in the ledger. */
    final int base;

    /** The quote asset's index in the ledger. */
    final int quote;

    final long quotePerTickLot;
    final long basePerLot;
    final Book book;
    final AveragePrice average;
    final Sequence tradeIds;
    final Sequence aggTradeIds;
    final Sequence updateIds;
    final Sequence preventedIds;
    final Tape tape;
    final Triggers triggers;
    Staging staging;

    /** Written on the exchange's thread, read on any. */
    volatile TradingStatus status = TradingStatus.TRADING;

    Market(
            Listing listing,
            long openingTicks,
            Ledger ledger,
            Map<String, Long> counters,
            Changes changes,
            Function<Market, BookEvents> events,
            Triggers triggers) {
        this.listing = listing;
        filters = Filters.of(listing);
        staging = new Staging(listing, Scenario.NORMAL, 0, Staging.UNTIL_CHANGED);
        base = ledger.index(listing.baseAsset());
        quote = ledger.index(listing.quoteAsset());
        quotePerTickLot = listing.notionalFactor();
        this.triggers = triggers;
        tape = new Tape(quotePerTickLot);
        basePerLot = Decimals.pow10(Listing.UNIT_DECIMALS - listing.lotDecimals());
        average = new AveragePrice(openingTicks);
        // Trade numbers of the generated history lie below the first one that is traded.
        long history = 1000 * (long) listing.profile().tradesPerDay();
        tradeIds = sequence("trade ", history, counters, changes);
        aggTradeIds = sequence("aggTrade ", history / 2, counters, changes);
        updateIds = sequence("update ", 10 * history, counters, changes);
        preventedIds = sequence("prevented ", 0, counters, changes);
        book = new Book(quotePerTickLot, updateIds.last(), events.apply(this));
    }

    private Sequence sequence(
            String name, long first, Map<String, Long> counters, Changes changes) {
        String key = name + listing.symbol();
        return new Sequence(key, counters.getOrDefault(key, first), changes);
    }

    /** What must be locked for an order to rest or to take at its limit. */
    long cost(Side side, long ticks, long lots) {
        return side == Side.BUY ? ticks * lots * quotePerTickLot : lots * basePerLot;
    }

    /** The asset that an order of that side pays with. */
    int paysWith(Side side) {
        return side == Side.BUY ? quote : base;
    }

    /**
     * The price that an order's cost is reckoned with before it is in the book, in ticks: its
     * limit, or the price that wakes it, or the last one.
     */
    long costTicks(NewOrder order) {
        Trigger trigger = order.trigger();
        if (order.ticks() > 0) {
            return order.ticks();
        }
        return trigger != null && trigger.stopTicks() > 0 ? trigger.stopTicks() : average.last();
    }

    /** Whether price times quantity is a sum that the ledger can hold. */
    boolean fits(long ticks, long lots) {
        double largest = Long.MAX_VALUE / 2.0;
        return (double) ticks * lots * quotePerTickLot < largest
                && (double) lots * basePerLot < largest;
    }

    Depth depth(int limit) {
        return new Depth(
                listing, book.updateId(), levels(Side.BUY, limit), levels(Side.SELL, limit));
    }

    Best best() {
        return new Best(
                book.updateId(),
                book.best(Side.BUY),
                book.bestLots(Side.BUY),
                book.best(Side.SELL),
                book.bestLots(Side.SELL));
    }

    /** Ends the ids: nothing is traded after it. */
    void end() {
        tradeIds.end();
        aggTradeIds.end();
        updateIds.end();
        preventedIds.end();
    }

    private List<Level> levels(Side side, int limit) {
        int count = Math.min(limit, book.levels(side));
        List<Level> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            levels.add(new Level(book.ticksAt(side, i), book.lotsAt(side, i)));
        }
        return levels;
    }
}
