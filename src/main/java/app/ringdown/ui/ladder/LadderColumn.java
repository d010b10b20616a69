package app.ringdown.ui.ladder;

import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

/** The columns of a ladder, from left to right. */
enum LadderColumn {
    OWN_BUYS,
    BIDS,
    PRICE,
    ASKS,
    OWN_SELLS;

    /** The side that it is of; null for the price. */
    @Nullable Side side() {
        return switch (this) {
            case OWN_BUYS, BIDS -> Side.BUY;
            case PRICE -> null;
            case ASKS, OWN_SELLS -> Side.SELL;
        };
    }

    /** Whether it shows one's own orders. */
    boolean isOwn() {
        return this == OWN_BUYS || this == OWN_SELLS;
    }

    /** Whether it shows the book: a click in it means an order. */
    boolean isBook() {
        return this == BIDS || this == ASKS;
    }
}
