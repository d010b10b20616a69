package app.ringdown.exchange.book;

import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

/** An order as the book sees it, and its own link in the queue of its price. */
public class BookOrder {
    private final long id;
    private final int owner;
    private final Side side;
    private final long ticks;

    long open;

    /** What is open but not shown: of an iceberg in the book only. */
    long hidden;

    @Nullable PriceLevel level;
    @Nullable BookOrder before;
    @Nullable BookOrder after;

    /**
     * An order that has not traded yet.
     *
     * @param id ascending in order of arrival
     * @param owner whose it is: orders of one owner are subject to self-trade prevention
     * @param side buy or sell
     * @param ticks the limit price in ticks; the book never reads that of an order that only takes
     * @param lots the quantity, above 0
     */
    public BookOrder(long id, int owner, Side side, long ticks, long lots) {
        this.id = id;
        this.owner = owner;
        this.side = side;
        this.ticks = ticks;
        this.open = lots;
    }

    /** Ascending in order of arrival. */
    public final long id() {
        return id;
    }

    /** Whose it is. */
    public final int owner() {
        return owner;
    }

    /** Buy or sell. */
    public final Side side() {
        return side;
    }

    /** The limit price, in ticks. */
    public final long ticks() {
        return ticks;
    }

    /** Lots that have neither traded nor been taken away. */
    public final long open() {
        return open;
    }

    /** Lots that are open but not shown: of an iceberg in the book only. */
    public final long hidden() {
        return hidden;
    }

    /** How much of it is shown at a time, in lots; 0 for all. */
    public long peak() {
        return 0;
    }

    /** Its turn among those of its price, the lowest first, when the book is filled again. */
    public long rank() {
        return id;
    }

    /** What it shows after so many refreshes from now on; 0 when nothing is left by then. */
    final long part(int refreshes) {
        if (refreshes == 0) {
            return open - hidden;
        }
        return hidden == 0 ? 0 : Math.clamp(hidden - (refreshes - 1) * peak(), 0, peak());
    }

    /** Hides what is beyond its peak. */
    final void showPart() {
        hidden = peak() == 0 ? 0 : Math.max(0, open - peak());
    }

    /** Whether it is in a book now. */
    public final boolean resting() {
        return level != null;
    }
}
