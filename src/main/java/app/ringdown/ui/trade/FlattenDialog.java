package app.ringdown.ui.trade;

import app.ringdown.desk.OrderDesk;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * Cancels all orders of a symbol and sells at market what our fills have opened, and what was held
 * before only where that is ticked. JavaFX thread.
 */
public final class FlattenDialog extends Dialog<Void> {
    public FlattenDialog(
            Window owner, Theme theme, Texts texts, OrderDesk desk, Instrument instrument) {
        initOwner(owner);
        setTitle(texts.get("flatten.title", instrument.symbol()));
        Label intro = new Label(texts.get("flatten.intro", instrument.symbol()));
        intro.setWrapText(true);
        intro.setPrefWidth(theme.scaled(420));
        intro.setMinHeight(Label.USE_PREF_SIZE);
        CheckBox holdings = new CheckBox(texts.get("flatten.holdings", instrument.base()));
        holdings.setId("flatten-holdings");
        VBox box = new VBox(10, intro, holdings);
        box.getStyleClass().add("dialog-box");
        getDialogPane().setId("flatten");
        getDialogPane().setContent(box);
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = getDialogPane().lookupButton(ButtonType.OK);
        ok.setId("flatten-ok");
        ok.addEventHandler(
                ActionEvent.ACTION, _ -> desk.flatten(instrument, holdings.isSelected()));
        getDialogPane().lookupButton(ButtonType.CANCEL).setId("flatten-cancel");
        theme.dress(getDialogPane().getScene());
    }
}
