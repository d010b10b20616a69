package app.ringdown.exchange.api.http;

/** What came is no request, or none that is read. Without a stack trace: it is a client's doing. */
final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    BadRequest(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
