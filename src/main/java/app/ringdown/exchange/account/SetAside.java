package app.ringdown.exchange.account;

import java.nio.file.Path;

/**
 * A database that could not be used was moved out of the way, and the exchange starts fresh.
 *
 * @param reason what was wrong with it
 * @param movedTo where it is now
 */
public record SetAside(Reason reason, Path movedTo) {

    /** What was wrong with a database. */
    public enum Reason {
        /** It cannot be read. */
        DAMAGED,
        /** It was written by a later version of this program. */
        NEWER
    }
}
