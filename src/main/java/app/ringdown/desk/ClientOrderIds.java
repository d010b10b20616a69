package app.ringdown.desk;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Client order ids: unique as long as two desks of one account do not start in the same
 * millisecond.
 */
final class ClientOrderIds {
    private static final String PREFIX = "rd-";

    private final String prefix;
    private final AtomicLong next = new AtomicLong();

    /**
     * @param startMs when this desk started, epoch ms
     */
    ClientOrderIds(long startMs) {
        this.prefix = PREFIX + Long.toString(startMs, 36) + "-";
    }

    /** Whether an id is of this kind: made here, now or at an earlier start. */
    static boolean isOurs(String id) {
        return id.startsWith(PREFIX);
    }

    /** At most 36 characters of {@code [a-z0-9-]}, which every venue takes. */
    String next() {
        return prefix + Long.toString(next.incrementAndGet(), 36);
    }
}
