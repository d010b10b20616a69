package app.ringdown.exchange.api.stream;

import app.ringdown.exchange.api.call.ZoneShift;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.bars.Interval;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The streams of one listing. Those of bars come into being when first asked for: there are many.
 * Any thread.
 */
final class ListingTopics {
    private static final String ZONE_MARK = "@";

    final Topic bookTicker;
    final Topic trade;
    final Topic aggTrade;
    final Topic miniTicker;
    final Topic ticker;
    final Topic averagePrice;
    final Topic fastDepth;
    final Topic slowDepth;
    final List<Partial> partials;
    final Map<Rolling, Topic> rolling = new EnumMap<>(Rolling.class);
    final List<Kline> klines = new CopyOnWriteArrayList<>();

    private final String prefix;
    private final AtomicBoolean news;
    private final Map<String, Topic> fixed = new HashMap<>();

    /** The top of the book, {@code levels} deep, every 100 ms or every second. */
    record Partial(Topic topic, int levels, boolean fast) {}

    /** Bars of one interval in one zone. */
    record Kline(Topic topic, Interval interval, ZoneShift shift) {}

    ListingTopics(Listing listing, AtomicBoolean news) {
        this.news = news;
        prefix = listing.symbol().toLowerCase(Locale.ROOT) + "@";
        bookTicker = topic("bookTicker");
        trade = topic("trade");
        aggTrade = topic("aggTrade");
        miniTicker = topic("miniTicker");
        ticker = topic("ticker");
        averagePrice = topic("avgPrice");
        fastDepth = topic("depth@100ms");
        slowDepth = topic("depth");
        fixed.put("depth@1000ms", slowDepth);
        for (Rolling window : Rolling.ALL) {
            rolling.put(window, topic("ticker_" + window.code()));
        }
        partials =
                List.of(
                        new Partial(topic("depth5"), 5, false),
                        new Partial(topic("depth10"), 10, false),
                        new Partial(topic("depth20"), 20, false),
                        new Partial(topic("depth5@100ms"), 5, true),
                        new Partial(topic("depth10@100ms"), 10, true),
                        new Partial(topic("depth20@100ms"), 20, true));
    }

    private Topic topic(String name) {
        Topic topic = new Topic(prefix + name, news);
        fixed.put(name, topic);
        return topic;
    }

    /** The stream of what comes behind the symbol and the @, null if there is none. */
    @Nullable Topic find(String name) {
        Topic topic = fixed.get(name);
        if (topic == null && name.startsWith("kline_")) {
            return kline(name);
        }
        return topic;
    }

    private synchronized @Nullable Topic kline(String name) {
        for (Kline known : klines) {
            if (known.topic().name().equals(prefix + name)) {
                return known.topic();
            }
        }
        String rest = name.substring("kline_".length());
        int mark = rest.indexOf(ZONE_MARK);
        Interval interval = Interval.of(mark < 0 ? rest : rest.substring(0, mark)).orElse(null);
        if (interval == null) {
            return null;
        }
        ZoneShift shift;
        try {
            shift = ZoneShift.parse(mark < 0 ? null : rest.substring(mark + 1));
        } catch (ApiException e) {
            return null; // No such zone, no such stream.
        }
        Topic topic = new Topic(prefix + name, news);
        klines.add(new Kline(topic, interval, shift));
        return topic;
    }
}
