package app.ringdown.ui.watch;

import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Texts;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The instruments that are not in the watch list yet, found by typing: Enter adds the marked one
 * and the popup stays for the next, Escape ends it.
 */
final class AddSymbol extends PopupControl {
    private final Supplier<List<Instrument>> missing;
    private final Consumer<Instrument> add;
    private final TextField search = new TextField();
    private final ListView<Instrument> found = new ListView<>();
    private final VBox content;

    AddSymbol(Texts texts, Supplier<List<Instrument>> missing, Consumer<Instrument> add) {
        this.missing = missing;
        this.add = add;
        search.setId("watch-add-search");
        search.setPromptText(texts.get("watch.add.prompt"));
        search.setAccessibleText(texts.get("watch.add.prompt"));
        search.textProperty().subscribe(text -> list());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        found.setId("watch-add-found");
        found.setFocusTraversable(false);
        found.setAccessibleText(texts.get("watch.add.found"));
        found.setPlaceholder(new Label(texts.get("watch.add.none")));
        found.setCellFactory(list -> new InstrumentCell());
        content = new VBox(search, found, new Label(texts.get("watch.add.hint")));
        content.getStyleClass().add("watch-add");
        setAutoHide(true);
        setHideOnEscape(true);
        setSkin(new ContentSkin(this, content));
    }

    /** Opens below {@code owner}, with nothing typed. */
    void showBelow(Node owner) {
        search.clear();
        list();
        Bounds at = owner.localToScreen(owner.getLayoutBounds());
        show(owner, at.getMinX(), at.getMaxY() + 2);
        search.requestFocus();
    }

    private void list() {
        String wanted = search.getText().strip().toUpperCase(Locale.ROOT).replace("/", "");
        found.getItems()
                .setAll(
                        missing.get().stream()
                                .filter(i -> i.symbol().contains(wanted))
                                .sorted(Comparator.comparing(i -> !i.symbol().startsWith(wanted)))
                                .toList());
        found.getSelectionModel().selectFirst();
        found.scrollTo(0);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> mark(found.getSelectionModel().getSelectedIndex() + 1);
            case UP -> mark(found.getSelectionModel().getSelectedIndex() - 1);
            case ENTER -> addMarked();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mark(int index) {
        int to = Math.clamp(index, 0, Math.max(0, found.getItems().size() - 1));
        found.getSelectionModel().select(to);
        found.scrollTo(Math.max(0, to - 4));
    }

    private void addMarked() {
        Instrument marked = found.getSelectionModel().getSelectedItem();
        if (marked != null) {
            add.accept(marked);
            search.clear();
            list();
        }
    }

    private final class InstrumentCell extends ListCell<Instrument> {
        InstrumentCell() {
            setOnMouseClicked(event -> {
                if (getItem() != null) {
                    addMarked();
                }
            });
        }

        @Override
        protected void updateItem(Instrument item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : item.base() + " / " + item.quote());
        }
    }

    private record ContentSkin(PopupControl popup, Node node) implements Skin<PopupControl> {
        @Override
        public PopupControl getSkinnable() {
            return popup;
        }

        @Override
        public Node getNode() {
            return node;
        }

        @Override
        public void dispose() {
            // the popup lives as long as the panel
        }
    }
}
