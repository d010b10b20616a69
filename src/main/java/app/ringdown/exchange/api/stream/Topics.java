package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** All market streams by name. Any thread. */
public final class Topics {
    private static final String ALL_MINI_TICKERS = "!miniTicker@arr";

    private final AtomicBoolean news = new AtomicBoolean();
    private final List<ListingTopics> byListing = new ArrayList<>();
    private final Map<String, ListingTopics> bySymbol = new HashMap<>();
    private final Topic allMiniTickers = new Topic(ALL_MINI_TICKERS, news);
    private final Map<Rolling, Topic> allRolling = new EnumMap<>(Rolling.class);
    private final Map<String, Topic> ofAll = new HashMap<>();

    public Topics(List<Listing> listings) {
        ofAll.put(ALL_MINI_TICKERS, allMiniTickers);
        for (Rolling window : Rolling.ALL) {
            String name = "!ticker_" + window.code() + "@arr";
            Topic topic = new Topic(name, news);
            allRolling.put(window, topic);
            ofAll.put(name, topic);
        }
        for (Listing listing : listings) {
            ListingTopics topics = new ListingTopics(listing, news);
            byListing.add(topics);
            bySymbol.put(listing.symbol().toLowerCase(Locale.ROOT), topics);
        }
    }

    ListingTopics of(Listing listing) {
        return byListing.get(listing.index());
    }

    Topic allMiniTickers() {
        return allMiniTickers;
    }

    /** The streams of all listings' rolling statistics. */
    Map<Rolling, Topic> allRolling() {
        return allRolling;
    }

    /** Whether anybody has begun to listen to anything since this was last asked. */
    boolean takeNews() {
        return news.getAndSet(false);
    }

    /** The stream of that name, null if nothing is ever told under it. */
    @Nullable Topic find(String name) {
        int at = name.indexOf('@');
        if (at < 0 || name.startsWith("!")) {
            return ofAll.get(name);
        }
        ListingTopics topics = bySymbol.get(name.substring(0, at));
        return topics == null ? null : topics.find(name.substring(at + 1));
    }
}
