package app.ringdown.venue.binance;

import app.ringdown.venue.Traffic.Filter;
import app.ringdown.venue.Traffic.OrderKey;
import app.ringdown.wire.WireCall;
import app.ringdown.wire.WireLog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether calls and frames fit a filter: looks for texts in the bytes of a frame as they are, so
 * that all that is kept is gone through in moments. Texts are compared without regard to the case
 * of ASCII letters. Immutable.
 */
final class TransferMatch {
    private static final List<byte[]> ORDER_EVENTS =
            List.of(bytes("\"executionReport\""), bytes("\"listStatus\""), bytes("\"order."));
    private static final List<byte[]> ERRORS = List.of(bytes("\"error\":{"), bytes("{\"code\":"));

    private final Filter filter;
    private final String text;
    private final byte[] textBytes;
    private final List<String> order;
    private final List<byte[]> orderBytes;

    TransferMatch(Filter filter) {
        this.filter = filter;
        this.text = filter.text().strip().toLowerCase(Locale.ROOT);
        this.textBytes = bytes(text);
        OrderKey key = filter.order();
        this.order = key == null ? List.of() : words(key);
        this.orderBytes = order.stream().map(TransferMatch::bytes).toList();
    }

    /** The ways in which an order is named: a number alone could be anything. */
    private static List<String> words(OrderKey key) {
        List<String> words = new ArrayList<>(List.of(key.clientOrderId().toLowerCase(Locale.ROOT)));
        if (!key.venueOrderId().isEmpty()) {
            for (String way : List.of("\"i\":%s,", "\"orderid\":%s,", "orderid=%s&")) {
                words.add(way.formatted(key.venueOrderId()));
            }
        }
        return words;
    }

    boolean fits(WireCall call) {
        if (!filter.calls()) {
            return false;
        }
        String url = call.url().toLowerCase(Locale.ROOT);
        if (filter.failuresOnly() && call.status() >= 200 && call.status() < 300) {
            return false;
        }
        if (filter.ordersOnly()) {
            String path = FrameNames.path(url);
            if (!path.contains("order") && !path.contains("mytrades")) {
                return false;
            }
        }
        if (text.isEmpty() && order.isEmpty()) {
            return true;
        }
        String all =
                call.method().toLowerCase(Locale.ROOT)
                        + " "
                        + FrameNames.path(url)
                        + "\n"
                        + url
                        + "&\n"
                        + (call.body() + "&\n" + call.answer() + "\n" + call.failure())
                                .toLowerCase(Locale.ROOT);
        return all.contains(text) && (order.isEmpty() || order.stream().anyMatch(all::contains));
    }

    boolean fits(WireLog.Line line, byte[] frame, int length) {
        return filter.frames()
                && (!filter.ordersOnly()
                        || (line.confidential() && containsAny(frame, length, ORDER_EVENTS)))
                && (!filter.failuresOnly() || containsAny(frame, length, ERRORS))
                && (order.isEmpty() || containsAny(frame, length, orderBytes))
                && (textBytes.length == 0
                        || contains(frame, length, textBytes)
                        || line.name().contains(text));
    }

    private static boolean containsAny(byte[] frame, int length, List<byte[]> words) {
        for (byte[] word : words) {
            if (contains(frame, length, word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param word with its ASCII letters in lower case
     */
    private static boolean contains(byte[] frame, int length, byte[] word) {
        byte low = word[0];
        byte high = upper(low);
        for (int at = 0, last = length - word.length; at <= last; at++) {
            if ((frame[at] == low || frame[at] == high) && isAt(frame, at, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAt(byte[] frame, int at, byte[] word) {
        for (int i = 1; i < word.length; i++) {
            byte b = frame[at + i];
            if (b != word[i] && (b < 'A' || b > 'Z' || b + 32 != word[i])) {
                return false;
            }
        }
        return true;
    }

    private static byte upper(byte b) {
        return b >= 'a' && b <= 'z' ? (byte) (b - 32) : b;
    }

    private static byte[] bytes(String text) {
        return text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }
}
