package app.ringdown.exchange.api.dialect;

/**
 * A request that is answered with an error of the dialect. It carries no stack trace: it is an
 * answer, not a fault.
 */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ApiError error;

    public ApiException(ApiError error) {
        super(error.msg(), null, false, false);
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
