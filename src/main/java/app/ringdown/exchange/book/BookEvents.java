package app.ringdown.exchange.book;

import app.ringdown.exchange.listing.Side;

/** Hears what happens in a book, in the midst of it: the book must not be called from here. */
public interface BookEvents {

    /**
     * Two orders have traded, at the maker's price; what is open of both is reduced already, and
     * the maker is out of the book if nothing is.
     */
    void traded(BookOrder maker, BookOrder taker, long lots);

    /**
     * Self-trade prevention has kept two orders of one owner from trading, at the maker's price.
     * What is open of both is reduced already, and the maker is out of the book if nothing is.
     *
     * @param lots what would have traded
     * @param makerLoss what the maker lost by it, in lots; 0 if it stays as it is
     * @param takerLoss what the taker lost by it, in lots; 0 if it goes on as it is
     */
    void prevented(BookOrder maker, BookOrder taker, long lots, long makerLoss, long takerLoss);

    /**
     * What was shown of an iceberg is used up: its next part is at the end of the queue of its
     * price. Told before the trade that used it up.
     */
    void refreshed(BookOrder iceberg);

    /**
     * A price level has changed; several trades of one incoming order at one price are one change,
     * told after them.
     *
     * @param lots what rests there now, 0 if nothing
     * @param updateId ascending by one
     */
    void level(Side side, long ticks, long lots, long updateId);
}
