package app.ringdown.exchange.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of sound JSON what no client likes to read. Pure. */
final class Mangler {
    /** The members whose values come from closed lists, with such a value. */
    private static final Pattern LISTED =
            Pattern.compile(
                    "\"(?:e|x|X|o|f|V|eR|status|type|timeInForce|filterType|expiryReason"
                            + "|selfTradePreventionMode|contingencyType|listStatusType"
                            + "|listOrderStatus)\":\"([A-Za-z][A-Za-z_]+)\"");

    private static final Pattern CLOCK = Pattern.compile("\"(?:E|serverTime)\":([0-9]{13,16})");
    private static final int MICROS_DIGITS = 16;
    private static final String FIELD =
            "\"unforeseen\":{\"list\":[1,\"two\",null,{}],\"flag\":true}";
    private static final String VALUE = "UNFORESEEN";
    private static final String PAGE =
            "<html><head><title>502 Bad Gateway</title></head><body></body></html>";
    private static final int LONGEST = 64;

    private Mangler() {}

    /** Puts a member that nobody knows in front of those of every object. */
    static String unknownFields(String json) {
        StringBuilder out = new StringBuilder(json.length() * 2);
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            out.append(c);
            if (c == '\\' && quoted) {
                out.append(json.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '{' && !quoted) {
                out.append(FIELD);
                if (json.charAt(i + 1) != '}') {
                    out.append(',');
                }
            }
        }
        return out.toString();
    }

    static boolean hasListedValue(String json) {
        return LISTED.matcher(json).find();
    }

    /** Replaces one value that is of a closed list. */
    static String unknownValue(String json, long luck) {
        List<MatchResult> found = LISTED.matcher(json).results().toList();
        if (found.isEmpty()) {
            return json;
        }
        MatchResult one = found.get((int) Math.floorMod(luck, (long) found.size()));
        return json.substring(0, one.start(1)) + VALUE + json.substring(one.end(1));
    }

    /** Sets the clock of events and answers forward, or back. */
    static String shiftClock(String json, long micros) {
        Matcher matcher = CLOCK.matcher(json);
        return matcher.replaceAll(match -> {
            String digits = match.group(1);
            long shift = digits.length() == MICROS_DIGITS ? micros : micros / 1000;
            return match.group().replace(digits, Long.toString(Long.parseLong(digits) + shift));
        });
    }

    /** Ends it somewhere before its end. */
    static String cut(String json, long luck) {
        return json.length() < 2
                ? json
                : json.substring(0, 1 + (int) Math.floorMod(luck, json.length() - 1L));
    }

    /** Something else altogether: a page of a proxy, or printable noise. */
    static String garbage(long luck) {
        if (Math.floorMod(luck, 4L) == 0) {
            return PAGE;
        }
        List<String> noise = new ArrayList<>();
        noise.add("}"); // Whatever follows, it is no JSON.
        long bits = luck;
        int length = 1 + (int) Math.floorMod(luck, (long) LONGEST);
        for (int i = 0; i < length; i++) {
            bits = bits * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
            noise.add(String.valueOf((char) (' ' + Math.floorMod(bits >>> 32, 95L))));
        }
        return String.join("", noise);
    }
}
