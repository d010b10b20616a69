package app.ringdown.exchange.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The public trades of one listing, one by one and aggregated, as far back as {@value #KEPT} trades
 * at least. Aggregates hold trades that follow one another, so of them only the first trade is
 * kept. Exchange thread only.
 */
final class Tape {
    static final int KEPT = 100_000;

    private final long quotePerTickLot;
    private final LongTape ticks = new LongTape(KEPT);
    private final LongTape lots = new LongTape(KEPT);

    /** Microseconds, doubled, and one more if the buyer is the maker. */
    private final LongTape times = new LongTape(KEPT);

    /** The index of the first trade of each aggregate. */
    private final LongTape aggregates = new LongTape(KEPT);

    private long firstTradeId;
    private long firstAggregateId;

    /**
     * @param quotePerTickLot what one lot costs at one tick, in 1e-8 of the quote asset
     */
    Tape(long quotePerTickLot) {
        this.quotePerTickLot = quotePerTickLot;
    }

    /** Adds a trade; its id is one above that of the last. */
    void add(PublicTrade trade) {
        if (ticks.size() == 0) {
            firstTradeId = trade.id();
        }
        ticks.add(trade.ticks());
        lots.add(trade.lots());
        times.add(trade.time() * 2 + (trade.buyerIsMaker() ? 1 : 0));
    }

    /** Adds an aggregate of the last trades; its id is one above that of the last. */
    void add(AggTrade trade) {
        if (aggregates.size() == 0) {
            firstAggregateId = trade.id();
        }
        aggregates.add(trade.firstTradeId() - firstTradeId);
    }

    /** The newest trades, oldest first. */
    List<PublicTrade> newest(int limit) {
        return trades(ticks.size() - limit, limit);
    }

    /** The oldest trades from an id on that are kept. */
    List<PublicTrade> from(long tradeId, int limit) {
        return trades(tradeId - firstTradeId, limit);
    }

    private List<PublicTrade> trades(long index, int limit) {
        long from = Math.max(index, ticks.oldest());
        List<PublicTrade> trades = new ArrayList<>();
        for (long i = from; i < ticks.size() && trades.size() < limit; i++) {
            trades.add(trade(i));
        }
        return trades;
    }

    private PublicTrade trade(long index) {
        long price = ticks.get(index);
        long quantity = lots.get(index);
        return new PublicTrade(
                firstTradeId + index,
                price,
                quantity,
                price * quantity * quotePerTickLot,
                times.get(index) >> 1,
                (times.get(index) & 1) == 1);
    }

    /**
     * The aggregated trades that a page asks for, oldest first.
     *
     * @param page times are in microseconds
     */
    List<AggTrade> aggregated(TapePage page) {
        long oldest = oldestAggregate();
        long from = oldest;
        if (page.fromId() >= 0) {
            from = Math.max(from, page.fromId() - firstAggregateId);
        }
        if (page.start() >= 0) {
            from = Math.max(from, firstAt(page.start()));
        }
        long to = page.end() >= 0 ? firstAt(page.end() + 1) : aggregates.size();
        if (page.fromId() < 0 && page.start() < 0) {
            from = Math.max(from, to - page.limit());
        }
        List<AggTrade> trades = new ArrayList<>();
        for (long i = from; i < to && trades.size() < page.limit(); i++) {
            trades.add(aggregate(i));
        }
        return trades;
    }

    private AggTrade aggregate(long index) {
        long first = aggregates.get(index);
        long next = index + 1 < aggregates.size() ? aggregates.get(index + 1) : ticks.size();
        long sum = 0;
        for (long i = first; i < next; i++) {
            sum += lots.get(i);
        }
        return new AggTrade(
                firstAggregateId + index,
                ticks.get(first),
                sum,
                firstTradeId + first,
                firstTradeId + next - 1,
                times.get(first) >> 1,
                (times.get(first) & 1) == 1);
    }

    /** The oldest aggregate whose trades are all kept. */
    private long oldestAggregate() {
        return search(aggregates::get, ticks.oldest());
    }

    /** The first aggregate that is not before a time. */
    private long firstAt(long micros) {
        return Math.max(
                oldestAggregate(),
                search(i -> times.get(Math.max(aggregates.get(i), times.oldest())) >> 1, micros));
    }

    /** The first aggregate whose value, which ascends with them, is not below the wanted one. */
    private long search(LongUnaryOperator value, long wanted) {
        long low = aggregates.oldest();
        long high = aggregates.size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (value.applyAsLong(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
