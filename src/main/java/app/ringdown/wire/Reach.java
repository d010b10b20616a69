package app.ringdown.wire;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** How far calls and lines may go: the wall between paper and live is kept here. */
public enum Reach {
    /** This machine only. */
    LOOPBACK {
        @Override
        boolean allows(String host) {
            return isLoopback(host);
        }
    },
    /** Any host. */
    ANYWHERE {
        @Override
        boolean allows(String host) {
            return true;
        }
    };

    abstract boolean allows(String host);

    /**
     * Checks where an address leads, before anything is sent.
     *
     * @throws AddressNotAllowedException if it names no host, or one beyond this reach
     */
    public void check(URI uri) {
        String host = host(uri);
        if (host == null || !allows(host)) {
            throw new AddressNotAllowedException(
                    "Only servers on this machine may be dialled, and this is not one: " + host);
        }
    }

    /** Only a literal address or "localhost": any other name is not even looked up. */
    private static boolean isLoopback(String host) {
        try {
            if (host.equalsIgnoreCase("localhost")) {
                for (InetAddress address : InetAddress.getAllByName(host)) {
                    if (!address.isLoopbackAddress()) {
                        return false; // a hosts file may say so
                    }
                }
                return true;
            }
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (UnknownHostException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Checks the scheme too: the plain one or the secure one, for example {@code ws} or {@code
     * wss}.
     *
     * @throws AddressNotAllowedException if it is neither, or as {@link #check(URI)}
     */
    public void check(URI uri, String plain, String secure) {
        String scheme = uri.getScheme();
        if (!plain.equalsIgnoreCase(scheme) && !secure.equalsIgnoreCase(scheme)) {
            throw new AddressNotAllowedException(
                    "This address should begin with " + plain + ":// and does not: " + uri);
        }
        check(uri);
    }

    private static @Nullable String host(URI uri) {
        String host = uri.getHost();
        return host != null && host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
