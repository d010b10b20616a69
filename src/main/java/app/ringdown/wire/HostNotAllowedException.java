package app.ringdown.wire;

import java.net.URI;

/** An address beyond the {@link Reach} that was set; nothing was sent to it. */
public final class HostNotAllowedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    HostNotAllowedException(URI uri) {
        super("Only servers on this machine may be dialled, and this is not one: " + uri.getHost());
    }
}
