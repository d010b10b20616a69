package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Notice;
import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.line.LineWindow;
import app.ringdown.ui.paper.AccountDialog;
import app.ringdown.ui.paper.DrillDialog;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.ui.paper.PaperWatch;
import app.ringdown.ui.paper.ScenarioDialog;
import app.ringdown.ui.trade.LiveArming;
import app.ringdown.venue.LineState;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * The program's window. It opens at once, says that it is connecting, and shows the panels when
 * there is a desk; or says in a sentence why there is none. JavaFX thread.
 */
public final class MainWindow implements Pulse.Member {
    private static final Logger LOG = LoggerFactory.getLogger(MainWindow.class);
    private static final long SECOND = 1_000_000_000L;
    private static final PseudoClass LIVE = PseudoClass.getPseudoClass("live");
    private static final int[] ICON_SIZES = {16, 32, 48, 64, 128, 256};

    private final Stage stage;
    private final Connector connector;
    private final Settings settings;
    private final WindowSettings windowSettings;
    private final Texts texts;
    private final Clock clock;
    private final String version;
    private final Runnable onQuit;
    private final AgeLimit ageLimit;
    private final Theme theme = new Theme();
    private final Pulse pulse = new Pulse();
    private final Notices notices;
    private final StatusBar status;
    private final ConnectionView connection;
    private final StackPane centre;
    private final MainMenu menu;
    private final Quitting quitting;
    private final LineWindow line;
    private final ReadOnlyObjectWrapper<@Nullable Workspace> workspace =
            new ReadOnlyObjectWrapper<>();

    /** Watched while the window is on the exchange inside. */
    private final ReadOnlyObjectWrapper<@Nullable PaperWatch> paper = new ReadOnlyObjectWrapper<>();

    private @Nullable CompletableFuture<Desk> underWay;
    private final Label badge = new Label();
    private final HBox switches = new HBox();
    private String place;
    private String word;
    private long nextSecond;

    /**
     * @param clock for what is shown; its zone is the person's
     * @param version of the program, for the about box
     * @param onQuit ends the program; called once the desk is being closed and the window is gone
     */
    public MainWindow(
            Stage stage,
            Connector connector,
            Settings settings,
            Texts texts,
            Clock clock,
            String version,
            Runnable onQuit) {
        this.stage = stage;
        this.connector = connector;
        this.settings = settings;
        this.windowSettings = new WindowSettings(settings);
        this.ageLimit = new AgeLimit(settings);
        this.texts = texts;
        this.clock = clock;
        this.version = version;
        this.onQuit = onQuit;
        this.place = texts.get("shell.place.embedded");
        this.word = texts.get("shell.paper");
        this.notices = new Notices(texts, clock);
        this.status = new StatusBar(texts, new NoticeBar(notices, texts, clock.getZone()));
        this.connection = new ConnectionView(texts, this::connectEmbedded, this::askForServer);
        this.centre = new StackPane(connection);
        this.quitting = new Quitting(stage, pulse, theme, texts, this::end);
        windowSettings.applyTo(theme);
        this.line = new LineWindow(settings, theme, texts, clock, version, pulse);
        this.menu =
                new MainMenu(
                        this, theme, ageLimit, texts, workspace.isNotNull(), paper.isNotNull());
        BorderPane root = new BorderPane(centre, top(), null, status, null);
        root.getStyleClass().addAll("window", "paper");
        Scene scene = new Scene(root);
        theme.dress(scene);
        pulse.attend(scene);
        addKeys(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::onHotKey);
        scene.addEventFilter(
                KeyEvent.KEY_RELEASED,
                event -> workspace().ifPresent(held -> held.onKeyReleased(event.getCode())));
        stage.setScene(scene);
        stage.setMinWidth(900);
        stage.setMinHeight(560);
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        for (int size : ICON_SIZES) {
            stage.getIcons().add(icon(size));
        }
        stage.focusedProperty()
                .subscribe(has -> {
                    if (!has) {
                        workspace().ifPresent(Workspace::forgetKeys);
                    }
                });
        windowSettings.applyTo(stage);
        title();
    }

    private HBox top() {
        badge.setText(word);
        badge.setId("paper");
        badge.getStyleClass().add("paper-badge");
        badge.setMinWidth(Label.USE_PREF_SIZE);
        HBox.setHgrow(menu, Priority.ALWAYS);
        switches.setAlignment(Pos.CENTER_RIGHT);
        HBox top = new HBox(8, menu, switches, badge);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("window-top");
        return top;
    }

    private void onHotKey(KeyEvent event) {
        Workspace held = workspace.get();
        if (held != null && held.onHotKey(event)) {
            event.consume();
        }
    }

    /** Keys that the menus can't name: the same signs elsewhere on the keyboard. */
    private void addKeys(Scene scene) {
        accelerate(scene, KeyCode.EQUALS, 10);
        accelerate(scene, KeyCode.ADD, 10);
        accelerate(scene, KeyCode.SUBTRACT, -10);
        accelerate(scene, KeyCode.NUMPAD0, 0);
    }

    private void accelerate(Scene scene, KeyCode code, int percent) {
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN),
                        () -> resizeText(percent));
    }

    private static Image icon(int size) {
        String name = "/app/ringdown/icon/" + size + ".png";
        try (InputStream in = MainWindow.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the window and logs in at the embedded exchange. */
    public void show() {
        stage.show();
        LOG.info("The window is shown");
        pulse.add(this);
        pulse.start();
        connectEmbedded();
    }

    /** The panels, once there is a desk. */
    public Optional<Workspace> workspace() {
        return Optional.ofNullable(workspace.get());
    }

    public ReadOnlyObjectProperty<@Nullable Workspace> workspaceProperty() {
        return workspace.getReadOnlyProperty();
    }

    public Scene scene() {
        return stage.getScene();
    }

    public Theme theme() {
        return theme;
    }

    /** Takes what a person should be told from {@code others} too, where any thread may put it. */
    public void tellFrom(Queue<Notice> others) {
        pulse.add(_ -> {
            for (Notice notice = others.poll(); notice != null; notice = others.poll()) {
                notices.onNotice(notice);
            }
        });
    }

    /** Logs in at the embedded exchange, in place of what the window is on. */
    void connectEmbedded() {
        if (underWay != null) {
            return;
        }
        if (workspace.get() == null) {
            connection.connecting();
        }
        CompletableFuture<Desk> future = connector.embedded();
        underWay = future;
        pulse.whenDone(
                future,
                desk -> {
                    String where = texts.get("shell.place.embedded");
                    open(new LoginDialog.LoggedIn(desk, where, true), where);
                    paper.set(new PaperWatch(connector.paper(), pulse));
                },
                failure -> {
                    LOG.error("The log-in failed", failure);
                    underWay = null;
                    String why = FailureWords.of(failure, texts);
                    connection.failed(why);
                    notices.tell(Notice.Level.ERROR, why);
                });
    }

    void askForServer() {
        new LoginDialog(
                        stage,
                        connector,
                        pulse,
                        theme,
                        texts,
                        in ->
                                open(
                                        in,
                                        texts.get(
                                                in.isPaper()
                                                        ? "shell.place.other"
                                                        : "shell.place.live",
                                                in.account())))
                .show();
    }

    private void open(LoginDialog.LoggedIn in, String where) {
        if (underWay != null) {
            underWay.cancel(false); // another log-in may be under way: this one is wanted
            underWay = null;
        }
        LOG.info("Logged in: {}", where);
        closeWorkspace();
        place = where;
        Workspace next =
                new Workspace(
                        in.desk(),
                        new LiveArming(in.desk().orders(), in.account(), in.isPaper()),
                        pulse,
                        notices,
                        settings,
                        theme,
                        texts,
                        clock,
                        ageLimit,
                        line::showOrder);
        workspace.set(next);
        line.attach(in.desk(), next.selection());
        switches.getChildren().setAll(next.arms());
        dress(in.isPaper());
        centre.getChildren().setAll(next.node());
        next.node().applyCss(); // before that, a split pane has not taken in its panels
        next.goToWatch();
        title();
        notices.tell(Notice.Level.INFO, texts.get("shell.connected", where));
    }

    /** Paper and live are told apart by the frame, the badge and the title. */
    private void dress(boolean isPaper) {
        word = texts.get(isPaper ? "shell.paper" : "shell.live");
        badge.setText(word);
        centre.getScene().getRoot().pseudoClassStateChanged(LIVE, !isPaper);
    }

    private void title() {
        Workspace held = workspace.get();
        String instrument = held == null ? "" : held.selection().get().symbol();
        stage.setTitle(
                held == null
                        ? texts.get("shell.title", place, word)
                        : texts.get("shell.title.live", place, instrument, word));
    }

    /** Makes all text larger or smaller by {@code percent} of the usual; 0 is the usual. */
    void resizeText(int percent) {
        theme.setTextSize(percent == 0 ? 100 : theme.textSize().get() + percent);
    }

    void showPaperAccount() {
        show((watch, held) ->
                new AccountDialog(stage, theme, texts, watch, held::paperStartedOver));
    }

    void showScenario() {
        show((watch, held) ->
                new ScenarioDialog(
                        stage, theme, texts, watch, () -> held.selection().get().symbol()));
    }

    void showDrill() {
        show((watch, held) -> new DrillDialog(stage, theme, texts, watch));
    }

    private void show(BiFunction<PaperWatch, Workspace, Dialog<Void>> dialog) {
        PaperWatch watch = paper.get();
        Workspace held = workspace.get();
        if (watch != null && held != null) {
            dialog.apply(watch, held).show();
        }
    }

    /** Opens where hot keys are shown and bound. */
    void showHotKeys() {
        workspace().ifPresent(held -> held.showHotKeys(menu.keys()));
    }

    /** Opens the window on the line. */
    void showLine() {
        line.show();
    }

    void showKeys() {
        Map<String, String> hot = workspace().map(Workspace::hotKeys).orElse(Map.of());
        HelpDialogs.keys(stage, theme, texts, menu.getMenus(), hot).show();
    }

    void showAbout() {
        HelpDialogs.about(stage, theme, texts, version).show();
    }

    /** Asks what becomes of working orders, if there are any, and ends the program. */
    public void quit() {
        quitting.start(workspace.get());
    }

    /** Ends the program without a question. */
    public void end() {
        keep();
        pulse.stop();
        if (underWay != null) {
            underWay.cancel(false);
        }
        closeWorkspace();
        line.end();
        stage.hide();
        onQuit.run();
    }

    private PaperExchange.@Nullable Status paperStatus() {
        PaperWatch watch = paper.get();
        return watch == null ? null : watch.status().get();
    }

    private void closeWorkspace() {
        Workspace held = workspace.get();
        if (held != null) {
            workspace.set(null);
            switches.getChildren().clear();
            line.detach();
            held.close();
        }
        PaperWatch watch = paper.get();
        if (watch != null) {
            paper.set(null);
            watch.end();
        }
    }

    private void keep() {
        windowSettings.keep(theme);
        windowSettings.keep(stage);
        workspace().ifPresent(Workspace::keep);
        line.keep();
    }

    @Override
    public void onPulse(long nanos) {
        Workspace held = workspace.get();
        status.update(
                held == null ? null : held.live().desk(),
                underWay == null ? LineState.CLOSED : LineState.CONNECTING,
                paperStatus(),
                nanos);
        if (nanos - nextSecond >= 0) {
            nextSecond = nanos + SECOND;
            keep();
            title();
        }
    }
}
