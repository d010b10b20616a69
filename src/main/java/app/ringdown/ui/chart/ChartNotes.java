package app.ringdown.ui.chart;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.venue.LineState;
import app.ringdown.venue.VenueException;

import atlantafx.base.theme.Styles;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sentences and buttons that stand over the bars when there is something to say. */
final class ChartNotes extends StackPane {
    private static final double GAP = 12;

    private final Texts texts;
    private final Label sentence = new Label();
    private final Button retry;
    private final VBox middle;
    private final Label history = new Label();
    private final Button retryHistory;
    private final HBox left;
    private final Label stale = new Label();
    private final Button newest;

    ChartNotes(Texts texts, Runnable onRetry, Runnable onNewest) {
        this.texts = texts;
        setPickOnBounds(false);
        retry = button("chart-retry", texts.get("chart.retry"), onRetry);
        sentence.setId("chart-sentence");
        sentence.getStyleClass().add("chart-sentence");
        sentence.setWrapText(true);
        middle = new VBox(GAP, sentence, retry);
        middle.setAlignment(Pos.CENTER);
        middle.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        middle.setPickOnBounds(false);

        retryHistory = button("chart-retry-history", texts.get("chart.retry"), onRetry);
        history.setId("chart-history");
        left = new HBox(GAP / 2, history, retryHistory);
        left.getStyleClass().add("chart-note");
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);

        stale.setId("chart-stale");
        stale.getStyleClass().addAll("chart-note", "chart-stale");
        stale.setGraphic(new FontIcon(Feather.WIFI_OFF));

        newest = button("chart-newest", "", onNewest);
        newest.setGraphic(new FontIcon(Feather.CHEVRONS_RIGHT));
        newest.getStyleClass().addAll("chart-newest", Styles.BUTTON_CIRCLE);
        newest.setTooltip(new Tooltip(texts.get("chart.newest")));
        newest.setAccessibleText(texts.get("chart.newest"));

        getChildren().addAll(middle, left, stale, newest);
        setAlignment(left, Pos.CENTER_LEFT);
        setAlignment(stale, Pos.BOTTOM_CENTER);
        setAlignment(newest, Pos.BOTTOM_RIGHT);
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setOnAction(_ -> action.run());
        return button;
    }

    void show(
            ChartModel model,
            BarLoader loader,
            LineState line,
            double priceAxisWidth,
            double timeAxisHeight) {
        Insets room = new Insets(GAP, priceAxisWidth + GAP, timeAxisHeight + GAP, GAP);
        if (!room.equals(getPadding())) {
            setPadding(room); // which lays out anew even if it is the same
        }
        boolean shown = loader.state() == BarLoader.State.SHOWN;
        String says = sentence(model, loader);
        show(middle, says != null);
        sentence.setText(says == null ? "" : says);
        show(
                retry,
                loader.state() == BarLoader.State.FAILED
                        || loader.state() == BarLoader.State.EMPTY);

        String past = shown ? history(model, loader) : null;
        show(left, past != null);
        history.setText(past == null ? "" : past);
        show(retryHistory, loader.older() == BarLoader.Older.FAILED);

        String down = stale(line);
        show(stale, down != null && shown);
        stale.setText(down == null ? "" : down);

        show(newest, shown && !model.showsNewest());
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private @Nullable String sentence(ChartModel model, BarLoader loader) {
        String symbol = model.series().instrument().symbol();
        String interval = model.series().interval().code();
        return switch (loader.state()) {
            case LOADING -> texts.get("chart.loading", symbol, interval);
            case SHOWN -> null;
            case EMPTY -> texts.get("chart.empty", symbol, interval);
            case FAILED ->
                    texts.get("chart.failed", symbol, interval) + " " + reason(loader.failure());
        };
    }

    private String reason(VenueException.@Nullable Kind kind) {
        if (kind == null) {
            return texts.get("chart.failed.unknown");
        }
        return switch (kind) {
            case UNREACHABLE, NOT_ALLOWED -> texts.get("chart.failed.unreachable");
            case RATE_LIMITED -> texts.get("chart.failed.limited");
            case REFUSED, BAD_KEY, CLOCK -> texts.get("chart.failed.refused");
            case UNKNOWN -> texts.get("chart.failed.unknown");
        };
    }

    /** Said only where the left edge comes near to what is held. */
    private @Nullable String history(ChartModel model, BarLoader loader) {
        boolean near = model.time().left() < 0;
        return switch (loader.older()) {
            case REST -> null;
            case LOADING -> near ? texts.get("chart.history.loading") : null;
            case FAILED -> texts.get("chart.history.failed");
            case END -> near ? texts.get("chart.history.end") : null;
        };
    }

    private @Nullable String stale(LineState line) {
        return switch (line) {
            case OPEN -> null;
            case CONNECTING -> texts.get("chart.stale.connecting");
            case RECONNECTING -> texts.get("chart.stale.reconnecting");
            case CLOSED -> texts.get("chart.stale.closed");
        };
    }
}
