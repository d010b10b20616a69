package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Asks for another server and a key, and logs in there. It says at each field what is wrong while
 * one types, and stays open with what was typed if the log-in fails. Key and secret are in memory
 * only. JavaFX thread.
 */
final class LoginDialog extends Dialog<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(LoginDialog.class);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    private final Connector connector;
    private final Consumer<LoggedIn> done;
    private final Pulse pulse;
    private final Texts texts;
    private final Map<ServerForm.Field, TextField> fields = new EnumMap<>(ServerForm.Field.class);
    private final Map<ServerForm.Field, Label> hints = new EnumMap<>(ServerForm.Field.class);
    private final Set<ServerForm.Field> touched = EnumSet.noneOf(ServerForm.Field.class);
    private final Label outcome = new Label();
    private final ButtonType logIn;
    private final GridPane grid = new GridPane();
    private final CheckBox paper = new CheckBox();
    private @Nullable CompletableFuture<Desk> underWay;

    /**
     * A desk that is logged in.
     *
     * @param account what the account is called
     * @param isPaper whether the person says that there is no real money behind it
     */
    record LoggedIn(Desk desk, String account, boolean isPaper) {}

    /**
     * @param done takes the desk once the log-in succeeded; the dialog is closed then
     */
    LoginDialog(
            Window owner,
            Connector connector,
            Pulse pulse,
            Theme theme,
            Texts texts,
            Consumer<LoggedIn> done) {
        this.connector = connector;
        this.pulse = pulse;
        this.texts = texts;
        this.done = done;
        this.logIn = new ButtonType(texts.get("shell.login.do"), ButtonData.OK_DONE);
        initOwner(owner);
        setTitle(texts.get("shell.login.title"));
        setResizable(true);
        getDialogPane().setId("login");
        getDialogPane().getStyleClass().add("login");
        getDialogPane()
                .getButtonTypes()
                .addAll(logIn, new ButtonType(texts.get("shell.cancel"), ButtonData.CANCEL_CLOSE));
        getDialogPane().setContent(content());
        Node button = button();
        button.setId("login-do");
        button.addEventFilter(
                ActionEvent.ACTION,
                event -> {
                    event.consume(); // the dialog closes when the venue has said yes
                    start();
                });
        theme.dress(getDialogPane().getScene());
        setOnShown(event -> field(ServerForm.Field.REST).requestFocus());
        setOnHidden(event -> giveUp());
        check();
    }

    private Node content() {
        grid.getStyleClass().add("login-grid");
        for (ServerForm.Field field : ServerForm.Field.values()) {
            addRow(field);
        }
        Label intro = new Label(texts.get("shell.login.intro"));
        Label memory = new Label(texts.get("shell.login.memory"));
        intro.setWrapText(true);
        memory.setWrapText(true);
        memory.getStyleClass().add("muted");
        outcome.setId("login-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Label.USE_PREF_SIZE);
        outcome.getStyleClass().add("login-outcome");
        paper.setId("login-paper");
        paper.setText(texts.get("shell.login.paper"));
        paper.setWrapText(true);
        VBox box = new VBox(intro, grid, paper, memory, outcome);
        box.getStyleClass().addAll("dialog-box", "login-box");
        return box;
    }

    private void addRow(ServerForm.Field kind) {
        String id = kind.name().toLowerCase(Locale.ROOT);
        TextField field = kind == ServerForm.Field.SECRET ? new PasswordField() : new TextField();
        field.setId("login-" + id);
        field.setPrefColumnCount(34);
        switch (kind) {
            case REST, STREAM, ACCOUNT ->
                    field.setPromptText(texts.get("shell.login." + id + ".example"));
            case KEY, SECRET -> field.setPromptText("");
        }
        Label name = new Label(texts.get("shell.login." + id));
        name.setLabelFor(field);
        name.setMinWidth(Label.USE_PREF_SIZE);
        Label hint = new Label();
        hint.setId("login-" + id + "-hint");
        hint.getStyleClass().add("login-hint");
        hint.setWrapText(true);
        field.textProperty()
                .addListener((text, before, now) -> {
                    touched.add(kind);
                    check();
                });
        fields.put(kind, field);
        hints.put(kind, hint);
        int row = grid.getRowCount();
        grid.add(name, 0, row);
        grid.add(field, 1, row);
        grid.add(hint, 1, row + 1);
    }

    @SuppressWarnings("NullAway") // there is one for each
    private TextField field(ServerForm.Field field) {
        return fields.get(field);
    }

    private Node button() {
        return getDialogPane().lookupButton(logIn);
    }

    private ServerForm form() {
        return new ServerForm(
                field(ServerForm.Field.REST).getText(),
                field(ServerForm.Field.STREAM).getText(),
                field(ServerForm.Field.ACCOUNT).getText(),
                field(ServerForm.Field.KEY).getText(),
                field(ServerForm.Field.SECRET).getText());
    }

    /** Says what is wrong at each field; what was not typed into yet is not called wrong. */
    private void check() {
        Map<ServerForm.Field, ServerForm.Problem> problems = form().problems();
        hints.forEach((field, hint) -> {
            ServerForm.Problem problem = problems.get(field);
            boolean say = problem != null && touched.contains(field);
            hint.setText(problem == null || !say ? "" : "▲ " + words(problem));
            field(field).pseudoClassStateChanged(WRONG, say);
            field(field).setAccessibleHelp(hint.getText());
        });
        button().setDisable(!problems.isEmpty() || underWay != null);
    }

    private String words(ServerForm.Problem problem) {
        return switch (problem) {
            case MISSING -> texts.get("shell.login.missing");
            case NOT_A_URL -> texts.get("shell.login.not-a-url");
            case WRONG_SCHEME -> texts.get("shell.login.wrong-scheme");
            case NOT_THIS_MACHINE -> texts.get("shell.login.not-this-machine");
            case HAS_SPACES -> texts.get("shell.login.spaces");
        };
    }

    private void start() {
        ServerForm form = form();
        if (!form.problems().isEmpty() || underWay != null) {
            return;
        }
        outcome.setText(texts.get("shell.login.under-way"));
        outcome.pseudoClassStateChanged(WRONG, false);
        CompletableFuture<Desk> future = connector.connect(form.endpoints(), form.credentials());
        underWay = future;
        grid.setDisable(true);
        check();
        pulse.whenDone(
                future,
                desk -> {
                    underWay = null;
                    close();
                    done.accept(
                            new LoggedIn(
                                    desk,
                                    form.endpoints().rest().getAuthority(),
                                    paper.isSelected()));
                },
                failure -> {
                    LOG.warn("The log-in failed", failure);
                    underWay = null;
                    grid.setDisable(false);
                    outcome.setText("✖ " + FailureWords.of(failure, texts));
                    outcome.pseudoClassStateChanged(WRONG, true);
                    check();
                    getDialogPane().getScene().getWindow().sizeToScene();
                    field(ServerForm.Field.KEY).requestFocus();
                });
    }

    /** Closed before the venue answered: a desk that comes after all is closed again. */
    private void giveUp() {
        if (underWay != null) {
            underWay.cancel(false);
            underWay = null;
        }
    }
}
