package app.ringdown.ui.ladder;

/**
 * A place on a ladder, as it was painted.
 *
 * @param ticks price of the row
 */
record LadderSpot(LadderColumn column, long ticks) {}
