package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.bars.WindowStats;
import app.ringdown.exchange.engine.AggTrade;
import app.ringdown.exchange.engine.EngineListener;
import app.ringdown.exchange.engine.PublicTrade;
import app.ringdown.exchange.engine.Trading;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells the market streams what the engine does. Trades go out as they happen, the top of the book
 * when it changes, everything else by the clock; nothing is encoded for streams that nobody hears.
 * Exchange thread only.
 */
public final class MarketStreams implements EngineListener {
    private static final long FAST_MICROS = 100_000;
    private static final long SLOW_MICROS = 1_000_000;
    private static final long KLINE_MICROS = 250_000;

    private final Topics topics;
    private final Bars bars;
    private final Publisher publisher = new Publisher();
    private final List<ListingFeed> feeds = new ArrayList<>();
    private final Set<ListingFeed> touched = new LinkedHashSet<>();
    private boolean begun;
    private boolean stopped;
    private long fast;
    private long slow;
    private long klines;

    /**
     * @param bars must hear of each trade before this does
     */
    public MarketStreams(List<Listing> listings, Topics topics, Bars bars) {
        this.topics = topics;
        this.bars = bars;
        for (Listing listing : listings) {
            feeds.add(new ListingFeed(listing, topics.of(listing), bars, publisher));
        }
    }

    /** Says nothing more; on the exchange's thread. */
    public void stop() {
        stopped = true;
    }

    @Override
    public void onTrade(Listing listing, PublicTrade trade) {
        feeds.get(listing.index()).onTrade(trade);
    }

    @Override
    public void onAggTrade(Listing listing, AggTrade trade) {
        feeds.get(listing.index()).onAggTrade(trade);
    }

    @Override
    public void onLevel(Listing listing, Side side, long ticks, long lots, long updateId) {
        ListingFeed feed = feeds.get(listing.index());
        feed.onLevel(side, ticks, lots, updateId);
        touched.add(feed);
    }

    @Override
    public void onBatchEnd(Trading trading) {
        if (stopped) {
            return;
        }
        if (!begun) {
            begun = true;
            feeds.forEach(feed -> feed.begin(trading));
        }
        if (topics.takeNews()) {
            touched.addAll(feeds);
        }
        touched.forEach(feed -> feed.tellBest(trading));
        touched.clear();
        long now = trading.now();
        if (now / KLINE_MICROS != klines) {
            klines = now / KLINE_MICROS;
            feeds.forEach(feed -> feed.tellKlines(trading));
        }
        if (now / FAST_MICROS != fast) {
            fast = now / FAST_MICROS;
            feeds.forEach(feed -> feed.tellFast(trading));
        }
        if (now / SLOW_MICROS != slow) {
            slow = now / SLOW_MICROS;
            tellAll(topics.allMiniTickers(), feed -> miniTicker(feed.listing(), now));
            topics.allRolling()
                    .forEach((window, topic) -> tellAll(topic, feed -> rolling(window, feed, now)));
            feeds.forEach(feed -> feed.tellSlow(trading));
        }
        publisher.flush();
    }

    private Publisher.Event miniTicker(Listing listing, long now) {
        WindowStats day = bars.day(listing.index(), now / 1000);
        return (json, unit) -> StreamJson.miniTicker(json, unit, listing, day, now);
    }

    private Publisher.Event rolling(Rolling window, ListingFeed feed, long now) {
        WindowStats stats = window.stats(bars, feed.listing(), now / 1000);
        long last = feed.lastTradeId();
        return (json, unit) ->
                StreamJson.rolling(json, unit, feed.listing(), window, stats, last, now);
    }

    /** Tells of all listings that were traded, or of all of them if somebody is new. */
    private void tellAll(Topic topic, Function<ListingFeed, Publisher.Event> toEvent) {
        boolean fresh = topic.takeFresh();
        if (topic.idle()) {
            return;
        }
        List<Publisher.Event> events =
                feeds.stream().filter(feed -> fresh || feed.traded()).map(toEvent).toList();
        if (!events.isEmpty()) {
            publisher.publish(
                    topic,
                    (json, unit) -> {
                        json.beginArray();
                        events.forEach(event -> event.write(json, unit));
                        json.endArray();
                    });
        }
    }
}
