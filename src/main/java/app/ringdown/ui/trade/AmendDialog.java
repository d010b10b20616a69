package app.ringdown.ui.trade;

import app.ringdown.desk.OrderDesk;
import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRules;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.NumberInput.Reading;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderWords;

import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Changes price, stop price and open quantity of a working order, and says beforehand whether it
 * keeps its place in the queue or is cancelled and sent anew. JavaFX thread.
 */
public final class AmendDialog extends Dialog<Void> {
    private final Order order;
    private final OrderRules rules;
    private final Texts texts;
    private final NumberInput numbers;
    private final TextField price = new TextField();
    private final TextField stop = new TextField();
    private final TextField quantity = new TextField();
    private final Label says = new Label();
    private final Node ok;

    public AmendDialog(
            Window owner,
            Theme theme,
            Texts texts,
            Format format,
            OrderWords words,
            OrderDesk desk,
            OrderRules rules,
            Order order) {
        this.order = order;
        this.rules = rules;
        this.texts = texts;
        this.numbers = new NumberInput(format.locale());
        Instrument of = order.request().instrument();
        initOwner(owner);
        setTitle(texts.get("amend.title", of.symbol()));
        Label what = new Label(words.intent(order.request()));
        what.setWrapText(true);
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(6);
        if (order.request().type().hasPrice()) {
            field(grid, "price", price, of.price(order.request().ticks()));
        }
        if (order.request().type().hasStop()) {
            field(grid, "stop", stop, of.price(order.request().stopTicks()));
        }
        field(grid, "quantity", quantity, of.quantity(order.remainingLots()));
        says.setId("amend-says");
        says.setWrapText(true);
        says.setPrefWidth(theme.scaled(380));
        says.setMinHeight(theme.scaled(52));
        VBox box = new VBox(10, what, grid, says);
        box.getStyleClass().add("dialog-box");
        getDialogPane().setId("amend");
        getDialogPane().setContent(box);
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        ok = getDialogPane().lookupButton(ButtonType.OK);
        ok.setId("amend-ok");
        ok.addEventFilter(ActionEvent.ACTION, _ -> send(desk));
        getDialogPane().lookupButton(ButtonType.CANCEL).setId("amend-cancel");
        theme.dress(getDialogPane().getScene());
        refresh();
        setOnShown(_ -> (order.request().type().hasPrice() ? price : quantity).requestFocus());
    }

    private void field(GridPane grid, String key, TextField field, BigDecimal value) {
        field.setId("amend-" + key);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.getStyleClass().add("number");
        field.setText(numbers.write(value));
        field.textProperty().subscribe(this::refresh);
        Label label = new Label(texts.get("amend." + key));
        label.setLabelFor(field);
        grid.addRow(grid.getRowCount(), label, field);
    }

    private void refresh() {
        String problem = problem();
        ok.setDisable(!problem.isEmpty());
        if (!problem.isEmpty()) {
            says.setText(problem);
            return;
        }
        boolean pair = !order.request().links().list().isEmpty();
        boolean keeps =
                !pair
                        && OrderDesk.keepsPlace(
                                order,
                                rules,
                                ticks().orElseThrow(),
                                stopTicks().orElseThrow(),
                                lots().orElseThrow());
        says.setText(
                texts.get(pair ? "amend.pair" : keeps ? "amend.keeps-place" : "amend.replaces"));
    }

    /** What keeps it from being sent; empty if nothing does. */
    private String problem() {
        if (ticks().isEmpty() || stopTicks().isEmpty() || lots().isEmpty()) {
            return texts.get("amend.no-number");
        }
        boolean same =
                ticks().getAsLong() == order.request().ticks()
                        && stopTicks().getAsLong() == order.request().stopTicks()
                        && lots().getAsLong() == order.remainingLots();
        if (same) {
            return texts.get("amend.same");
        }
        return lots().getAsLong() == 0 ? texts.get("amend.zero") : "";
    }

    private OptionalLong ticks() {
        return order.request().type().hasPrice()
                ? whole(price, order.request().instrument()::ticks)
                : OptionalLong.of(order.request().ticks());
    }

    private OptionalLong stopTicks() {
        return order.request().type().hasStop()
                ? whole(stop, order.request().instrument()::ticks)
                : OptionalLong.of(order.request().stopTicks());
    }

    private OptionalLong lots() {
        return whole(quantity, order.request().instrument()::lots);
    }

    private interface Units {
        long of(BigDecimal value);
    }

    private OptionalLong whole(TextField field, Units units) {
        try {
            return numbers.read(field.getText()) instanceof Reading.Value(BigDecimal value)
                    ? OptionalLong.of(units.of(value))
                    : OptionalLong.empty();
        } catch (ArithmeticException e) {
            return OptionalLong.empty(); // finer than a step
        }
    }

    private void send(OrderDesk desk) {
        desk.amend(
                order.clientOrderId(),
                ticks().orElseThrow(),
                stopTicks().orElseThrow(),
                order.executedLots() + lots().orElseThrow(),
                System.nanoTime());
    }
}
