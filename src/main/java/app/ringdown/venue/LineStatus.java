package app.ringdown.venue;

import java.util.List;

/**
 * One connection of a venue, for who looks after it. Times in ns of {@link System#nanoTime()}, or
 * durations in ns; -1 if there is none.
 *
 * @param name of its thread, for example {@code ws-paper}
 * @param address host and port that it is dialled at
 * @param openedNanos since when it is up
 * @param lastMessageNanos when it last brought a message
 * @param messages brought since it was dialled first
 * @param bytes of those messages
 * @param losses how often it was lost
 * @param pingNanos round trip of its last ping
 * @param streams what is subscribed on it, as the venue names it
 */
public record LineStatus(
        String name,
        String address,
        LineState state,
        long openedNanos,
        long lastMessageNanos,
        long messages,
        long bytes,
        long losses,
        long pingNanos,
        List<String> streams) {}
