package app.ringdown.ui.blotter;

import app.ringdown.order.PnlTotal;
import app.ringdown.ui.base.Texts;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import java.math.BigDecimal;

/** The sums of one quote asset. JavaFX thread. */
final class PnlLine extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final String asset;
    private final Texts texts;
    private final PnlWords words;
    private final Label unrealised;
    private final Label realised;
    private final Label all;
    private final Label without = new Label();

    PnlLine(String asset, Texts texts, PnlWords words) {
        this.asset = asset;
        this.texts = texts;
        this.words = words;
        this.unrealised = sum("unrealised");
        this.realised = sum("realised");
        this.all = sum("all");
        getStyleClass().add("positions-total");
        without.getStyleClass().add("positions-note");
        without.managedProperty().bind(without.textProperty().isNotEmpty());
        getChildren()
                .setAll(
                        new Label(asset),
                        name("position.total.unrealised"),
                        unrealised,
                        name("position.total.realised"),
                        realised,
                        name("position.total.all"),
                        all,
                        without);
    }

    private Label name(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("muted");
        return label;
    }

    private Label sum(String name) {
        Label label = new Label();
        label.setId("positions-total-" + asset + "-" + name);
        label.getStyleClass().addAll("number", "positions-sum");
        return label;
    }

    /**
     * Shows the sums.
     *
     * @param stale whether one of the quotes that they are reckoned from is not live
     */
    void show(PnlTotal total, boolean stale) {
        show(unrealised, total.unrealised(), stale);
        show(realised, total.netRealised(), false);
        show(all, total.total(), stale);
        String missing =
                total.unmarked() == 0 ? "" : texts.get("position.unmarked", total.unmarked());
        if (!missing.equals(without.getText())) {
            without.setText(missing);
        }
    }

    private void show(Label label, BigDecimal amount, boolean stale) {
        String text = words.signed(amount, asset);
        if (!text.equals(label.getText())) {
            label.setText(text);
            label.getStyleClass().removeAll("blotter-up", "blotter-down");
            String colour = PnlWords.style(amount, asset);
            if (!colour.isEmpty()) {
                label.getStyleClass().add(colour);
            }
        }
        label.pseudoClassStateChanged(STALE, stale);
    }
}
