package app.ringdown.exchange.engine;

/**
 * Numbers in the order in which they came, each under the next index from 0 on; the oldest are
 * forgotten. It grows as it is used, eight bytes a number.
 */
final class LongTape {
    private static final int CHUNK = 4096;

    /** Chunk n of the sequence is at n modulo the length, if it is among the kept. */
    private final long[][] chunks;

    private long size;

    /** Keeps the newest {@code capacity} at least. */
    LongTape(int capacity) {
        chunks = new long[capacity / CHUNK + 2][];
    }

    void add(long value) {
        int slot = slot(size);
        if (chunks[slot] == null) {
            chunks[slot] = new long[CHUNK];
        }
        chunks[slot][(int) (size % CHUNK)] = value;
        size++;
    }

    /** How many there have been: the index of the next. */
    long size() {
        return size;
    }

    /** The index of the oldest that is kept. */
    long oldest() {
        long chunk = (size + CHUNK - 1) / CHUNK;
        return Math.max(0, chunk - chunks.length) * CHUNK;
    }

    /**
     * What stands at an index.
     *
     * @param index from {@link #oldest} to below {@link #size}
     */
    long get(long index) {
        return chunks[slot(index)][(int) (index % CHUNK)];
    }

    private int slot(long index) {
        return (int) (index / CHUNK % chunks.length);
    }
}
