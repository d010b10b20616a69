package app.ringdown.venue;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;

/** A live value that someone wants. */
public sealed interface Subscription {
    /**
     * The last 24 hours of every instrument of the venue, as they change; of tops of book it tells
     * nothing.
     */
    record AllDays() implements Subscription {}

    /** Top of book, last trade and the last 24 hours. */
    record Level1(Instrument instrument) implements Subscription {}

    /** All changes of the book. */
    record Book(Instrument instrument) implements Subscription {}

    /** All public trades. */
    record Trades(Instrument instrument) implements Subscription {}

    /** Bars of one interval. */
    record Bars(Instrument instrument, Interval interval) implements Subscription {}
}
