package app.ringdown.order;

/**
 * The orders that leave a position again, wanted with the order that enters it: a bracket.
 *
 * @param targetTicks price at which the gain is taken, by a limit order; 0 for none
 * @param stopTicks stop price at which the loss is cut, by a market order; 0 for none
 */
public record Exits(long targetTicks, long stopTicks) {
    public static final Exits NONE = new Exits(0, 0);

    public Exits {
        if (targetTicks < 0 || stopTicks < 0) {
            throw new IllegalArgumentException("not exits: " + targetTicks + ", " + stopTicks);
        }
    }

    public boolean isEmpty() {
        return targetTicks == 0 && stopTicks == 0;
    }
}
