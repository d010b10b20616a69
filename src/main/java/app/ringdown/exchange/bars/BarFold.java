package app.ringdown.exchange.bars;

/**
 * Puts shorter bars together to a longer one: the first open, the highest high, the lowest low, the
 * last close, and the sums of the rest. Bars without trades count with their flat price, so that a
 * client who folds one interval into another comes to the same. Reusable; one thread.
 */
final class BarFold {
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;
    private long quote;
    private long trades;
    private long buyVolume;
    private long buyQuote;

    /** Forgets everything. */
    void clear() {
        open = 0;
        high = 0;
        low = Long.MAX_VALUE;
        close = 0;
        volume = 0;
        quote = 0;
        trades = 0;
        buyVolume = 0;
        buyQuote = 0;
    }

    BarFold() {
        clear();
    }

    boolean isEmpty() {
        return open == 0;
    }

    void add(
            long open,
            long high,
            long low,
            long close,
            long volume,
            long quote,
            long trades,
            long buyVolume,
            long buyQuote) {
        if (this.open == 0) {
            this.open = open;
        }
        this.high = Math.max(this.high, high);
        this.low = Math.min(this.low, low);
        this.close = close;
        this.volume += volume;
        this.quote = Math.addExact(this.quote, quote);
        this.trades += trades;
        this.buyVolume += buyVolume;
        this.buyQuote += buyQuote;
    }

    void add(Bar bar) {
        add(
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.quoteVolume(),
                bar.trades(),
                bar.takerBuyVolume(),
                bar.takerBuyQuote());
    }

    /** What came together; at least one bar was added. */
    Bar bar(long openTime) {
        return new Bar(
                openTime, open, high, low, close, volume, quote, trades, buyVolume, buyQuote);
    }
}
