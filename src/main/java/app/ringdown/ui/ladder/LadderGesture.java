package app.ringdown.ui.ladder;

import app.ringdown.market.Side;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * From the press of a button to its release: what a hand on the ladder means. It means what was
 * painted under the pointer when the button went down, or nothing. Not safe for several threads.
 */
final class LadderGesture {

    /** What a hand wants. */
    sealed interface Intent {
        /** Nothing but what the press has marked. */
        record Nothing() implements Intent {}

        /** The row was another one at the release: nothing may be sent. */
        record Slipped() implements Intent {}

        /**
         * An order at the price of a row.
         *
         * @param stop whether it waits for that price
         */
        record Place(Side side, boolean stop, long ticks) implements Intent {}

        /**
         * Orders to another row.
         *
         * @param ids client order ids
         */
        record Move(Side side, List<String> ids, long ticks) implements Intent {}

        /**
         * The end of orders.
         *
         * @param ids client order ids
         */
        record Cancel(List<String> ids) implements Intent {}
    }

    private static final Intent NOTHING = new Intent.Nothing();

    private @Nullable LadderSpot pressed;
    private boolean secondary;
    private boolean stop;
    private List<String> ids = List.of();
    private boolean dragged;

    /**
     * A button went down. If another one is down already, that one means nothing any more.
     *
     * @param own client order ids of one's own orders under the pointer
     */
    void press(LadderSpot at, boolean isSecondary, boolean isStop, List<String> own) {
        if (pressed != null) {
            letGo();
            return;
        }
        pressed = at;
        secondary = isSecondary;
        stop = isStop;
        ids = own;
        dragged = false;
    }

    /** Between a press and its release. */
    boolean isUnderWay() {
        return pressed != null;
    }

    /** Where the button went down; null if it is up. */
    @Nullable LadderSpot origin() {
        return pressed;
    }

    /** Whether one's own orders hang on the pointer. */
    boolean isCarrying() {
        return pressed != null && dragged && canCarry();
    }

    private boolean canCarry() {
        return pressed != null && pressed.column().isOwn() && !secondary && !ids.isEmpty();
    }

    /** The pointer moved with the button down; null where there is no row. */
    void drag(@Nullable LadderSpot at) {
        dragged |= pressed != null && (at == null || at.ticks() != pressed.ticks());
    }

    /** Nothing comes of it; the release that follows means nothing. */
    void letGo() {
        pressed = null;
        ids = List.of();
    }

    /** The button is up again, over what is painted there now; null where there is no row. */
    Intent release(@Nullable LadderSpot at) {
        LadderSpot from = pressed;
        List<String> own = ids;
        boolean carries = canCarry();
        letGo();
        if (from == null) {
            return NOTHING;
        }
        Side side = from.column().side();
        if (carries && side != null && dragged) {
            return at == null || at.ticks() == from.ticks()
                    ? NOTHING
                    : new Intent.Move(side, own, at.ticks());
        }
        if (!Objects.equals(at, from)) {
            return from.column().isBook() || !own.isEmpty() ? new Intent.Slipped() : NOTHING;
        }
        if (secondary) {
            return own.isEmpty() ? NOTHING : new Intent.Cancel(own);
        }
        return from.column().isBook() && side != null
                ? new Intent.Place(side, stop, from.ticks())
                : NOTHING;
    }
}
