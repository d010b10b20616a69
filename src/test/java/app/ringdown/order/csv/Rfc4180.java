package app.ringdown.order.csv;

import java.util.ArrayList;
import java.util.List;

/** A reader of comma-separated values, strictly as RFC 4180 has them. */
final class Rfc4180 {
    private Rfc4180() {}

    static List<List<String>> read(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '"') {
                at++;
                while (text.charAt(at) != '"' || text.startsWith("\"\"", at)) {
                    at += text.charAt(at) == '"' ? 1 : 0;
                    field.append(text.charAt(at++));
                }
                at++;
            } else {
                while (",\r".indexOf(text.charAt(at)) < 0) {
                    if ("\"\n".indexOf(text.charAt(at)) >= 0) {
                        throw new AssertionError("must be quoted, at " + at);
                    }
                    field.append(text.charAt(at++));
                }
            }
            line.add(field.toString());
            field.setLength(0);
            if (text.charAt(at) == ',') {
                at++;
            } else if (text.startsWith("\r\n", at)) {
                at += 2;
                lines.add(List.copyOf(line));
                line.clear();
            } else {
                throw new AssertionError("neither a comma nor the end of the line, at " + at);
            }
        }
        return lines;
    }
}
