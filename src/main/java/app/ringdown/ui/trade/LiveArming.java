package app.ringdown.ui.trade;

import app.ringdown.desk.OrderDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * The wall before real money: an account that is not a paper account takes no orders until its name
 * was typed, at every start anew. A paper account is armed from the beginning. JavaFX thread.
 */
public final class LiveArming {
    private final OrderDesk desk;
    private final String account;
    private final boolean paper;
    private final ReadOnlyBooleanWrapper armed;

    /**
     * @param account its name, which has to be typed
     */
    public LiveArming(OrderDesk desk, String account, boolean paper) {
        this.desk = desk;
        this.account = account;
        this.paper = paper;
        this.armed = new ReadOnlyBooleanWrapper(paper);
        desk.hold(!paper);
    }

    public boolean isPaper() {
        return paper;
    }

    public ReadOnlyBooleanProperty armed() {
        return armed.getReadOnlyProperty();
    }

    /** Orders are held back again; what works goes on, and protective orders go on being sent. */
    public void disarm() {
        armed.set(paper);
        desk.hold(!paper);
    }

    /** Asks for the account's name; arms if that is what was typed. */
    public void ask(Window owner, Theme theme, Texts texts) {
        Dialog<Void> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("live.title"));
        Label intro = new Label(texts.get("live.intro", account));
        intro.setWrapText(true);
        intro.setPrefWidth(theme.scaled(420));
        intro.setMinHeight(Label.USE_PREF_SIZE);
        TextField name = new TextField();
        name.setId("live-name");
        name.setAccessibleText(texts.get("live.name"));
        VBox box = new VBox(10, intro, name);
        box.getStyleClass().add("dialog-box");
        dialog.getDialogPane().setId("live-arming");
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        Node ok = dialog.getDialogPane().lookupButton(ButtonType.OK);
        ok.setId("live-arm");
        ok.disableProperty().bind(name.textProperty().isNotEqualTo(account));
        ok.addEventHandler(javafx.event.ActionEvent.ACTION, _ -> arm());
        dialog.setOnShown(_ -> name.requestFocus());
        theme.dress(dialog.getDialogPane().getScene());
        dialog.show();
    }

    private void arm() {
        armed.set(true);
        desk.hold(false);
    }
}
