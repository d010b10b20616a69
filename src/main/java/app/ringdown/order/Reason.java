package app.ringdown.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an order or a cancel came to nothing, or is not known: the venue's own words with its code,
 * or one of our own keys without one. An {@link Order} and the journal keep it as text: {@code
 * "-2010 Account has insufficient balance"}, {@code "JOURNAL"}.
 *
 * @param code the venue's, 0 if it gave none
 * @param words the venue's, or our own key
 */
public record Reason(int code, String words) {
    /** Nothing could be sent: no connection. */
    public static final String UNREACHABLE = "UNREACHABLE";

    /** It could not be written down first, so it was not sent. */
    public static final String JOURNAL = "JOURNAL";

    /** The venue says that it never had it. */
    public static final String NOT_FOUND = "NOT_FOUND";

    /** The venue had it working and no longer knows it. */
    public static final String FORGOTTEN = "FORGOTTEN";

    /** The order whose place it should take could not be cancelled. */
    public static final String NOT_CANCELLED = "NOT_CANCELLED";

    /** The account takes no orders until it is armed. */
    public static final String NOT_ARMED = "NOT_ARMED";

    /** The kill switch is on. */
    public static final String BLOCKED = "BLOCKED";

    private static final Pattern WITH_CODE = Pattern.compile("(-?\\d{1,9}) (.*)", Pattern.DOTALL);

    /** Reads the text form; never fails: text that has no code is all words. */
    public static Reason parse(String text) {
        Matcher matcher = WITH_CODE.matcher(text);
        return matcher.matches()
                ? new Reason(Integer.parseInt(matcher.group(1)), matcher.group(2))
                : new Reason(0, text);
    }

    @Override
    public String toString() {
        return code == 0 ? words : code + " " + words;
    }
}
