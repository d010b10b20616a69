package app.ringdown.market;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The newest trades of one instrument, each once and in the order of the venue's own numbers, from
 * wherever they came: the stream brings them one by one, an answer by REST fills what it lacks.
 * What is still missing between two of them can be counted, since the venue leaves no number out.
 * Not safe for several threads.
 */
public final class TradeLog {
    /**
     * A trade so far below the newest does not come late: the venue counts anew, and what is held
     * says nothing of it. The same as where the tape draws the line.
     */
    static final int LATEST = Long.SIZE;

    private final @Nullable Print[] ring;
    private long end; // places ever taken; the newest is before it
    private long start; // of the oldest

    /**
     * @param capacity trades that are kept
     */
    public TradeLog(int capacity) {
        ring = new Print[capacity];
    }

    public int size() {
        return (int) (end - start);
    }

    /** A trade; 0 is the newest. */
    public Print get(int back) {
        Objects.checkIndex(back, size());
        return at(end - 1 - back);
    }

    /** The newest trade's number, -1 if there is none. */
    public long newestId() {
        return size() == 0 ? -1 : at(end - 1).tradeId();
    }

    /** The oldest trade's number, -1 if there is none. */
    public long oldestId() {
        return size() == 0 ? -1 : at(start).tradeId();
    }

    /** How many trades are missing between one and the next older one that is here. */
    public long missingBefore(int back) {
        return back + 1 < size() ? get(back).tradeId() - get(back + 1).tradeId() - 1 : 0;
    }

    /** What an added trade did. */
    public enum Effect {
        /** It is the newest. */
        APPENDED,
        /** It went between others, or all others went. */
        CHANGED,
        /** It is here already, or older than all that is kept. */
        NONE
    }

    /** A trade that the stream brought. */
    public Effect add(Print print) {
        long newest = newestId();
        if (print.tradeId() > newest) {
            append(print);
            return Effect.APPENDED;
        }
        if (print.tradeId() <= newest - LATEST) {
            clear();
            append(print);
            return Effect.CHANGED;
        }
        return fill(List.of(print)) ? Effect.CHANGED : Effect.NONE;
    }

    /**
     * Trades that an answer brought: those that are not here yet go to their places.
     *
     * @return whether there were any
     */
    public boolean fill(Collection<Print> prints) {
        TreeMap<Long, Print> all = new TreeMap<>();
        for (long i = start; i < end; i++) {
            all.put(at(i).tradeId(), at(i));
        }
        long oldest = oldestId();
        boolean isFull = size() == ring.length;
        boolean changed = false;
        for (Print print : prints) {
            boolean tooOld = isFull && print.tradeId() < oldest;
            changed |= !tooOld && all.putIfAbsent(print.tradeId(), print) == null;
        }
        if (changed) {
            clear();
            all.values().forEach(this::append);
        }
        return changed;
    }

    public void clear() {
        start = end;
    }

    private void append(Print print) {
        ring[(int) (end % ring.length)] = print;
        end++;
        start = Math.max(start, end - ring.length);
    }

    private Print at(long place) {
        return Objects.requireNonNull(ring[(int) (place % ring.length)]);
    }
}
