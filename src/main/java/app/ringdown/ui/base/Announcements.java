package app.ringdown.ui.base;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;

/**
 * When a screen reader is told that something says something else now: not more often than it can
 * finish a sentence, and the newest each time. JavaFX thread.
 */
public final class Announcements {
    /** From one to the next, ns. */
    public static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private @Nullable Object about;
    private String told = "";
    private long toldNanos;

    /**
     * Whether {@code says} is to be told at {@code nanos} of {@link System#nanoTime()}. What {@code
     * next} says at first is not: it is read when a person comes to it.
     */
    public boolean isDue(Object next, String says, long nanos) {
        boolean isNew = !next.equals(about);
        if (!isNew && (says.equals(told) || nanos - toldNanos < PAUSE_NANOS)) {
            return false;
        }
        about = next;
        told = says;
        toldNanos = nanos;
        return !isNew;
    }
}
