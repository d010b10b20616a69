package app.ringdown.ui.blotter;

import app.ringdown.order.Order;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderRow.Sight;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import java.util.function.Consumer;

/** A button in each row that cancels its order. */
final class CancelColumn extends TableColumn<OrderRow, Sight> {
    CancelColumn(Texts texts, Consumer<Order> cancel) {
        super("");
        setPrefWidth(36);
        setId("blotter-working-cancel");
        setResizable(false);
        setSortable(false);
        setReorderable(false);
        setCellValueFactory(row -> row.getValue().sight());
        setCellFactory(_ -> new CancelCell(texts, cancel));
    }

    private static final class CancelCell extends TableCell<OrderRow, Sight> {
        private final Texts texts;
        private final Button button;

        CancelCell(Texts texts, Consumer<Order> cancel) {
            this.texts = texts;
            this.button = new Button("✕");
            button.getStyleClass().add("blotter-cancel");
            button.setFocusTraversable(false); // Del does it in the row
            button.setOnAction(_ -> {
                Sight sight = getItem();
                if (sight != null) {
                    cancel.accept(sight.order());
                }
            });
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(Sight item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            button.setId("blotter-cancel-" + item.order().clientOrderId());
            button.setDisable(item.order().cancelling());
            button.setAccessibleText(
                    texts.get("blotter.cancel.of", item.order().request().instrument().symbol()));
            if (getGraphic() == null) {
                setGraphic(button);
            }
        }
    }
}
