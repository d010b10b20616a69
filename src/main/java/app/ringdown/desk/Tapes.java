package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.market.Tape;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The tapes that somebody reads, each written for as long as {@link Subscription.Trades} is wanted
 * of the {@link MarketFeed}.
 */
public final class Tapes {
    /** Trades that each holds: what a reader may be behind. */
    public static final int CAPACITY = 4096;

    private final AtomicReferenceArray<@Nullable Tape> tapes;

    Tapes(int instruments) {
        tapes = new AtomicReferenceArray<>(instruments);
    }

    /** A reader of what is still held and of all that comes; empty if the tape is not wanted. */
    public Optional<Tape.Reader> reader(Instrument instrument) {
        return Optional.ofNullable(tapes.get(instrument.index())).map(Tape::reader);
    }

    void open(Instrument instrument) {
        tapes.set(instrument.index(), new Tape(CAPACITY));
    }

    void close(Instrument instrument) {
        tapes.set(instrument.index(), null);
    }

    void onTrade(
            Instrument instrument,
            long tradeId,
            long ticks,
            long lots,
            Side aggressor,
            long venueMs,
            long arrivalNanos) {
        Tape tape = tapes.get(instrument.index());
        if (tape != null) {
            tape.add(tradeId, ticks, lots, aggressor, venueMs, arrivalNanos);
        }
    }

    void onLine(LineState state) {
        for (int i = 0; i < tapes.length(); i++) {
            Tape tape = tapes.get(i);
            if (tape != null && state != LineState.OPEN) {
                tape.onLineLost();
            }
        }
    }
}
