package app.ringdown.ui.orders;

import app.ringdown.order.Reason;
import app.ringdown.ui.base.Texts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in plain words why an order came to nothing. The venue's code stands behind them; where we
 * have no words of our own, the venue's stand in full.
 */
final class ReasonWords {
    private static final Pattern FILTER = Pattern.compile("Filter failure: ([A-Z_]+)");

    /** One code of the venue's has several meanings; its words tell them apart. */
    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("insufficient balance", "BALANCE");
        MEANINGS.put("duplicate order", "DUPLICATE");
        MEANINGS.put("immediately match and take", "WOULD_TAKE");
        MEANINGS.put("trigger immediately", "WOULD_TRIGGER");
        MEANINGS.put("market is closed", "CLOSED");
        MEANINGS.put("unknown order", "UNKNOWN_ORDER");
    }

    private final Texts texts;

    ReasonWords(Texts texts) {
        this.texts = texts;
    }

    /** A sentence; empty for no reason. */
    String sentence(Reason reason) {
        if (reason.words().isEmpty() && reason.code() == 0) {
            return "";
        }
        String key = key(reason);
        if (reason.code() == 0) {
            return key.isEmpty() ? texts.get("reason.words", reason.words()) : texts.get(key);
        }
        String code = Integer.toString(reason.code());
        return key.isEmpty()
                ? texts.get("reason.venue.other", reason.words(), code)
                : texts.get("reason.venue.known", texts.get(key), code);
    }

    /** The venue's own words and code, for a tool tip. */
    String original(Reason reason) {
        return reason.code() == 0 ? "" : texts.get("reason.venue.says", reason.toString());
    }

    private String key(Reason reason) {
        if (reason.code() == 0) {
            return known("reason." + reason.words());
        }
        Matcher filter = FILTER.matcher(reason.words());
        if (filter.find()) {
            String key = known("reason.filter." + filter.group(1));
            if (!key.isEmpty()) {
                return key;
            }
        }
        String words = reason.words().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> meaning : MEANINGS.entrySet()) {
            if (words.contains(meaning.getKey())) {
                return known("reason.meaning." + meaning.getValue());
            }
        }
        return known("reason.code." + reason.code());
    }

    private String known(String key) {
        return texts.has(key) ? key : "";
    }
}
