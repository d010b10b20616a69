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
     * Self-trade prevention has taken a resting order out of the book; what was open of it is still
     * to be read there.
     */
    void prevented(BookOrder maker, BookOrder taker);

    /**
     * A price level has changed; several trades of one incoming order at one price are one change,
     * told after them.
     *
     * @param lots what rests there now, 0 if nothing
     * @param updateId ascending by one
     */
    void level(Side side, long ticks, long lots, long updateId);
}
