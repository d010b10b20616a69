package app.ringdown.ui.blotter;

import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.ui.orders.FillRow;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which rows fit what a person typed: those that have all of its words, in whatever case, in their
 * symbol, side, type, state, reason or ids as they are shown. JavaFX thread.
 */
final class RowFilter {
    private final OrderWords words;
    private final Locale locale;
    private List<String> wanted = List.of();

    RowFilter(OrderWords words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    void set(String text) {
        wanted =
                Stream.of(text.toLowerCase(locale).strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }

    /** Whether there is anything that it asks for. */
    boolean isSet() {
        return !wanted.isEmpty();
    }

    boolean fits(OrderRow row) {
        Order order = row.order();
        return fits(
                of(order.request())
                        + " "
                        + words.status(row.sight().get())
                        + " "
                        + order.venueOrderId());
    }

    boolean fits(FillRow row) {
        return fits(of(row.request()) + " " + row.fill().tradeId() + " " + row.fill().feeAsset());
    }

    private String of(OrderRequest request) {
        return String.join(
                " ",
                request.instrument().symbol(),
                words.side(request.side()),
                words.type(request.type()),
                request.clientOrderId());
    }

    private boolean fits(String text) {
        String all = text.toLowerCase(locale);
        return wanted.stream().allMatch(all::contains);
    }
}
