package app.ringdown.ui.shell;

import app.ringdown.desk.Settings;
import app.ringdown.ui.account.AccountPanel;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.depth.DepthPanel;
import app.ringdown.ui.tape.TapePanel;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/**
 * The tabs under the ticket: account, book, trades. Which one is in front is kept from one start to
 * the next. JavaFX thread.
 */
final class SideTabs extends TabPane {
    private static final String KEPT = "layout.side";

    private final Tab account;
    private final Tab book;
    private final Tab trades;

    SideTabs(
            AccountPanel accountPanel,
            DepthPanel depthPanel,
            TapePanel tapePanel,
            Settings settings,
            Texts texts) {
        account = tab("account", accountPanel, texts);
        book = tab("book", depthPanel, texts);
        trades = tab("trades", tapePanel, texts);
        setId("side-tabs");
        getStyleClass().add("side-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().addAll(account, book, trades);
        book.selectedProperty().subscribe(depthPanel::setShown);
        trades.selectedProperty().subscribe(tapePanel::setShown);
        String kept = settings.get(KEPT).orElse("");
        getTabs().stream()
                .filter(tab -> tab.getId().equals(kept))
                .forEach(getSelectionModel()::select);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe((_, next) -> settings.put(KEPT, next.getId()));
    }

    private static Tab tab(String name, Node content, Texts texts) {
        Tab tab = new Tab(texts.get("shell.tab." + name), content);
        tab.setId("side-tab-" + name);
        return tab;
    }

    void showAccount() {
        getSelectionModel().select(account);
    }

    void showBook() {
        getSelectionModel().select(book);
    }

    void showTrades() {
        getSelectionModel().select(trades);
    }
}
