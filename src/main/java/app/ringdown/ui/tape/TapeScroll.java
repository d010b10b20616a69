package app.ringdown.ui.tape;

/**
 * Which lines of the tape are in sight: the newest, unless it is held. It is held while the pointer
 * is over it, from a key to the next, and where somebody has scrolled back; then the same lines
 * stay in the same places whatever comes. Not safe for several threads.
 */
final class TapeScroll {
    private static final long NONE = -1;

    private final TapeRows rows;
    private boolean isUnderPointer;
    private boolean isPaused;
    private boolean isScrolled;
    private long anchor = NONE; // the first trade at or below the top line
    private int above; // lines of those in sight that are above that
    private int page = 1;
    private int back;
    private boolean hasOverflowed;

    TapeScroll(TapeRows rows) {
        this.rows = rows;
    }

    boolean isHeld() {
        return isUnderPointer || isPaused || isScrolled;
    }

    boolean isPaused() {
        return isPaused;
    }

    boolean isScrolled() {
        return isScrolled;
    }

    /** Whether lines in sight had to go because more came than are kept. */
    boolean hasOverflowed() {
        return hasOverflowed;
    }

    /** How many lines newer than those in sight there are. */
    int back() {
        return back;
    }

    /** How many trades newer than those in sight there are. */
    int more() {
        return rows.trades(back);
    }

    /** The farthest that one can scroll back. */
    int last() {
        return Math.max(0, rows.size() - page);
    }

    /** The pointer came over it, or left. */
    void point(boolean over) {
        hold(() -> isUnderPointer = over);
    }

    void togglePause() {
        isScrolled &= !isPaused; // going on means the newest
        hold(() -> isPaused = !isPaused);
    }

    private void hold(Runnable change) {
        boolean wasHeld = isHeld();
        change.run();
        if (!isHeld()) {
            toNewest();
        } else if (!wasHeld) {
            put(0);
        }
    }

    void scroll(int lines) {
        scrollTo(back + lines);
    }

    void scrollTo(int line) {
        put(Math.clamp(line, 0, last()));
        isScrolled = back > 0;
    }

    /** All lines are others now. */
    void begin() {
        isPaused = false;
        toNewest();
    }

    private void toNewest() {
        isScrolled = false;
        put(0);
    }

    private void put(int line) {
        back = line;
        hasOverflowed = false;
        above = 0;
        while (back + above < rows.size() && rows.get(back + above) instanceof TapeRow.Missing) {
            above++;
        }
        anchor = back + above < rows.size() ? rows.get(back + above).tradeId() : NONE;
    }

    /**
     * Lines came, or there is room for another number of them.
     *
     * @param inSight how many there is room for
     */
    void update(int inSight) {
        page = inSight;
        if (!isHeld()) {
            back = 0;
        } else if (anchor == NONE) {
            put(0);
        } else {
            int newer = rows.newerThan(anchor);
            hasOverflowed |= newer == rows.size();
            back = hasOverflowed ? last() : Math.max(0, newer - above);
        }
    }
}
