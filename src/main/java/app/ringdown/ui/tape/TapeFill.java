package app.ringdown.ui.tape;

import app.ringdown.market.Instrument;
import app.ringdown.market.Print;
import app.ringdown.venue.VenueException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Asks by REST for the trades that the stream did not bring: those from before it was listened to,
 * and those missed since. One question at a time; its answer is taken by the frame that finds it
 * there. JavaFX thread, never waits.
 */
final class TapeFill {
    private static final Logger LOG = LoggerFactory.getLogger(TapeFill.class);

    /** An answer weighs 25 of 6000 a minute: so no more than an eighth of the budget goes here. */
    static final long PAUSE_NANOS = 2_000_000_000L;

    private static final long PAUSE_AFTER_FAILURE_NANOS = 5_000_000_000L;

    private final TapeRows rows;
    private final Function<Instrument, CompletableFuture<List<Print>>> trades;
    private Instrument instrument;
    private boolean isWanted;
    private @Nullable CompletableFuture<List<Print>> pending;
    private @Nullable VenueException trouble;
    private long answeredTo = -1;
    private long seen = -1;
    private long notBefore = Long.MIN_VALUE;

    /**
     * @param trades the newest trades, as {@link app.ringdown.desk.MarketFeed#trades}
     */
    TapeFill(
            TapeRows rows,
            Instrument first,
            Function<Instrument, CompletableFuture<List<Print>>> trades) {
        this.rows = rows;
        this.instrument = first;
        this.trades = trades;
    }

    /** Begins for another instrument; what is under way for the last one is of no use. */
    void begin(Instrument next) {
        instrument = next;
        pending = null;
        trouble = null;
        answeredTo = -1;
        notBefore = Long.MIN_VALUE;
        isWanted = true;
    }

    /** Something may be missing. */
    void want() {
        isWanted = true;
    }

    /** Whether it is not yet known what was traded before. */
    boolean isBeginning() {
        return answeredTo < 0 && trouble == null;
    }

    /** Why the last question was not answered; null if it was. */
    @Nullable VenueException trouble() {
        return trouble;
    }

    /**
     * Takes an answer in, and asks again for what came to be missing after it; what is older than
     * an answer reaches stays missing.
     *
     * @param canAsk whether the line is open, so that the answer joins what it brings
     */
    void step(long nanos, boolean canAsk) {
        CompletableFuture<List<Print>> asked = pending;
        if (asked != null) {
            switch (asked.state()) {
                case RUNNING -> {
                    return;
                }
                case SUCCESS -> take(asked.resultNow(), nanos);
                case FAILED, CANCELLED -> fail(asked, nanos);
            }
            pending = null;
        }
        if (rows.version() != seen) {
            seen = rows.version();
            isWanted |= answeredTo >= 0 && rows.isMissingAfter(answeredTo);
        }
        if (canAsk && isWanted && nanos >= notBefore) {
            isWanted = false;
            pending = trades.apply(instrument);
        }
    }

    private void take(List<Print> answer, long nanos) {
        trouble = null;
        rows.fill(answer);
        answeredTo = answer.isEmpty() ? 0 : answer.getLast().tradeId();
        notBefore = nanos + PAUSE_NANOS;
    }

    private void fail(CompletableFuture<List<Print>> asked, long nanos) {
        Throwable why = asked.isCancelled() ? null : asked.exceptionNow();
        LOG.info("The trades of {} were not read: {}", instrument, String.valueOf(why));
        trouble =
                why instanceof VenueException known
                        ? known
                        : new VenueException(VenueException.Kind.UNKNOWN, 0, String.valueOf(why));
        isWanted = true;
        notBefore = nanos + PAUSE_AFTER_FAILURE_NANOS;
    }
}
