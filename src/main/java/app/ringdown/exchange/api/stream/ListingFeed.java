package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.call.Figures;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.WindowStats;
import app.ringdown.exchange.engine.AggTrade;
import app.ringdown.exchange.engine.Best;
import app.ringdown.exchange.engine.Depth;
import app.ringdown.exchange.engine.PublicTrade;
import app.ringdown.exchange.engine.Trading;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.ArrayList;
import java.util.List;

/** What one listing's streams are told, and what has been told already. Exchange thread only. */
final class ListingFeed {
    private static final Best NOTHING = new Best(0, 0, 0, 0, 0);

    private final Listing listing;
    private final ListingTopics topics;
    private final Bars bars;
    private final Publisher publisher;
    private final DepthChanges fastChanges = new DepthChanges();
    private final DepthChanges slowChanges = new DepthChanges();
    private final List<KlineFeed> klines = new ArrayList<>();
    private Best told = NOTHING;
    private boolean bookChangedFast;
    private boolean bookChangedSlow;
    private boolean traded;
    private long lastTradeId = -1;
    private long lastTradeTime;

    ListingFeed(Listing listing, ListingTopics topics, Bars bars, Publisher publisher) {
        this.listing = listing;
        this.topics = topics;
        this.bars = bars;
        this.publisher = publisher;
    }

    Listing listing() {
        return listing;
    }

    /** Learns where the listing stands, before anything is told of it. */
    void begin(Trading trading) {
        List<PublicTrade> trades = trading.trades(listing, 1);
        lastTradeId = trading.lastTradeId(listing);
        lastTradeTime = trades.isEmpty() ? trading.now() : trades.getLast().time();
    }

    void onTrade(PublicTrade trade) {
        lastTradeId = trade.id();
        lastTradeTime = trade.time();
        traded = true;
        if (!topics.trade.idle()) {
            publisher.publish(
                    topics.trade,
                    (json, unit) -> StreamJson.trade(json, unit, listing, trade, trade.time()));
        }
    }

    void onAggTrade(AggTrade trade) {
        if (!topics.aggTrade.idle()) {
            publisher.publish(
                    topics.aggTrade,
                    (json, unit) -> StreamJson.aggTrade(json, unit, listing, trade, trade.time()));
        }
    }

    void onLevel(Side side, long ticks, long lots, long updateId) {
        bookChangedFast = true;
        bookChangedSlow = true;
        note(topics.fastDepth, fastChanges, side, ticks, lots, updateId);
        note(topics.slowDepth, slowChanges, side, ticks, lots, updateId);
    }

    /** Changes that nobody hears are not kept, and those before them are worth nothing then. */
    private static void note(
            Topic topic, DepthChanges changes, Side side, long ticks, long lots, long updateId) {
        if (!topic.idle()) {
            changes.add(side, ticks, lots, updateId);
        } else if (!changes.empty()) {
            changes.clear();
        }
    }

    /** The top of the book, if it is another than was told. */
    void tellBest(Trading trading) {
        boolean fresh = topics.bookTicker.takeFresh();
        if (topics.bookTicker.idle()) {
            return;
        }
        Best best = trading.best(listing);
        boolean same =
                best.bidTicks() == told.bidTicks()
                        && best.bidLots() == told.bidLots()
                        && best.askTicks() == told.askTicks()
                        && best.askLots() == told.askLots();
        if (fresh || !same) {
            told = best;
            publisher.publish(
                    topics.bookTicker, (json, unit) -> StreamJson.bookTicker(json, listing, best));
        }
    }

    /** Every 100 ms. */
    void tellFast(Trading trading) {
        tellChanges(topics.fastDepth, fastChanges, trading.now());
        tellPartials(true, bookChangedFast, trading);
        bookChangedFast = false;
    }

    /** Every second. */
    void tellSlow(Trading trading) {
        long now = trading.now();
        tellChanges(topics.slowDepth, slowChanges, now);
        tellPartials(false, bookChangedSlow, trading);
        boolean fresh = topics.ticker.takeFresh();
        if (!topics.ticker.idle() && (fresh || traded || bookChangedSlow)) {
            WindowStats day = bars.day(listing.index(), now / 1000);
            Best best = trading.best(listing);
            long last = lastTradeId;
            publisher.publish(
                    topics.ticker,
                    (json, unit) -> StreamJson.ticker(json, unit, listing, day, best, last, now));
        }
        tellTrades(trading);
        bookChangedSlow = false;
        traded = false;
    }

    private void tellTrades(Trading trading) {
        long now = trading.now();
        boolean freshMini = topics.miniTicker.takeFresh();
        if (!topics.miniTicker.idle() && (freshMini || traded)) {
            WindowStats day = bars.day(listing.index(), now / 1000);
            publisher.publish(
                    topics.miniTicker,
                    (json, unit) -> StreamJson.miniTicker(json, unit, listing, day, now));
        }
        topics.rolling.forEach((window, topic) -> {
            boolean fresh = topic.takeFresh();
            if (!topic.idle() && (fresh || traded)) {
                WindowStats stats = window.stats(bars, listing, now / 1000);
                long last = lastTradeId;
                publisher.publish(
                        topic,
                        (json, unit) ->
                                StreamJson.rolling(json, unit, listing, window, stats, last, now));
            }
        });
        boolean freshAverage = topics.averagePrice.takeFresh();
        if (!topics.averagePrice.idle() && (freshAverage || traded)) {
            long price = Figures.price(listing, trading.averageTicks(listing));
            long time = lastTradeTime;
            publisher.publish(
                    topics.averagePrice,
                    (json, unit) -> StreamJson.averagePrice(json, unit, listing, price, time, now));
        }
    }

    private void tellChanges(Topic topic, DepthChanges changes, long now) {
        if (topic.idle() || changes.empty()) {
            return;
        }
        publisher.publish(
                topic, (json, unit) -> StreamJson.depthUpdate(json, unit, listing, changes, now));
        changes.clear();
    }

    private void tellPartials(boolean fast, boolean changed, Trading trading) {
        for (ListingTopics.Partial partial : topics.partials) {
            if (partial.fast() == fast) {
                boolean fresh = partial.topic().takeFresh();
                if (!partial.topic().idle() && (fresh || changed)) {
                    Depth depth = trading.depth(listing, partial.levels());
                    publisher.publish(
                            partial.topic(), (json, unit) -> StreamJson.partialDepth(json, depth));
                }
            }
        }
    }

    long lastTradeId() {
        return lastTradeId;
    }

    /** Whether anything was traded since {@link #tellSlow} was last called. */
    boolean traded() {
        return traded;
    }

    /** Bars that have changed or are over. */
    void tellKlines(Trading trading) {
        for (int i = klines.size(); i < topics.klines.size(); i++) {
            klines.add(new KlineFeed(listing, topics.klines.get(i), bars, publisher));
        }
        for (KlineFeed kline : klines) {
            kline.tell(trading.now(), lastTradeId);
        }
    }
}
