package app.ringdown.venue;

/**
 * A REST action that did not bring what was asked. The {@link Kind} says what is known of its
 * outcome.
 */
public final class VenueException extends Exception {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        /** We don't dial that address: nothing was sent. */
        NOT_ALLOWED,
        /** The venue answered no: it did not happen. */
        REFUSED,
        /** The key or its signature is not accepted: it did not happen. */
        BAD_KEY,
        /** Our clock and the venue's differ too much: it did not happen. */
        CLOCK,
        /** Too many requests: it did not happen. */
        RATE_LIMITED,
        /** No connection could be made, nothing was sent: it did not happen. */
        UNREACHABLE,
        /** Sent, but no answer that can be read: it may have happened. */
        UNKNOWN
    }

    private final Kind kind;
    private final int code;

    public VenueException(Kind kind, int code, String message) {
        super(message);
        this.kind = kind;
        this.code = code;
    }

    public VenueException(Kind kind, int code, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** The venue's own code, or 0. */
    public int code() {
        return code;
    }
}
