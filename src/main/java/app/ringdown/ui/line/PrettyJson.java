package app.ringdown.ui.line;

/**
 * JSON in lines that can be read. Works on the text alone, so that numbers stay as they were sent
 * and what was cut off, or is no JSON at all, is shown too. Pure.
 */
final class PrettyJson {
    private static final String INDENT = "  ";

    /** A list without anything in it but values stays on a line, if that is no longer. */
    private static final int LONGEST_LIST = 100;

    private PrettyJson() {}

    static String of(String json) {
        StringBuilder out = new StringBuilder(json.length() * 2);
        int depth = 0;
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            switch (c) {
                case '"' -> {
                    int end = endOfText(json, at);
                    out.append(json, at, end);
                    at = end - 1;
                }
                case '{', '[' -> {
                    int end = c == '[' ? endOfFlatList(json, at) : endOfEmpty(json, at);
                    if (end > 0) {
                        out.append(json, at, end);
                        at = end - 1;
                    } else {
                        depth++;
                        newLine(out.append(c), depth);
                    }
                }
                case '}', ']' -> {
                    depth = Math.max(0, depth - 1);
                    newLine(out, depth);
                    out.append(c);
                }
                case ',' -> newLine(out.append(c), depth);
                case ':' -> out.append(": ");
                case ' ', '\t', '\r', '\n' -> {
                    // Ours are put where they belong.
                }
                default -> out.append(c);
            }
            at++;
        }
        return out.toString();
    }

    private static void newLine(StringBuilder out, int depth) {
        out.append('\n').repeat(INDENT, depth);
    }

    /** Behind the closing quotation mark, or the end. */
    private static int endOfText(String json, int from) {
        int at = from + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, json.length());
    }

    private static int endOfEmpty(String json, int from) {
        return json.startsWith("{}", from) ? from + 2 : 0;
    }

    /** Behind its bracket if it is short and flat, else 0. */
    private static int endOfFlatList(String json, int from) {
        int at = from + 1;
        while (at < json.length() && at - from < LONGEST_LIST) {
            switch (json.charAt(at)) {
                case ']' -> {
                    return at + 1;
                }
                case '[', '{' -> {
                    return 0;
                }
                case '"' -> at = endOfText(json, at);
                default -> at++;
            }
        }
        return 0;
    }
}
