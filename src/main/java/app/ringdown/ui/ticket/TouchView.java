package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Best bid and ask with their sizes, greyed with its age where it may be old. */
final class TouchView extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Format format;
    private final Label bid = value("ticket-bid", "ticket-touch-bid");
    private final Label bidSize = small("ticket-bid-size");
    private final Label ask = value("ticket-ask", "ticket-touch-ask");
    private final Label askSize = small("ticket-ask-size");
    private final Tooltip origin = new Tooltip();
    private final Label between = small("ticket-between");

    TouchView(Texts texts, Format format) {
        this.format = format;
        Tooltip.install(this, origin);
        getStyleClass().add("ticket-touch");
        setAlignment(Pos.CENTER);
        between.getStyleClass().add("ticket-between");
        Label spreadName = new Label(texts.get("ticket.spread"));
        spreadName.getStyleClass().add("ticket-muted");
        VBox spread = new VBox(spreadName, between);
        spread.setAlignment(Pos.TOP_CENTER);
        spread.setMinWidth(0);
        getChildren()
                .addAll(
                        side(texts.get("ticket.bid"), bid, bidSize, Pos.CENTER_LEFT),
                        spread,
                        side(texts.get("ticket.ask"), ask, askSize, Pos.CENTER_RIGHT));
    }

    /**
     * Shows a quote.
     *
     * @param doubt why the market may stand elsewhere by now; empty if the quote is live
     * @param from where the quote comes from, for who hovers over it
     */
    void show(Instrument instrument, Quote quote, String doubt, String from) {
        set(bid, format.price(instrument, quote.bid()));
        set(ask, format.price(instrument, quote.ask()));
        set(bidSize, quote.bid() > 0 ? "× " + format.quantity(instrument, quote.bidLots()) : "");
        set(askSize, quote.ask() > 0 ? "× " + format.quantity(instrument, quote.askLots()) : "");
        String spread = quote.spread() < 0 ? Format.NONE : format.price(instrument, quote.spread());
        set(between, doubt.isEmpty() ? spread : "⚠ " + doubt);
        origin.setText(from);
        pseudoClassStateChanged(STALE, !doubt.isEmpty());
    }

    private static void set(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }

    private static VBox side(String name, Label value, Label size, Pos at) {
        Label title = new Label(name);
        title.getStyleClass().add("ticket-muted");
        value.setAccessibleText(name);
        VBox box = new VBox(title, value, size);
        box.setAlignment(at);
        box.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Label value(String id, String style) {
        Label label = new Label(Format.NONE);
        label.setId(id);
        label.getStyleClass().addAll("ticket-touch-price", style, "number");
        return label;
    }

    private static Label small(String id) {
        Label label = new Label("");
        label.setId(id);
        label.getStyleClass().addAll("ticket-muted", "number");
        return label;
    }
}
