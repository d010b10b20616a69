package app.ringdown.wire;

import java.util.regex.Pattern;

/** Takes out of a line what must not be written anywhere: keys, secrets and signatures. */
public final class Redact {
    private static final String NAMES = "signature|apiKey|secret|secretKey|listenKey";
    private static final Pattern PARAMETER =
            Pattern.compile("\\b(" + NAMES + ")=[^&\\s]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("\"(" + NAMES + ")\"\\s*:\\s*\"[^\"]*\"?", Pattern.CASE_INSENSITIVE);

    private Redact() {}

    /** The line with the values of secret parameters and JSON fields left out. */
    public static String line(String line) {
        return FIELD.matcher(PARAMETER.matcher(line).replaceAll("$1=***"))
                .replaceAll("\"$1\":\"***\"");
    }
}
