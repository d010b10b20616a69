package app.ringdown.bench.ingest;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quote;
import app.ringdown.market.Quotes;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;

import java.util.List;

/** What is told of a market goes into the program's own store of quotes; books are not kept. */
final class LatestQuotes implements MarketListener {
    private final Quotes quotes;

    LatestQuotes(List<Instrument> instruments) {
        quotes = new Quotes(instruments);
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
    public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {}

    @Override
    public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {}

    @Override
    public void onMarketLine(LineState state) {}
}
