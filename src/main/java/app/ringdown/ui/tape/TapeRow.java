package app.ringdown.ui.tape;

import app.ringdown.market.Print;

/** A line of the tape as it is shown. */
sealed interface TapeRow {
    /** A trade. */
    record Trade(Print print) implements TapeRow {}

    /** Trades that there were and that are not here. */
    record Missing(long count) implements TapeRow {}
}
