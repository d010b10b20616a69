package app.ringdown.ui.shell;

import app.ringdown.desk.Notice;
import app.ringdown.ui.base.Texts;

import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Popup;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The notice to be read now, and a button for those that were. */
final class NoticeBar extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Notices notices;
    private final ZoneId zone;
    private final Label current = new Label();
    private final Tooltip whole = new Tooltip();
    private final Button history;
    private final ListView<Notices.Told> list = new ListView<>();
    private final Popup popup = new Popup();
    private Notices.@Nullable Told shown;

    NoticeBar(Notices notices, Texts texts, ZoneId zone) {
        this.notices = notices;
        this.zone = zone;
        this.history = new Button(texts.get("shell.notices"));
        setId("notice-bar");
        getStyleClass().add("notice-bar");
        current.setId("notice");
        current.setMaxWidth(Double.MAX_VALUE);
        current.getStyleClass().add("notice");
        whole.setWrapText(true);
        whole.setMaxWidth(480);
        HBox.setHgrow(current, Priority.ALWAYS);
        history.setId("notice-history");
        history.getStyleClass().add("flat");
        history.setMinWidth(USE_PREF_SIZE);
        history.setOnAction(event -> toggle());
        list.setItems(notices.all());
        list.setId("notice-list");
        list.getStyleClass().add("notice-list");
        list.setAccessibleText(texts.get("shell.notices"));
        list.setPlaceholder(new Label(texts.get("shell.notices.none")));
        list.setCellFactory(view -> new ToldCell());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        getChildren().addAll(current, history);
    }

    /** Shows what is to be read now; once in a while is enough. */
    void update() {
        Notices.Told next = notices.current();
        if (Objects.equals(next, shown)) {
            return;
        }
        shown = next;
        current.getStyleClass().removeAll(List.of("info", "warning", "error"));
        if (next == null) {
            current.setText("");
            current.setTooltip(null);
        } else {
            String text = Notices.sign(next.level()) + " " + next.text();
            current.setText(text);
            current.getStyleClass().add(style(next.level()));
            whole.setText(next.text());
            current.setTooltip(whole);
        }
    }

    private void toggle() {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        Bounds at = history.localToScreen(history.getLayoutBounds());
        double width = Math.min(640, getScene().getWidth() - 20);
        double height = 260;
        list.setPrefSize(width, height);
        popup.show(history, at.getMaxX() - width, at.getMinY() - height - 4);
        list.requestFocus();
    }

    private static String style(Notice.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private final class ToldCell extends ListCell<Notices.Told> {
        ToldCell() {
            setWrapText(true);
            setPrefWidth(0); // wraps at the width of the list
        }

        @Override
        protected void updateItem(Notices.Told item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll(List.of("info", "warning", "error"));
            if (empty || item == null) {
                setText(null);
            } else {
                setText(
                        TIME.format(item.time().atZone(zone))
                                + "  "
                                + Notices.sign(item.level())
                                + " "
                                + item.text());
                getStyleClass().add(style(item.level()));
            }
        }
    }
}
