package app.ringdown.ui.ladder;

/**
 * Where the columns of a ladder lie: one's own orders at the edges, the price in the middle, the
 * same on both sides of it. Whole px. Immutable.
 *
 * @param own width of a column of one's own orders
 * @param book width of a column of sizes
 * @param price width of the column of prices
 */
record LadderColumns(double own, double book, double price) {
    static final double PAD = 6;

    /** Digits that a column of one's own orders has room for, if there is room for all. */
    private static final int OWN_DIGITS = 15;

    private static final double MOST_OWN = 0.21;

    /**
     * @param width of all, px
     * @param digit width of a digit, px
     * @param digits of the longest price
     */
    static LadderColumns of(double width, double digit, int digits) {
        double price = Math.min(Math.rint(digits * digit + 4 * PAD), Math.rint(width / 3));
        double own = Math.rint(Math.min(OWN_DIGITS * digit + 2 * PAD, width * MOST_OWN));
        double book = Math.max(0, Math.floor((width - price - 2 * own) / 2));
        return new LadderColumns(own, book, Math.max(0, width - 2 * own - 2 * book));
    }

    double left(LadderColumn column) {
        return switch (column) {
            case OWN_BUYS -> 0;
            case BIDS -> own;
            case PRICE -> own + book;
            case ASKS -> own + book + price;
            case OWN_SELLS -> own + 2 * book + price;
        };
    }

    double width(LadderColumn column) {
        return switch (column) {
            case OWN_BUYS, OWN_SELLS -> own;
            case BIDS, ASKS -> book;
            case PRICE -> price;
        };
    }

    /** The column at a place; those at the edges go on for ever. */
    LadderColumn at(double x) {
        LadderColumn found = LadderColumn.OWN_BUYS;
        for (LadderColumn column : LadderColumn.values()) {
            if (x >= left(column)) {
                found = column;
            }
        }
        return found;
    }
}
