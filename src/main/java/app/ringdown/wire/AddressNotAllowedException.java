package app.ringdown.wire;

/** An address that is not dialled: beyond the {@link Reach} that was set, or of another kind. */
public final class AddressNotAllowedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AddressNotAllowedException(String message) {
        super(message);
    }
}
