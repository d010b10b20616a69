package app.ringdown.ui.line;

import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Traffic.Filter;
import app.ringdown.venue.Traffic.OrderKey;
import app.ringdown.venue.Transfer;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every call and frame that is kept: a list that is narrowed by a text and by kind, and all of the
 * chosen one beside it. The list goes on in any case; while it follows, the newest is in sight.
 * JavaFX thread.
 */
final class WirePanel extends VBox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WirePanel.class);
    private static final long EVERY_NANOS = 200_000_000L;

    private final Traffic traffic;
    private final Texts texts;
    private final Format format;
    private final String version;
    private final Pulse pulse;
    private final Consumer<String> choose;
    private final WireRows rows = new WireRows();
    private final WireFeed feed;
    private final WireTable table;
    private final WireDetails details;
    private final TextField text = new TextField();
    private final ToggleButton calls = toggle("calls");
    private final ToggleButton frames = toggle("frames");
    private final ToggleButton ordersOnly = toggle("orders");
    private final ToggleButton failuresOnly = toggle("failures");
    private final ToggleButton follow = toggle("follow");
    private final Button order = new Button();
    private final Label state = new Label();
    private @Nullable OrderKey orderKey;
    private String outcome = "";
    private long nextNanos;

    /**
     * @param version of the program, for what is exported
     * @param choose is told the symbol of a row that is double-clicked
     */
    WirePanel(
            Traffic traffic,
            Texts texts,
            Theme theme,
            Format format,
            ZoneId zone,
            String version,
            Pulse pulse,
            Consumer<String> choose) {
        this.traffic = traffic;
        this.texts = texts;
        this.format = format;
        this.version = version;
        this.pulse = pulse;
        this.choose = choose;
        this.feed = new WireFeed(traffic, rows);
        this.table = new WireTable(rows, traffic, texts, theme, format, zone);
        OrderWords words = new OrderWords(texts, format, zone);
        this.details =
                new WireDetails(texts, format, new FrameWords(traffic, texts, format, words));
        setId("wire");
        getStyleClass().addAll("panel", "line-wire");
        for (ToggleButton each : List.of(calls, frames, ordersOnly, failuresOnly, follow)) {
            name(each);
        }
        calls.setSelected(true);
        frames.setSelected(true);
        follow.setSelected(true);
        text.setId("wire-filter");
        text.setPromptText(texts.get("line.wire.filter"));
        text.setAccessibleText(texts.get("line.wire.filter"));
        text.setPrefColumnCount(22);
        order.setId("wire-order");
        order.managedProperty().bind(order.visibleProperty());
        order.setVisible(false);
        order.setMnemonicParsing(false);
        order.setOnAction(_ -> show(null));
        state.setId("wire-state");
        state.getStyleClass().add("muted");
        state.setMinWidth(0);
        SplitPane both = new SplitPane(table, details);
        both.setOrientation(Orientation.VERTICAL);
        both.setDividerPositions(0.55);
        VBox.setVgrow(both, Priority.ALWAYS);
        getChildren().addAll(bar(), both, foot());
        listen();
    }

    private ToggleButton toggle(String name) {
        ToggleButton button = new ToggleButton();
        button.setId("wire-" + name);
        return button;
    }

    private void name(ToggleButton button) {
        String key = "line." + button.getId().replace('-', '.');
        button.setText(texts.get(key));
        button.setTooltip(new Tooltip(texts.get(key + ".what")));
    }

    private FlowPane bar() {
        Button export = new Button(texts.get("line.wire.export"));
        export.setId("wire-export");
        export.setOnAction(_ -> export());
        HBox kinds = new HBox(3, calls, frames);
        HBox only = new HBox(3, ordersOnly, failuresOnly);
        FlowPane bar = new FlowPane(text, kinds, only, order, follow, export);
        bar.getStyleClass().add("line-bar");
        bar.setRowValignment(javafx.geometry.VPos.CENTER);
        return bar;
    }

    private HBox foot() {
        HBox foot = new HBox(state);
        foot.getStyleClass().add("line-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return foot;
    }

    private void listen() {
        text.textProperty().subscribe(this::filter);
        for (ToggleButton each : List.of(calls, frames, ordersOnly, failuresOnly)) {
            each.selectedProperty().subscribe(this::filter);
        }
        follow.selectedProperty()
                .subscribe(on -> {
                    if (on) {
                        table.getSelectionModel().clearSelection();
                        toNewest();
                    }
                });
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (row != null) {
                        follow.setSelected(false);
                        details.show(row.in(traffic));
                    }
                });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                goTo(table.getSelectionModel().getSelectedItem());
            }
        });
        table.addEventFilter(
                ScrollEvent.SCROLL,
                event -> {
                    if (event.getDeltaY() > 0) {
                        follow.setSelected(false);
                    }
                });
        table.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (isOnScrollBar(event)) {
                        follow.setSelected(false);
                    }
                });
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    switch (event.getCode()) {
                        case END -> follow.setSelected(true);
                        case ENTER -> goTo(table.getSelectionModel().getSelectedItem());
                        default -> {
                            return;
                        }
                    }
                    event.consume();
                });
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
                text.clear();
                event.consume();
            }
        });
    }

    private void goTo(@Nullable WireRow row) {
        Transfer transfer = row == null ? null : row.in(traffic);
        if (transfer != null && !transfer.symbol().isEmpty()) {
            choose.accept(transfer.symbol());
        }
    }

    @Override
    public void close() {
        table.close();
    }

    private static boolean isOnScrollBar(MouseEvent event) {
        Node at = event.getPickResult().getIntersectedNode();
        while (at != null && !(at instanceof ScrollBar)) {
            at = at.getParent();
        }
        return at != null;
    }

    private void filter() {
        outcome = "";
        feed.filter(
                new Filter(
                        text.getText(),
                        calls.isSelected(),
                        frames.isSelected(),
                        ordersOnly.isSelected(),
                        failuresOnly.isSelected(),
                        orderKey));
        nextNanos = 0;
    }

    /** Only what is about one order, or about any again. */
    void show(@Nullable OrderKey only) {
        orderKey = only;
        order.setVisible(only != null);
        if (only != null) {
            order.setText(texts.get("line.wire.order", only.clientOrderId()));
            order.setTooltip(new Tooltip(texts.get("line.wire.order.what")));
            text.clear();
            calls.setSelected(true);
            frames.setSelected(true);
            ordersOnly.setSelected(false);
            failuresOnly.setSelected(false);
            follow.setSelected(true);
        }
        filter();
    }

    void focusFilter() {
        text.requestFocus();
    }

    /** The end of a frame in which it is seen. */
    void onFrame(long nanos) {
        if (nanos - nextNanos < 0 && nextNanos != 0) {
            return;
        }
        boolean came = feed.update(follow.isSelected());
        if (came && follow.isSelected()) {
            toNewest();
        }
        // While there is more to be looked through, in the next frame already.
        nextNanos = feed.isCaughtUp() ? nanos + EVERY_NANOS : 0;
        state.setText(
                !outcome.isEmpty()
                        ? outcome
                        : texts.get(
                                feed.isCaughtUp() ? "line.wire.state" : "line.wire.looking",
                                format.scaled(rows.size(), 0),
                                since()));
    }

    private String since() {
        Transfer oldest = traffic.get(traffic.oldestFrame());
        return oldest == null ? Format.NONE : table.time(oldest);
    }

    private void toNewest() {
        if (!rows.isEmpty()) {
            table.scrollTo(rows.size() - 1);
        }
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("line.wire.export.title"));
        chooser.setInitialFileName("ringdown.har");
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.get("line.wire.har"), "*.har"));
        File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            export(chosen.toPath());
        }
    }

    /** Writes what is listed, on another thread. */
    void export(Path file) {
        List<Long> numbers = rows.stream().map(WireRow::number).toList();
        outcome = texts.get("line.wire.exporting");
        pulse.whenDone(
                HarFile.write(file, numbers, traffic, version),
                written -> {
                    outcome =
                            texts.get(
                                    "line.wire.exported",
                                    format.scaled(written, 0),
                                    file.getFileName());
                },
                failure -> {
                    LOG.warn("{} was not written", file, failure);
                    outcome =
                            texts.get(
                                    "line.wire.export.failed",
                                    file,
                                    String.valueOf(failure.getMessage()));
                });
    }
}
