package app.ringdown.ui.blotter;

import app.ringdown.desk.OlderOrders;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.Texts;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;

/** Orders of before over the way to those that are older still. JavaFX thread. */
final class OlderBar extends BorderPane {
    OlderBar(Node history, OlderOrders older, Selection selection, Texts texts) {
        Hyperlink load = new Hyperlink();
        load.setId("blotter-older");
        load.getStyleClass().add("blotter-older");
        load.setMnemonicParsing(false);
        load.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> texts.get("blotter.older", selection.get().symbol()),
                                selection.instrument()));
        load.setTooltip(new Tooltip(texts.get("blotter.older.tip")));
        load.setOnAction(_ -> {
            load.setVisited(false);
            older.load(selection.get());
        });
        setCenter(history);
        setBottom(load);
    }
}
