package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
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

    public Topics(List<Listing> listings) {
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

    /** Whether anybody has begun to listen to anything since this was last asked. */
    boolean takeNews() {
        return news.getAndSet(false);
    }

    /** The stream of that name, null if nothing is ever told under it. */
    @Nullable Topic find(String name) {
        if (name.equals(ALL_MINI_TICKERS)) {
            return allMiniTickers;
        }
        int at = name.indexOf('@');
        if (at < 0) {
            return null;
        }
        ListingTopics topics = bySymbol.get(name.substring(0, at));
        return topics == null ? null : topics.find(name.substring(at + 1));
    }
}
