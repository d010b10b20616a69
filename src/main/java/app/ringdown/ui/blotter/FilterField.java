package app.ringdown.ui.blotter;

import app.ringdown.ui.base.Texts;

import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;

/** Where a person types what the tables are narrowed to; Escape empties it. */
final class FilterField extends TextField {
    FilterField(Texts texts) {
        setId("blotter-filter");
        setPromptText(texts.get("blotter.filter"));
        setAccessibleText(texts.get("blotter.filter.accessible"));
        setTooltip(new Tooltip(texts.get("blotter.filter.accessible")));
        setPrefColumnCount(5);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
