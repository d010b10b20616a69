package app.ringdown.ui.shell;

import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was typed to log in at another server, and what is wrong with it. Pure. */
record ServerForm(String rest, String stream, String account, String apiKey, String secret) {

    enum Field {
        REST,
        STREAM,
        ACCOUNT,
        KEY,
        SECRET
    }

    enum Problem {
        MISSING,
        NOT_A_URL,
        WRONG_SCHEME,
        NOT_THIS_MACHINE,
        HAS_SPACES
    }

    /** Each field that can't be used as it is; empty if one may log in. */
    Map<Field, Problem> problems() {
        Map<Field, Problem> problems = new EnumMap<>(Field.class);
        put(problems, Field.REST, address(rest, List.of("http", "https")));
        put(problems, Field.STREAM, address(stream, List.of("ws", "wss")));
        put(problems, Field.ACCOUNT, address(account, List.of("ws", "wss")));
        put(problems, Field.KEY, apiKey.isBlank() ? Problem.MISSING : spaces(apiKey));
        put(problems, Field.SECRET, secret.isBlank() ? Problem.MISSING : null);
        return problems;
    }

    /**
     * @throws IllegalArgumentException if there are {@link #problems}
     */
    Endpoints endpoints() {
        return new Endpoints(
                URI.create(rest.strip()), URI.create(stream.strip()), URI.create(account.strip()));
    }

    Credentials credentials() {
        return new Credentials(apiKey.strip(), secret.strip());
    }

    private static void put(Map<Field, Problem> problems, Field field, @Nullable Problem problem) {
        if (problem != null) {
            problems.put(field, problem);
        }
    }

    private static @Nullable Problem spaces(String text) {
        return text.strip().chars().anyMatch(Character::isWhitespace) ? Problem.HAS_SPACES : null;
    }

    private static @Nullable Problem address(String typed, List<String> schemes) {
        if (typed.isBlank()) {
            return Problem.MISSING;
        }
        URI uri;
        try {
            uri = new URI(typed.strip());
        } catch (URISyntaxException e) {
            return Problem.NOT_A_URL;
        }
        String scheme = uri.getScheme();
        String host = uri.getHost();
        if (scheme == null || host == null) {
            return Problem.NOT_A_URL;
        }
        if (!schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            return Problem.WRONG_SCHEME;
        }
        return isThisMachine(host) ? null : Problem.NOT_THIS_MACHINE;
    }

    /** By its text alone: a name is never looked up, since it may lead anywhere. */
    private static boolean isThisMachine(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            String literal =
                    host.startsWith("[") && host.endsWith("]")
                            ? host.substring(1, host.length() - 1)
                            : host;
            return InetAddress.ofLiteral(literal).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Hides key and secret. */
    @Override
    public String toString() {
        return "ServerForm[" + rest + ", " + stream + ", " + account + "]";
    }
}
