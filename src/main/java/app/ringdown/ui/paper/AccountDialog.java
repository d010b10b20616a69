package app.ringdown.ui.paper;

import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.NumberInput.Reading;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** What the paper account has; pays into it, takes out of it, and starts it over. */
public final class AccountDialog extends PaperDialog {
    private static final int DECIMALS = 8;

    /** The most of an asset that the exchange keeps for an account. */
    private static final BigDecimal MOST = new BigDecimal("10000000000");

    private static final String FIRST_ASSET = "USDT";

    private final Runnable startedOver;
    private final Format format;
    private final NumberInput input;
    private final TableView<PaperExchange.Holding> table = new TableView<>();
    private final ComboBox<String> asset = new ComboBox<>();
    private final TextField amount = new TextField();
    private final Label hint = new Label();
    private final Button payIn = new Button();
    private final Button takeOut = new Button();
    private final Button reset = new Button();
    private final Label question = new Label();
    private final Button really = new Button();
    private final Button rather = new Button();

    /**
     * @param startedOver called when the account has been begun anew
     */
    public AccountDialog(
            Window owner, Theme theme, Texts texts, PaperWatch watch, Runnable startedOver) {
        super(owner, theme, texts, watch, "account");
        this.startedOver = startedOver;
        format = new Format(texts.locale());
        input = new NumberInput(texts.locale());
        fill(intro(), table(theme), funding(), starting());
        setOnShown(event -> amount.requestFocus());
        check();
    }

    private Label intro() {
        Label intro = new Label(texts.get("paper.account.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        return intro;
    }

    private TableView<PaperExchange.Holding> table(Theme theme) {
        table.setId("paper-holdings");
        table.setAccessibleText(texts.get("paper.account.holdings"));
        table.setPrefHeight(theme.scaled(190));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        List.of(
                                column("asset", PaperExchange.Holding::asset, false),
                                column("free", holding -> number(holding.free()), true),
                                column("locked", holding -> number(holding.locked()), true)));
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(holding -> {
                    if (holding != null) {
                        asset.setValue(holding.asset());
                    }
                });
        return table;
    }

    private TableColumn<PaperExchange.Holding, String> column(
            String key, Function<PaperExchange.Holding, String> text, boolean number) {
        TableColumn<PaperExchange.Holding, String> column =
                new TableColumn<>(texts.get("paper.account." + key));
        column.setId("paper-holdings-" + key);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        if (number) {
            column.getStyleClass().add("paper-number");
        }
        return column;
    }

    private String number(BigDecimal value) {
        return format.plain(value);
    }

    private GridPane funding() {
        asset.setId("paper-asset");
        asset.setAccessibleText(texts.get("paper.account.asset"));
        asset.valueProperty().subscribe(value -> check());
        amount.setId("paper-amount");
        amount.getStyleClass().add("number");
        amount.setAlignment(Pos.CENTER_RIGHT);
        amount.setAccessibleText(texts.get("paper.account.amount"));
        amount.setTextFormatter(
                new TextFormatter<>(
                        change -> NumberInput.isTypable(change.getText()) ? change : null));
        amount.textProperty().subscribe(text -> check());
        amount.setOnAction(event -> payIn.fire());
        button(payIn, "pay-in", () -> fund(1));
        button(takeOut, "take-out", () -> fund(-1));
        hint.setId("paper-amount-hint");
        hint.getStyleClass().add("paper-hint");
        hint.setWrapText(true);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("paper-grid");
        grid.add(new Label(texts.get("paper.account.amount")), 0, 0);
        HBox row = new HBox(6, amount, asset, payIn, takeOut);
        row.setAlignment(Pos.CENTER_LEFT);
        grid.add(row, 1, 0);
        grid.add(hint, 1, 1);
        return grid;
    }

    private HBox starting() {
        button(reset, "reset", () -> ask(true));
        button(really, "really", this::startOver);
        button(rather, "rather-not", () -> ask(false));
        question.setId("paper-question");
        question.setWrapText(true);
        question.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(question, Priority.ALWAYS);
        HBox row = new HBox(6, reset, question, really, rather);
        row.setAlignment(Pos.CENTER_LEFT);
        ask(false);
        return row;
    }

    private void button(Button button, String key, Runnable action) {
        button.setText(texts.get("paper.account." + key));
        button.setId("paper-" + key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
    }

    /** The question stands where the button was, so that one click too many does nothing. */
    private void ask(boolean asking) {
        PaperExchange.Status status = status();
        int open = status == null ? 0 : status.openOrders();
        question.setText(texts.get("paper.account.question", open));
        present(reset, !asking);
        present(question, asking);
        present(really, asking);
        present(rather, asking);
        if (asking) {
            rather.requestFocus();
        }
    }

    private static void present(Region node, boolean present) {
        node.setVisible(present);
        node.setManaged(present);
    }

    private void startOver() {
        ask(false);
        follow(exchange().reset(), texts.get("paper.account.started-over"), startedOver);
    }

    private void fund(int sign) {
        BigDecimal value = value();
        String what = asset.getValue();
        if (value == null || what == null || problem() != null) {
            return;
        }
        String key = sign > 0 ? "paper.account.paid-in" : "paper.account.taken-out";
        follow(
                exchange().fund(what, sign > 0 ? value : value.negate()),
                texts.get(key, number(value), what));
        amount.clear();
    }

    private @Nullable BigDecimal value() {
        return input.read(amount.getText()) instanceof Reading.Value typed ? typed.value() : null;
    }

    private void check() {
        String problem = problem();
        boolean typed = !amount.getText().isBlank();
        hint.setText(problem == null || !typed ? "" : "▲ " + problem);
        amount.setAccessibleHelp(hint.getText());
        boolean sound = problem == null && asset.getValue() != null;
        payIn.setDisable(!sound || beyond(true));
        takeOut.setDisable(!sound || beyond(false));
        if (sound && beyond(false) && beyond(true)) {
            hint.setText("▲ " + texts.get("paper.account.too-much"));
        }
    }

    /** What is wrong with the amount in either direction; null if nothing. */
    private @Nullable String problem() {
        return switch (input.read(amount.getText())) {
            case Reading.Empty _ -> texts.get("paper.account.empty");
            case Reading.NotANumber _ -> texts.get("paper.account.not-a-number");
            case Reading.Ambiguous both ->
                    texts.get("paper.account.ambiguous", input.choices(both).toArray());
            case Reading.Value typed ->
                    typed.value().signum() <= 0
                            ? texts.get("paper.account.not-positive")
                            : typed.value().stripTrailingZeros().scale() > DECIMALS
                                    ? texts.get("paper.account.decimals")
                                    : null;
        };
    }

    /** Whether there would be more than can be, or less than nothing. */
    private boolean beyond(boolean in) {
        PaperExchange.Status status = status();
        BigDecimal value = value();
        if (status == null || value == null) {
            return true;
        }
        return status.holding(asset.getValue())
                .map(has ->
                        in
                                ? has.free().add(has.locked()).add(value).compareTo(MOST) > 0
                                : has.free().compareTo(value) < 0)
                .orElse(true);
    }

    @Override
    void show(PaperExchange.@Nullable Status status) {
        boolean there = status != null;
        getDialogPane().getContent().setDisable(!there);
        if (status == null) {
            return;
        }
        List<String> assets =
                status.holdings().stream().map(PaperExchange.Holding::asset).sorted().toList();
        if (!asset.getItems().equals(assets)) {
            asset.getItems().setAll(assets);
            asset.setValue(FIRST_ASSET);
        }
        List<PaperExchange.Holding> held =
                status.holdings().stream()
                        .filter(each -> each.free().add(each.locked()).signum() > 0)
                        .toList();
        if (!table.getItems().equals(held)) {
            table.getItems().setAll(held);
        }
        check();
    }
}
