package app.ringdown.wire;

import java.io.IOException;

/** A call that brought no answer. */
public final class RestException extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    RestException(boolean sent, String message, Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    /**
     * Whether the request may have reached the server; false only if no connection could be made.
     */
    public boolean maybeSent() {
        return sent;
    }
}
