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
     * @throws HostNotAllowedException if it names no host, or one beyond this reach
     */
    public void check(URI uri) {
        String host = host(uri);
        if (host == null || !allows(host)) {
            throw new HostNotAllowedException(uri);
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

    private static @Nullable String host(URI uri) {
        String host = uri.getHost();
        return host != null && host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
