package app.ringdown.ui.ladder;

/**
 * Which price stands in which row: the highest in row 0, the others a step apart below it. It
 * changes by a person's hand only, never because the market moves. Immutable.
 *
 * @param step from one row to the next, ticks
 * @param top price of row 0, ticks, a multiple of {@code step}; 0 if there are no prices yet
 */
record LadderRows(long step, long top) {
    static final LadderRows NONE = new LadderRows(1, 0);

    private static final long HIGHEST = Long.MAX_VALUE / 4;

    LadderRows {
        if (step < 1 || top % step != 0) {
            throw new IllegalArgumentException("no rows: " + top + " by " + step);
        }
    }

    /** With the row that {@code ticks} lies in, or above, in the middle of {@code count} rows. */
    static LadderRows centred(long step, long ticks, int count) {
        return of(step, Math.floorDiv(ticks, step) * step + step * (count / 2));
    }

    private static LadderRows of(long step, long top) {
        return new LadderRows(step, Math.clamp(top, step, HIGHEST - HIGHEST % step));
    }

    boolean isEmpty() {
        return top == 0;
    }

    /** Price of a row, ticks; 0 or less where there is none. */
    long price(long row) {
        return isEmpty() ? 0 : top - row * step;
    }

    /** Row of a price that is a multiple of the step; it may lie outside of what is seen. */
    long row(long ticks) {
        return Math.floorDiv(top - ticks, step);
    }

    /** Whether a price that is a multiple of the step is among the first {@code count} rows. */
    boolean shows(long ticks, int count) {
        long row = row(ticks);
        return !isEmpty() && row >= 0 && row < count;
    }

    /** Higher prices come into view, or lower ones if negative; one price at least stays. */
    LadderRows scrolled(long rowsUp) {
        return isEmpty() ? this : of(step, top + rowsUp * step);
    }

    /** Scrolled no further than until a price is among the first {@code count} rows. */
    LadderRows showing(long ticks, int count) {
        long row = row(ticks);
        return row < 0 ? scrolled(-row) : row >= count ? scrolled(count - 1L - row) : this;
    }
}
