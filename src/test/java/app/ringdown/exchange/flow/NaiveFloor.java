package app.ringdown.exchange.flow;

import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;

/**
 * A floor as plain as can be: price-time priority written down as it is said, with the collections
 * of the library. What a flow is tried on, and what a clever engine can be compared with. It counts
 * money but never refuses for lack of it.
 */
public final class NaiveFloor implements Floor {
    /** A trade as it happened. */
    public record Print(
            int listing,
            long ticks,
            long lots,
            boolean buyerIsMaker,
            long time,
            int buyer,
            int seller) {}

    private static final class Order {
        final long id;
        final int trader;
        final int listing;
        final Side side;
        final long ticks;
        final Tif tif;
        long lots;

        Order(long id, int trader, int listing, Side side, long ticks, long lots, Tif tif) {
            this.id = id;
            this.trader = trader;
            this.listing = listing;
            this.side = side;
            this.ticks = ticks;
            this.lots = lots;
            this.tif = tif;
        }
    }

    private static final class Book {
        final NavigableMap<Long, ArrayDeque<Order>> bids =
                new TreeMap<>(Collections.reverseOrder());
        final NavigableMap<Long, ArrayDeque<Order>> asks = new TreeMap<>();
        long last;

        NavigableMap<Long, ArrayDeque<Order>> of(Side side) {
            return side == Side.BUY ? bids : asks;
        }
    }

    private final List<Listing> listings;
    private final List<Book> books = new ArrayList<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final List<String> traders = new ArrayList<>();
    private final List<Map<String, Long>> money = new ArrayList<>();
    private final List<Print> prints = new ArrayList<>();
    private final Set<Integer> ofFlow = new HashSet<>();
    private @Nullable Flow flow;
    private long now;
    private long lastId;
    private long changes;
    private boolean recording = true;

    /** Empty books, opening at the prices given by listing. */
    public NaiveFloor(List<Listing> listings, LongUnaryOperator openingTicks) {
        this.listings = List.copyOf(listings);
        for (Listing listing : listings) {
            Book book = new Book();
            book.last = openingTicks.applyAsLong(listing.index());
            books.add(book);
        }
    }

    /** Empty books, opening at the reference prices. */
    public NaiveFloor(List<Listing> listings) {
        this(listings, i -> listings.get((int) i).profile().referenceTicks());
    }

    /** Opens a flow's session at that moment. */
    public void open(Flow opened, long startMs) {
        flow = opened;
        now = startMs;
        int before = traders.size();
        opened.open(this, startMs);
        for (int trader = before; trader < traders.size(); trader++) {
            ofFlow.add(trader);
        }
    }

    /** Lets the flow run up to that moment, as it wishes. */
    public void runTo(long endMs) {
        long next = now;
        while (next <= endMs) {
            now = next;
            next = Objects.requireNonNull(flow).run(now);
        }
        now = endMs;
    }

    /** Lets the flow do nothing up to that moment, then runs it once; when it wants to run next. */
    public long sleepTo(long timeMs) {
        now = timeMs;
        return Objects.requireNonNull(flow).run(timeMs);
    }

    /** All trades so far, unless told to forget. */
    public List<Print> prints() {
        return prints;
    }

    /** Whether to remember trades from now on. */
    public void record(boolean on) {
        recording = on;
    }

    /** How often a price level has changed. */
    public long changes() {
        return changes;
    }

    /** What a trader has of an asset, in 10^-8 of it. */
    public long money(int trader, String asset) {
        return money.get(trader).getOrDefault(asset, 0L);
    }

    /** Names of all traders, by their number. */
    public List<String> traders() {
        return traders;
    }

    /** Price to lots of one side, best first. */
    public NavigableMap<Long, Long> depth(int listing, Side side) {
        NavigableMap<Long, ArrayDeque<Order>> levels = books.get(listing).of(side);
        NavigableMap<Long, Long> depth = new TreeMap<>(levels.comparator());
        levels.forEach(
                (ticks, queue) -> depth.put(ticks, queue.stream().mapToLong(o -> o.lots).sum()));
        return depth;
    }

    @Override
    public List<Listing> listings() {
        return listings;
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public int enroll(String name, Map<String, Long> funds) {
        if (!traders.contains(name)) {
            traders.add(name);
            money.add(new HashMap<>());
        }
        int trader = traders.indexOf(name);
        money.get(trader).clear();
        money.get(trader).putAll(funds);
        return trader;
    }

    @Override
    public long bid(int listing) {
        NavigableMap<Long, ArrayDeque<Order>> bids = books.get(listing).bids;
        return bids.isEmpty() ? 0 : bids.firstKey();
    }

    @Override
    public long bidLots(int listing) {
        return touchLots(books.get(listing).bids);
    }

    @Override
    public long ask(int listing) {
        NavigableMap<Long, ArrayDeque<Order>> asks = books.get(listing).asks;
        return asks.isEmpty() ? 0 : asks.firstKey();
    }

    @Override
    public long askLots(int listing) {
        return touchLots(books.get(listing).asks);
    }

    private static long touchLots(NavigableMap<Long, ArrayDeque<Order>> levels) {
        Map.Entry<Long, ArrayDeque<Order>> best = levels.firstEntry();
        return best == null ? 0 : best.getValue().stream().mapToLong(o -> o.lots).sum();
    }

    @Override
    public long last(int listing) {
        return books.get(listing).last;
    }

    @Override
    public long limit(int trader, int listing, Side side, long ticks, long lots, Tif tif) {
        Listing units = listings.get(listing);
        boolean allowed =
                ticks >= units.minTicks()
                        && ticks <= units.maxTicks()
                        && lots >= units.minLots()
                        && lots <= units.maxLots();
        if (!allowed || (tif == Tif.POST_ONLY && wouldTake(listing, side, ticks))) {
            return REFUSED;
        }
        Order order = new Order(++lastId, trader, listing, side, ticks, lots, tif);
        match(order);
        if (order.lots == 0 || tif == Tif.IOC) {
            return DONE;
        }
        books.get(listing).of(side).computeIfAbsent(ticks, t -> new ArrayDeque<>()).addLast(order);
        orders.put(order.id, order);
        changes++;
        return order.id;
    }

    private boolean wouldTake(int listing, Side side, long ticks) {
        NavigableMap<Long, ArrayDeque<Order>> other = books.get(listing).of(side.opposite());
        return !other.isEmpty() && reaches(side, ticks, other.firstKey());
    }

    private static boolean reaches(Side side, long ticks, long resting) {
        return side == Side.BUY ? ticks >= resting : ticks <= resting;
    }

    private void match(Order taker) {
        Book book = books.get(taker.listing);
        NavigableMap<Long, ArrayDeque<Order>> other = book.of(taker.side.opposite());
        while (taker.lots > 0
                && !other.isEmpty()
                && reaches(taker.side, taker.ticks, other.firstKey())) {
            ArrayDeque<Order> queue = other.firstEntry().getValue();
            Order maker = queue.getFirst();
            long lots = Math.min(taker.lots, maker.lots);
            maker.lots -= lots;
            taker.lots -= lots;
            if (maker.lots == 0) {
                queue.removeFirst();
                orders.remove(maker.id);
            }
            if (queue.isEmpty()) {
                other.remove(maker.ticks);
            }
            book.last = maker.ticks;
            changes++;
            trade(taker, maker, lots);
        }
    }

    private void trade(Order taker, Order maker, long lots) {
        boolean buyerIsMaker = maker.side == Side.BUY;
        int buyer = buyerIsMaker ? maker.trader : taker.trader;
        int seller = buyerIsMaker ? taker.trader : maker.trader;
        Listing units = listings.get(maker.listing);
        long value = units.notional(maker.ticks, lots);
        pay(seller, buyer, units.baseAsset(), units.baseUnits(lots));
        pay(buyer, seller, units.quoteAsset(), value);
        if (recording) {
            prints.add(
                    new Print(maker.listing, maker.ticks, lots, buyerIsMaker, now, buyer, seller));
        }
        if (flow != null) {
            if (ofFlow.contains(maker.trader)) {
                flow.onFill(
                        maker.id, maker.trader, maker.listing, maker.side, maker.ticks, lots, true);
            }
            if (ofFlow.contains(taker.trader)) {
                flow.onFill(
                        DONE, taker.trader, taker.listing, taker.side, maker.ticks, lots, false);
            }
            flow.onTrade(maker.listing, maker.ticks, lots, buyerIsMaker, now);
        }
    }

    private void pay(int from, int to, String asset, long amount) {
        money.get(from).merge(asset, -amount, Math::addExact);
        money.get(to).merge(asset, amount, Math::addExact);
    }

    @Override
    public long market(int trader, int listing, Side side, long lots) {
        long worst =
                side == Side.BUY
                        ? listings.get(listing).maxTicks()
                        : listings.get(listing).minTicks();
        return limit(trader, listing, side, worst, lots, Tif.IOC);
    }

    @Override
    public boolean cancel(long id) {
        Order order = orders.remove(id);
        if (order == null) {
            return false;
        }
        NavigableMap<Long, ArrayDeque<Order>> levels = books.get(order.listing).of(order.side);
        ArrayDeque<Order> queue = Objects.requireNonNull(levels.get(order.ticks));
        queue.remove(order);
        if (queue.isEmpty()) {
            levels.remove(order.ticks);
        }
        changes++;
        return true;
    }

    @Override
    public long replace(long id, long ticks, long lots) {
        Order order = orders.get(id);
        if (order == null) {
            return REFUSED;
        }
        if (ticks == order.ticks
                && lots <= order.lots
                && lots >= listings.get(order.listing).minLots()) {
            order.lots = lots;
            changes++;
            return id;
        }
        cancel(id);
        return limit(order.trader, order.listing, order.side, ticks, lots, order.tif);
    }

    @Override
    public long remaining(long id) {
        Order order = orders.get(id);
        return order == null ? 0 : order.lots;
    }
}
