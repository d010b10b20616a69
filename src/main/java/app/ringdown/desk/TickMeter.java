package app.ringdown.desk;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;

/**
 * How long ticks take on their way from the venue to the screen, always on. Of each instrument one
 * tick at a time is followed, so that it costs the stream's thread two looks at the clock per
 * instrument and frame and no allocation. The streams' threads write; all else is of the screen's.
 */
public final class TickMeter {
    /** A part of the way. */
    public enum Stage {
        /** From the venue's own stamp, its clock's offset taken off, to the socket. */
        VENUE,
        /** From the socket to what the frame says. */
        PARSE,
        /** From there until it is stored for the screen to take. */
        STORE,
        /** From there until the frame that shows it is painted. */
        PAINT,
        /** From the socket until it is painted. */
        ALL
    }

    private static final long NOT_FOLLOWED = Long.MIN_VALUE;

    private static final int FREE = 0;
    private static final int WRITTEN = 1;
    private static final int ON_ITS_WAY = 2;
    private static final int TAKEN = 3;

    private static final int ARRIVED = 0;
    private static final int PARSED = 1;
    private static final int STORED = 2;
    private static final int VENUE_MS = 3;
    private static final int WIDTH = 4;

    private final AtomicIntegerArray states;
    private final long[] ticks;
    private final int[] taken;
    private int takenCount;
    private final @Nullable Way[] ways;
    private final Way total = new Way();

    /**
     * @param instruments how many there are
     */
    TickMeter(int instruments) {
        states = new AtomicIntegerArray(instruments);
        ticks = new long[instruments * WIDTH];
        taken = new int[instruments];
        ways = new Way[instruments];
    }

    /** How long each stage took. */
    private static final class Way {
        private final Map<Stage, LatencyHistogram> stages = new EnumMap<>(Stage.class);

        LatencyHistogram of(Stage stage) {
            return stages.computeIfAbsent(stage, _ -> new LatencyHistogram());
        }
    }

    // A stream's thread.

    /**
     * A tick of an instrument is to be stored now: when that was, or {@link #NOT_FOLLOWED} if
     * another one is on its way.
     */
    long parsed(int index) {
        return states.getOpaque(index) == FREE && states.compareAndSet(index, FREE, WRITTEN)
                ? System.nanoTime()
                : NOT_FOLLOWED;
    }

    /**
     * The tick is stored.
     *
     * @param venueMs the venue's stamp, epoch ms; 0 if it has none
     * @param parsedNanos what {@link #parsed} said
     */
    void stored(int index, long venueMs, long arrivalNanos, long parsedNanos) {
        if (parsedNanos == NOT_FOLLOWED) {
            return;
        }
        int at = index * WIDTH;
        ticks[at + ARRIVED] = arrivalNanos;
        ticks[at + PARSED] = parsedNanos;
        ticks[at + STORED] = System.nanoTime();
        ticks[at + VENUE_MS] = venueMs;
        states.setRelease(index, ON_ITS_WAY);
    }

    // The screen's thread.

    /** The screen takes what is stored of an instrument, and will show it in this frame. */
    public void shown(int index) {
        if (states.getAcquire(index) == ON_ITS_WAY) {
            states.setPlain(index, TAKEN);
            taken[takenCount++] = index;
        }
    }

    /**
     * The frame is painted: what was shown in it has come to its end.
     *
     * @param nanos {@link System#nanoTime()}
     * @param venueMs the venue's clock at that time, epoch ms
     */
    public void painted(long nanos, LongSupplier venueMs) {
        if (takenCount == 0) {
            return;
        }
        long venueNow = venueMs.getAsLong();
        for (int i = 0; i < takenCount; i++) {
            int index = taken[i];
            Way own = ways[index];
            if (own == null) {
                own = new Way();
                ways[index] = own;
            }
            record(own, index, nanos, venueNow);
            record(total, index, nanos, venueNow);
            states.setRelease(index, FREE);
        }
        takenCount = 0;
    }

    private void record(Way to, int index, long nanos, long venueNow) {
        int at = index * WIDTH;
        long arrived = ticks[at + ARRIVED];
        long parsed = ticks[at + PARSED];
        long stored = ticks[at + STORED];
        if (ticks[at + VENUE_MS] != 0) {
            long sinceStamp = (venueNow - ticks[at + VENUE_MS]) * 1_000_000;
            to.of(Stage.VENUE).add(Math.max(0, sinceStamp - (nanos - arrived)), nanos);
        }
        to.of(Stage.PARSE).add(parsed - arrived, nanos);
        to.of(Stage.STORE).add(stored - parsed, nanos);
        to.of(Stage.PAINT).add(nanos - stored, nanos);
        to.of(Stage.ALL).add(nanos - arrived, nanos);
    }

    /** Of all instruments together. */
    public LatencyHistogram total(Stage stage) {
        return total.of(stage);
    }

    /** Of one instrument; null if none of its ticks was followed yet. */
    public @Nullable LatencyHistogram of(int index, Stage stage) {
        Way own = ways[index];
        return own == null ? null : own.of(stage);
    }
}
