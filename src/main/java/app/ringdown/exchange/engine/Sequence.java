package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Changes;

/**
 * Ids that ascend by one and are never used twice, though most of them are not written down: what
 * is durable is a ceiling well above the last one. After a killed process they go on from there.
 */
final class Sequence {
    private static final long RESERVE = 100_000;

    private final String name;
    private final Changes changes;
    private long last;
    private long ceiling;

    /**
     * Goes on after an id.
     *
     * @param last the last id that may have been used
     */
    Sequence(String name, long last, Changes changes) {
        this.name = name;
        this.changes = changes;
        this.last = last;
        reserve();
    }

    long last() {
        return last;
    }

    long next() {
        used(last + 1);
        return last;
    }

    /** Notes that ids up to this one are used. */
    void used(long id) {
        last = id;
        if (ceiling - last < RESERVE / 2) {
            reserve();
        }
    }

    /** Writes the exact end down: nothing is used after it. */
    void end() {
        changes.counter(name, last);
    }

    private void reserve() {
        ceiling = last + RESERVE;
        changes.counter(name, ceiling);
    }
}
