package app.ringdown.ui.ladder;

import app.ringdown.desk.MarketFeed;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.depth.DepthWords;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import java.util.ArrayList;
import java.util.List;

/**
 * The book and the quote that a ladder is about, wanted of the venue only while it is shown; and
 * how far they may be relied on, at the moment of asking and not of the last frame. JavaFX thread.
 */
final class LadderFeed {
    private final LiveDesk live;
    private final DepthWords depthWords;
    private final QuoteWords quoteWords;
    private final Texts texts;
    private final List<MarketFeed.Handle> handles = new ArrayList<>();
    private Instrument instrument;
    private BookView seen = BookView.EMPTY;
    private long seenVersion = Long.MIN_VALUE;

    LadderFeed(
            LiveDesk live,
            DepthWords depthWords,
            QuoteWords quoteWords,
            Texts texts,
            Instrument first) {
        this.live = live;
        this.depthWords = depthWords;
        this.quoteWords = quoteWords;
        this.texts = texts;
        this.instrument = first;
    }

    Instrument instrument() {
        return instrument;
    }

    /** Another instrument, or the same one anew. */
    void choose(Instrument next, boolean isShown) {
        close();
        instrument = next;
        seen = BookView.EMPTY;
        seenVersion = Long.MIN_VALUE;
        if (isShown) {
            handles.add(live.desk().feed().want(new Subscription.Book(next)));
            handles.add(live.desk().feed().want(new Subscription.Level1(next)));
        }
    }

    void close() {
        handles.forEach(MarketFeed.Handle::close);
        handles.clear();
    }

    /**
     * The book now, the same one until it changes. One whose changes do not come is not shown:
     * nobody would see that it stands still.
     */
    BookView book() {
        MarketFeed feed = live.desk().feed();
        if (feed.refusal(new Subscription.Book(instrument)) != null) {
            return BookView.EMPTY;
        }
        long version = feed.books().version(instrument);
        if (version != seenVersion) {
            seenVersion = version;
            seen = feed.books().view(instrument);
        }
        return seen;
    }

    /** Why there is no book that is right, as a sentence; empty if there is one. */
    String noBook() {
        MarketFeed feed = live.desk().feed();
        LineState line = feed.line();
        return line == LineState.OPEN && book().isLive()
                ? ""
                : depthWords.notice(
                        line,
                        feed.refusal(new Subscription.Book(instrument)),
                        feed.books().trouble(instrument));
    }

    /** Why the quote can't be relied on, in a few words; empty if it can. */
    String doubt() {
        return switch (live.freshness(instrument)) {
            case LIVE -> "";
            case POLLED -> texts.get("ticket.polled");
            case STALE -> texts.get("ticket.stale", quoteWords.age(live.age(instrument)));
            case UNKNOWN -> texts.get("ticket.no-quote");
        };
    }

    /** About where the market is, ticks; 0 if nobody knows. */
    long middle() {
        BookView book = book();
        if (book.spread() >= 0) {
            return (book.ticks(Side.BUY, 0) + book.ticks(Side.SELL, 0)) / 2;
        }
        Quote quote = live.quote(instrument);
        return quote.spread() >= 0 ? (quote.bid() + quote.ask()) / 2 : quote.last();
    }

    /** Price of the last trade, ticks; 0 if not known. */
    long last() {
        return live.quote(instrument).last();
    }

    /** Best ask less best bid, in words. */
    String spread() {
        return depthWords.spread(instrument, book());
    }
}
