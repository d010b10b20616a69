package app.ringdown.ui.line;

import app.ringdown.venue.Transfer;

import java.util.regex.Pattern;

/**
 * A call as a command for a POSIX shell. Where a secret was, a variable of that name stands, which
 * the person has to set. Pure.
 */
final class Curl {
    private static final String MASK = "***";
    private static final Pattern MASKED = Pattern.compile("([A-Za-z_]+)=\\Q" + MASK + "\\E");

    private Curl() {}

    static String of(Transfer.Call call) {
        StringBuilder command = new StringBuilder("curl");
        if (!call.method().equals("GET")) {
            command.append(" -X ").append(call.method());
        }
        for (Transfer.Header header : call.headers()) {
            command.append(" -H ").append(header(header));
        }
        if (!call.body().isEmpty()) {
            command.append(" -d ").append(parameters(call.body()));
        }
        return command.append(' ').append(parameters(call.url())).toString();
    }

    private static String header(Transfer.Header header) {
        boolean masked = header.value().equals(MASK);
        return quoted(header.name() + ": ")
                + (masked ? variable("API_KEY") : quoted(header.value()));
    }

    private static String parameters(String text) {
        StringBuilder all = new StringBuilder();
        var masked = MASKED.matcher(text);
        int done = 0;
        while (masked.find()) {
            all.append(quoted(text.substring(done, masked.start(1)) + masked.group(1) + "="));
            all.append(variable(name(masked.group(1))));
            done = masked.end();
        }
        return done == text.length() && done > 0
                ? all.toString()
                : all.append(quoted(text.substring(done))).toString();
    }

    /** {@code listenKey} is {@code LISTEN_KEY}. */
    private static String name(String parameter) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parameter.length(); i++) {
            char c = parameter.charAt(i);
            if (Character.isUpperCase(c) && !name.isEmpty()) {
                name.append('_');
            }
            name.append(Character.toUpperCase(c));
        }
        return name.toString();
    }

    private static String variable(String name) {
        return "\"$" + name + "\"";
    }

    /** Nothing in single quotation marks means anything to the shell, but their own end. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
