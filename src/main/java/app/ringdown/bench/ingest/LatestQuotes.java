package app.ringdown.bench.ingest;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Quote;
import app.ringdown.market.Quotes;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;

import java.util.Arrays;
import java.util.List;

/**
 * What is told of a market goes into the program's own store of quotes and its own books. A server
 * that only sends has no snapshots: a book that needs one begins empty with the change at hand.
 */
final class LatestQuotes implements MarketListener {
    private static final int FEWEST_LEVELS = 50;
    private static final int DEEPEST = 5_000;
    private static final LevelList NONE = new LevelList();

    private final Quotes quotes;
    private final LiveBook[] books;

    LatestQuotes(List<Instrument> instruments) {
        quotes = new Quotes(instruments);
        books = new LiveBook[instruments.size()];
        Arrays.setAll(books, _ -> new LiveBook(FEWEST_LEVELS));
    }

    /** The sum of every bid, ask and last price, in their smallest units. */
    long checksum() {
        long sum = 0;
        for (int i = 0; i < quotes.instruments().size(); i++) {
            Quote quote = quotes.read(i);
            sum += quote.bid() + quote.ask() + quote.last();
        }
        return sum;
    }

    @Override
    public void onTouch(
            Instrument instrument,
            long bid,
            long bidLots,
            long ask,
            long askLots,
            long sequence,
            long arrivalNanos) {
        quotes.touch(instrument.index(), bid, bidLots, ask, askLots, sequence, arrivalNanos);
    }

    @Override
    public void onTrade(
            Instrument instrument,
            long tradeId,
            long ticks,
            long lots,
            Side aggressor,
            long venueMs,
            long arrivalNanos) {
        quotes.last(instrument.index(), ticks, lots, aggressor, venueMs, arrivalNanos);
    }

    @Override
    public void onDay(
            Instrument instrument,
            long open,
            long high,
            long low,
            long last,
            long volumeLots,
            long quoteVolume,
            long venueMs,
            long arrivalNanos) {
        quotes.day(
                instrument.index(),
                open,
                high,
                low,
                last,
                volumeLots,
                quoteVolume,
                venueMs,
                arrivalNanos);
    }

    @Override
    public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
        LiveBook book = books[instrument.index()];
        book.onUpdate(update);
        if (book.canJoin()) {
            book.onSnapshot(
                    book.round(), new DepthSnapshot(update.firstId() - 1, NONE, NONE, DEEPEST));
        }
    }

    @Override
    public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {}

    @Override
    public void onMarketLine(LineState state) {}
}
