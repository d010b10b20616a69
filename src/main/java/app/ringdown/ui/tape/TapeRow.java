package app.ringdown.ui.tape;

import app.ringdown.market.Print;

/** A line of the tape as it is shown. */
sealed interface TapeRow {
    /** The number of the trade that it is, or that the missing ones came before. */
    long tradeId();

    /** A trade. */
    record Trade(Print print) implements TapeRow {
        @Override
        public long tradeId() {
            return print.tradeId();
        }
    }

    /** Trades that there were and that are not here. */
    record Missing(long count, long tradeId) implements TapeRow {}
}
