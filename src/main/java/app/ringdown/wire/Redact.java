package app.ringdown.wire;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of a text what must not be written anywhere: keys, secrets and signatures. */
public final class Redact {
    /** What stands in a secret's place. */
    public static final String MASK = "***";

    private static final String NAMES =
            "signature|api_?key|api_?secret|secret|secret_?key|listen_?key|listen_?token|token"
                    + "|passphrase|password";
    private static final Pattern PARAMETER =
            Pattern.compile("\\b(" + NAMES + ")=[^&\\s]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("\"(?:" + NAMES + ")\"\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER =
            Pattern.compile(
                    "api-?key|authorization|cookie|secret|token|signature|passphrase",
                    Pattern.CASE_INSENSITIVE);

    /** Anything shorter is no secret, and may stand anywhere by chance. */
    private static final int SHORTEST = 8;

    private Redact() {}

    /** The text with the values of secret parameters and JSON fields left out. */
    public static String line(String text) {
        return fields(PARAMETER.matcher(text).replaceAll("$1=" + MASK));
    }

    /** As {@link #line(String)}, and those values left out too wherever they stand. */
    static String line(String text, Collection<String> secrets) {
        String safe = line(text);
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                safe = safe.replace(secret, MASK);
            }
        }
        return safe;
    }

    /** Whether what a header of that name says is a secret. */
    static boolean isSecretHeader(String name) {
        return HEADER.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    private static String fields(String text) {
        Matcher field = FIELD.matcher(text);
        StringBuilder safe = new StringBuilder(text.length());
        int done = 0;
        while (field.find(done)) {
            safe.append(text, done, field.end()).append('"').append(MASK).append('"');
            done = endOfValue(text, field.end());
        }
        return safe.append(text, done, text.length()).toString();
    }

    /** Where a string ends, escapes and all, or a bare value; a cut text ends it too. */
    private static int endOfValue(String text, int from) {
        int at = from;
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, text.length());
        }
        while (at < text.length() && ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
