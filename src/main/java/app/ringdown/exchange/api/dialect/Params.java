package app.ringdown.exchange.api.dialect;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of one request, read by name; what has been read is remembered, so that {@link
 * #allRead()} can refuse what nobody asked for. Every reader throws {@link ApiException} with the
 * dialect's own code.
 *
 * <p>Source: Binance Spot API, REST, "General Information on Endpoints", and "Error codes" 11xx.
 */
public final class Params {
    public static final String SYMBOL_RANGE = "^[A-Z0-9-_.]{1,20}$";
    public static final String CLIENT_ID_RANGE = "^[\\.A-Z\\:/a-z0-9_-]{1,36}$";
    private static final String NUMBER_RANGE = "^[0-9]{1,20}$";
    private static final String DECIMAL_RANGE = "^([0-9]{1,20})(\\.[0-9]{1,20})?$";
    private static final String LIST_RANGE =
            "^\\[\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}\\]$";
    private static final Pattern SYMBOL = Pattern.compile(SYMBOL_RANGE);
    private static final Pattern CLIENT_ID = Pattern.compile(CLIENT_ID_RANGE);
    private static final Pattern NUMBER = Pattern.compile(NUMBER_RANGE);
    private static final Pattern DECIMAL = Pattern.compile(DECIMAL_RANGE);
    // Not one expression with a repeated group: that recurses once a symbol and a long list would
    // overflow the stack.
    private static final Pattern LIST_ITEM = Pattern.compile("\"([A-Z0-9-_.]{1,20})\"(,|$)");
    private static final int MAX_DECIMALS = 8;

    private final Map<String, String> values;
    private final Set<String> read = new HashSet<>();

    private Params(Map<String, String> values) {
        this.values = values;
    }

    public static Params of(Map<String, String> values) {
        return new Params(new LinkedHashMap<>(values));
    }

    /**
     * Reads a raw query string and a raw form body. A name that is in both counts once, with the
     * query's value; a name twice in one of them is an error.
     */
    public static Params parse(String query, String body) {
        Map<String, String> values = new LinkedHashMap<>();
        parseInto(values, query);
        Map<String, String> form = new LinkedHashMap<>();
        parseInto(form, body);
        form.forEach(values::putIfAbsent);
        return new Params(values);
    }

    private static void parseInto(Map<String, String> values, String raw) {
        int from = 0;
        while (from < raw.length()) {
            int amp = raw.indexOf('&', from);
            int to = amp < 0 ? raw.length() : amp;
            if (to > from) {
                int equals = raw.indexOf('=', from);
                int nameEnd = equals < 0 || equals > to ? to : equals;
                String name = decode(raw.substring(from, nameEnd));
                String value = nameEnd == to ? "" : decode(raw.substring(nameEnd + 1, to));
                if (values.putIfAbsent(name, value) != null) {
                    throw ApiError.DUPLICATE_PARAMETER.exception();
                }
            }
            from = to + 1;
        }
    }

    private static String decode(String raw) {
        if (raw.indexOf('%') < 0 && raw.indexOf('+') < 0) {
            return raw;
        }
        try {
            return URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ApiError.of(400, -1100, "Illegal characters found in a parameter.").exception();
        }
    }

    /** All of them, read or not. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    public int count() {
        return values.size();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** A number, looked at without reading it; {@code otherwise} if it is none. For weights. */
    public int peekInt(String name, int otherwise) {
        String value = values.getOrDefault(name, "");
        return value.matches("[0-9]{1,9}") ? Integer.parseInt(value) : otherwise;
    }

    /** How many items a list has, looked at without reading it; 0 if it was not sent. */
    public int peekCount(String name) {
        String value = values.get(name);
        return value == null ? 0 : value.split(",", -1).length;
    }

    /** The value, or null when the name was not sent. A name with an empty value is -1105. */
    public @Nullable String optional(String name) {
        read.add(name);
        String value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw ApiError.empty(name).exception();
        }
        return value;
    }

    /** The value; -1102 when it was not sent. */
    public String mandatory(String name) {
        String value = optional(name);
        if (value == null) {
            throw ApiError.mandatory(name).exception();
        }
        return value;
    }

    /** A symbol's characters are checked here, whether it exists is not. */
    public String symbol() {
        return checked("symbol", mandatory("symbol"), SYMBOL, SYMBOL_RANGE);
    }

    public @Nullable String optionalSymbol() {
        String value = optional("symbol");
        return value == null ? null : checked("symbol", value, SYMBOL, SYMBOL_RANGE);
    }

    public @Nullable String clientId(String name) {
        String value = optional(name);
        return value == null ? null : checked(name, value, CLIENT_ID, CLIENT_ID_RANGE);
    }

    /** {@code ["A","B"]}; null when it was not sent. A value twice is -1151. */
    public @Nullable List<String> optionalList(String name) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        String items = value.replace(" ", "");
        List<String> list = new ArrayList<>();
        if (items.startsWith("[\"") && items.endsWith("\"]")) {
            Matcher item = LIST_ITEM.matcher(items).region(1, items.length() - 1);
            int end = 1;
            while (item.lookingAt()) {
                list.add(item.group(1));
                end = item.end();
                item.region(end, items.length() - 1);
            }
            if (end != items.length() - 1 || items.charAt(end - 1) == ',') {
                list.clear();
            }
        }
        if (list.isEmpty()) {
            throw ApiError.illegalCharacters(name, LIST_RANGE).exception();
        }
        if (new HashSet<>(list).size() < list.size()) {
            throw ApiError.DUPLICATE_SYMBOLS.exception();
        }
        return list;
    }

    /** A non-negative whole number. */
    public OptionalLong optionalLong(String name) {
        String value = optional(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        checked(name, value, NUMBER, NUMBER_RANGE);
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw ApiError.overflow(name).exception();
        }
    }

    public long mandatoryLong(String name) {
        return optionalLong(name).orElseThrow(() -> ApiError.mandatory(name).exception());
    }

    /** A whole number from 0 to {@link Integer#MAX_VALUE}. */
    public OptionalInt optionalInt(String name) {
        OptionalLong value = optionalLong(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.getAsLong() > Integer.MAX_VALUE) {
            throw ApiError.overflow(name).exception();
        }
        return OptionalInt.of((int) value.getAsLong());
    }

    /** The {@code limit} of a list: at least 1 (-1130), cut to {@code max} as the real one does. */
    public int limit(int otherwise, int max) {
        long limit = optionalLong("limit").orElse(otherwise);
        if (limit < 1) {
            throw ApiError.notValid("limit").exception();
        }
        return (int) Math.min(limit, max);
    }

    /** A time in microseconds; sent in milliseconds or microseconds, told by magnitude. */
    public OptionalLong optionalMicros(String name) {
        OptionalLong value = optionalLong(name);
        return value.isEmpty() ? value : OptionalLong.of(TimeUnits.toMicros(value.getAsLong()));
    }

    /**
     * As {@link #optionalMicros}, for the end of a range that holds it: one in milliseconds is the
     * last microsecond of that millisecond.
     */
    public OptionalLong optionalLastMicros(String name) {
        OptionalLong value = optionalLong(name);
        return value.isEmpty() ? value : OptionalLong.of(TimeUnits.toLastMicros(value.getAsLong()));
    }

    /** A non-negative decimal of at most eight places; null when it was not sent. */
    public @Nullable BigDecimal optionalDecimal(String name) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        BigDecimal decimal = new BigDecimal(checked(name, value, DECIMAL, DECIMAL_RANGE));
        if (decimal.scale() > MAX_DECIMALS && decimal.stripTrailingZeros().scale() > MAX_DECIMALS) {
            throw ApiError.precision(name).exception();
        }
        return decimal;
    }

    public boolean optionalBoolean(String name, boolean otherwise) {
        String value = optional(name);
        if (value == null) {
            return otherwise;
        }
        return switch (value) {
            case "true", "TRUE", "True" -> true;
            case "false", "FALSE", "False" -> false;
            default -> throw ApiError.illegalCharacters(name, "^(true|false)$").exception();
        };
    }

    /** Marks names as read that are allowed but have no effect here. */
    public void allow(String... names) {
        for (String name : names) {
            optional(name);
        }
    }

    /** -1106 when {@code name} was sent. */
    public void forbid(String name) {
        if (has(name)) {
            throw ApiError.notRequired(name).exception();
        }
    }

    /** -1104 (or -1101 where nothing is expected) when something was sent that nobody read. */
    public void allRead() {
        int unread = 0;
        for (String name : values.keySet()) {
            if (!read.contains(name)) {
                unread++;
            }
        }
        if (unread > 0) {
            throw (read.isEmpty()
                            ? ApiError.tooMany(0, values.size())
                            : ApiError.unread(values.size() - unread, values.size()))
                    .exception();
        }
    }

    private static String checked(String name, String value, Pattern pattern, String range) {
        if (!pattern.matcher(value).matches()) {
            throw ApiError.illegalCharacters(name, range).exception();
        }
        return value;
    }
}
