package app.ringdown.exchange.api.socket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is under way to one client and not to be written yet; the order is kept, so that one late
 * buffer holds up those behind it. Pure but for its memory; not thread-safe.
 */
final class Lag {
    private final Deque<Late> waiting = new ArrayDeque<>();
    private long bytes;
    private long lastDue;

    private record Late(ByteBuffer buffer, long due) {}

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many bytes wait. */
    long bytes() {
        return bytes;
    }

    /**
     * Takes a buffer.
     *
     * @param due when it may be written, in nanoseconds; later if one before it is due later
     */
    void add(ByteBuffer buffer, long due) {
        lastDue = waiting.isEmpty() ? due : lastDue + Math.max(0, due - lastDue);
        waiting.addLast(new Late(buffer, lastDue));
        bytes += buffer.remaining();
    }

    /** Gives what may be written by now, in order. */
    List<ByteBuffer> due(long now) {
        List<ByteBuffer> due = new ArrayList<>();
        for (Late late = waiting.peekFirst();
                late != null && late.due() - now <= 0;
                late = waiting.peekFirst()) {
            waiting.removeFirst();
            bytes -= late.buffer().remaining();
            due.add(late.buffer());
        }
        return due;
    }

    /** Gives everything, in order. */
    List<ByteBuffer> all() {
        List<ByteBuffer> all = waiting.stream().map(Late::buffer).toList();
        waiting.clear();
        bytes = 0;
        return all;
    }

    /** In how many nanoseconds the first may be written; only if there is one. */
    long untilFirst(long now) {
        return Math.max(0, waiting.getFirst().due() - now);
    }
}
