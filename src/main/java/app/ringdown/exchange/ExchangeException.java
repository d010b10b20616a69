package app.ringdown.exchange;

/** The exchange could not be started. The message is a sentence in English; {@link #why} is not. */
public final class ExchangeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What prevented it. */
    public enum Why {
        /** A port is in use, or may not be used. */
        PORT,
        /** The data folder cannot be used, or another exchange uses it. */
        DATA,
        /** Anything else. */
        FAULT
    }

    private final Why why;

    ExchangeException(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
