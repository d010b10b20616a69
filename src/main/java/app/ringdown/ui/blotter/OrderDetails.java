package app.ringdown.ui.blotter;

import app.ringdown.order.Fill;
import app.ringdown.order.Order;
import app.ringdown.order.OrderStep;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.FillRow;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.StepWords;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** All that is known of one order: what was wanted, its life step by step, fills, links. */
final class OrderDetails extends VBox {
    /**
     * A step as it is listed.
     *
     * @param number its place
     * @param sinceMs since the step before; null for the first
     */
    record StepRow(OrderStep step, int number, @Nullable Long sinceMs) {}

    private final OrderWords words;
    private final Texts texts;
    private final Label intent = new Label();
    private final Label status = new Label();
    private final Label original = new Label();
    private final TextField clientId = id("client-id");
    private final TextField venueId = id("venue-id");
    private final FlowPane links = new FlowPane();
    private final Label lifeNote = new Label();
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final ObservableList<FillRow> fills = FXCollections.observableArrayList();
    private final Button wire;

    /**
     * @param showOnWire shows what went over the wire about the order
     */
    OrderDetails(
            Texts texts,
            Format format,
            OrderWords words,
            Theme theme,
            Clock clock,
            Consumer<Order> showOnWire,
            Order order) {
        this.words = words;
        this.texts = texts;
        this.wire = new Button(texts.get("blotter.menu.wire"));
        wire.setId("details-wire");
        wire.setOnAction(_ -> showOnWire.accept(order));
        intent.setId("details-intent");
        intent.getStyleClass().add("details-intent");
        intent.setWrapText(true);
        status.setId("details-status");
        status.setWrapText(true);
        original.setId("details-original");
        original.getStyleClass().add("details-note");
        original.setWrapText(true);
        lifeNote.setId("details-life-note");
        lifeNote.getStyleClass().add("details-note");
        links.setId("details-links");
        links.setHgap(12);
        HBox.setHgrow(intent, Priority.ALWAYS);
        intent.setMaxWidth(Double.MAX_VALUE);
        wire.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(12, intent, wire);
        head.setAlignment(Pos.TOP_LEFT);
        LiveTable<StepRow, StepRow> life = life(theme, format, clock, order);
        LiveTable<FillRow, FillRow> filled =
                new LiveTable<>(
                        "details-fills",
                        texts.get("details.fills.none"),
                        theme,
                        fills,
                        ReadOnlyObjectWrapper::new);
        FillColumns.addTo(filled, texts, format, words, clock);
        life.view().setPrefHeight(theme.scaled(270));
        filled.view().setPrefHeight(theme.scaled(130));
        VBox.setVgrow(life.view(), Priority.ALWAYS);
        setId("order-details");
        getStyleClass().addAll("details", "blotter");
        getChildren()
                .addAll(
                        head,
                        status,
                        original,
                        ids(),
                        links,
                        title("details.life"),
                        life.view(),
                        lifeNote,
                        title("details.fills"),
                        filled.view());
    }

    private LiveTable<StepRow, StepRow> life(Theme theme, Format format, Clock clock, Order order) {
        StepWords stepWords = new StepWords(texts, format, words, clock.getZone());
        LiveTable<StepRow, StepRow> life =
                new LiveTable<>(
                        "details-life",
                        texts.get("details.life.none"),
                        theme,
                        steps,
                        ReadOnlyObjectWrapper::new);
        Comparator<StepRow> inTime = Comparator.comparingInt(StepRow::number);
        life.text(
                "time",
                texts.get("details.time"),
                200,
                inTime,
                r -> stepWords.time(r.step().timeMs()));
        life.number(
                "since",
                texts.get("details.since"),
                78,
                Comparator.comparingLong(r -> r.sinceMs() == null ? Long.MIN_VALUE : r.sinceMs()),
                r -> r.sinceMs() == null ? "" : stepWords.distance(r.sinceMs()));
        life.text(
                "what",
                texts.get("details.what"),
                490,
                inTime,
                r -> stepWords.what(r.step(), order.request().instrument()));
        life.text(
                "source",
                texts.get("details.source"),
                150,
                Comparator.comparing(r -> r.step().source()),
                r -> stepWords.source(r.step().source()));
        return life;
    }

    private Label title(String key) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().add("details-title");
        return title;
    }

    private static TextField id(String name) {
        TextField field = new TextField();
        field.setId("details-" + name);
        field.setEditable(false);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private GridPane ids() {
        GridPane grid = new GridPane(8, 4);
        grid.addRow(0, new Label(texts.get("details.client-id")), copied(clientId));
        grid.addRow(1, new Label(texts.get("details.venue-id")), copied(venueId));
        GridPane.setHgrow(grid.getChildren().get(1), Priority.ALWAYS);
        return grid;
    }

    private HBox copied(TextField field) {
        Button copy = new Button(texts.get("details.copy"));
        copy.setId(field.getId() + "-copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.disableProperty().bind(field.textProperty().isEmpty());
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(field.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return new HBox(6, field, copy);
    }

    /**
     * Another order that this one belongs to.
     *
     * @param relation what it is to this one, the key of a text
     */
    record Link(String relation, Order order) {}

    /** Shows how the order stands. */
    void show(OrderRow.Sight sight, List<Link> linked, Consumer<Order> open) {
        Order order = sight.order();
        intent.setText(
                order.request().instrument().symbol() + "  " + words.intent(order.request()));
        String state = words.status(sight);
        status.setText(order.external() ? texts.get("blotter.external", state) : state);
        status.getStyleClass().setAll("label", "details-status");
        String style = OrderColumns.statusStyle(order.state());
        if (!style.isEmpty()) {
            status.getStyleClass().add(style);
        }
        show(original, words.original(order));
        clientId.setText(order.clientOrderId());
        venueId.setText(order.venueOrderId());
        List<FillRow> now = new ArrayList<>();
        for (Fill fill : order.fills()) {
            now.add(new FillRow(order.request(), fill));
        }
        if (!now.equals(fills)) {
            fills.setAll(now);
        }
        links.getChildren().setAll(linked.stream().<Node>map(link -> link(link, open)).toList());
        links.setVisible(!linked.isEmpty());
        links.setManaged(!linked.isEmpty());
    }

    private Hyperlink link(Link link, Consumer<Order> open) {
        Order other = link.order();
        String what = words.intent(other.request());
        Hyperlink shown = new Hyperlink(texts.get("details.link." + link.relation(), what));
        shown.setId("details-link-" + other.clientOrderId());
        shown.setTooltip(new Tooltip(other.clientOrderId()));
        shown.setOnAction(_ -> open.accept(other));
        return shown;
    }

    /** Shows the order's life, by the times of its steps. */
    void show(List<OrderStep> written) {
        List<OrderStep> byTime = new ArrayList<>(written);
        byTime.sort(
                Comparator.comparingLong(OrderStep::timeMs)
                        .thenComparingInt(OrderDetails::within)); // stable: else as written
        List<StepRow> rows = new ArrayList<>();
        OrderStep before = null;
        for (OrderStep step : byTime) {
            Long since = before == null ? null : step.timeMs() - before.timeMs();
            rows.add(new StepRow(step, rows.size(), since));
            before = step;
        }
        steps.setAll(rows);
        boolean mixed = written.stream().anyMatch(step -> step.source().isVenue());
        show(lifeNote, mixed ? texts.get("details.life.clocks") : "");
    }

    /**
     * Of one millisecond ours come first: the line may tell of an order before its call returns.
     */
    private static int within(OrderStep step) {
        return switch (step.kind()) {
            case CREATED -> 0;
            case SUBMITTED -> 1;
            case DENIED,
                    ANSWERED,
                    UNKNOWN,
                    NOT_FOUND,
                    FORGOTTEN,
                    REJECTED,
                    ACCEPTED,
                    FOUND,
                    FILL,
                    EXECUTED,
                    AMENDED,
                    CANCEL_SENT,
                    CANCEL_FAILED,
                    FILLED,
                    CANCELLED,
                    REPLACED,
                    EXPIRED ->
                    2;
        };
    }

    /** Says why there is no life to be shown. */
    void failed(String why) {
        show(lifeNote, texts.get("details.life.failed", why));
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
