package app.ringdown.order.csv;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes comma-separated values as RFC 4180 has them: lines end in CRLF, and a field with a comma,
 * a quotation mark or a line break is quoted. Numbers are plain decimals, all of their digits and
 * never an exponent. A text that a spreadsheet would take for a formula gets an apostrophe in
 * front, and so does one that begins with an apostrophe, so that {@link #unguarded} can take it off
 * again. Confined to one thread.
 */
public final class Csv {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** OWASP, "CSV Injection"; and our own mark. */
    private static final String GUARDED = "=+-@\t\r\n'";

    private final Appendable out;
    private boolean begun;

    public Csv(Appendable out) {
        this.out = out;
    }

    /** A line of texts. */
    public void header(String... names) throws IOException {
        for (String name : names) {
            text(name);
        }
        end();
    }

    Csv text(String text) throws IOException {
        return field(guarded(text));
    }

    /** Empty for null. */
    Csv number(@Nullable BigDecimal number) throws IOException {
        return field(number == null ? "" : number.toPlainString());
    }

    /** Empty for null and for 0, where that stands for none. */
    Csv numberIfAny(@Nullable BigDecimal number) throws IOException {
        return number(number == null || number.signum() == 0 ? null : number);
    }

    Csv number(long number) throws IOException {
        return field(Long.toString(number));
    }

    /** ISO 8601 in UTC with milliseconds, of epoch ms. */
    Csv time(long epochMs) throws IOException {
        return field(UTC.format(Instant.ofEpochMilli(epochMs)));
    }

    /** Ends the line. */
    void end() throws IOException {
        out.append("\r\n");
        begun = false;
    }

    private Csv field(String value) throws IOException {
        if (begun) {
            out.append(',');
        }
        begun = true;
        if (needsQuotes(value)) {
            out.append('"').append(value.replace("\"", "\"\"")).append('"');
        } else {
            out.append(value);
        }
        return this;
    }

    private static boolean needsQuotes(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    }

    private static String guarded(String text) {
        return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The text that a text field was made of. */
    public static String unguarded(String field) {
        return field.startsWith("'") ? field.substring(1) : field;
    }
}
