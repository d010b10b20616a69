package app.ringdown.ui.shell;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.trade.TradeAction;

import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The window's menus: everything that has a key is found here too. */
final class MainMenu extends MenuBar {
    /** Opens the window with all instruments, and closes it. */
    static final KeyCombination OVERVIEW = KeyCombination.valueOf("Shortcut+8");

    /** Opens the window with the trading ladder, and closes it. */
    static final KeyCombination LADDER = KeyCombination.valueOf("Shortcut+9");

    private final Texts texts;
    private final BooleanExpression live;

    /**
     * @param live whether there is a workspace; without one its commands are off
     * @param paper whether it is on the exchange inside; without that its commands are off
     */
    MainMenu(
            MainWindow window,
            Theme theme,
            AgeLimit ageLimit,
            Texts texts,
            BooleanExpression live,
            BooleanExpression paper) {
        this.texts = texts;
        this.live = live;
        setId("menu");
        Menu file =
                menu(
                        "file",
                        item("connect", "Shortcut+L", window::askForServer),
                        item("embedded", "", window::connectEmbedded),
                        new SeparatorMenuItem(),
                        item("quit", "Shortcut+Q", window::quit));
        Menu view =
                menu(
                        "view",
                        mode(theme, Theme.Mode.DARK, "dark"),
                        mode(theme, Theme.Mode.LIGHT, "light"),
                        new SeparatorMenuItem(),
                        item("larger", "Shortcut+PLUS", () -> window.resizeText(10)),
                        item("smaller", "Shortcut+MINUS", () -> window.resizeText(-10)),
                        item("usual", "Shortcut+0", () -> window.resizeText(0)),
                        new SeparatorMenuItem(),
                        of("go-watch", "Shortcut+1", window, Workspace::goToWatch),
                        of("go-chart", "Shortcut+2", window, Workspace::goToChart),
                        of("go-ticket", "Shortcut+3", window, Workspace::goToTicket),
                        of("go-orders", "Shortcut+4", window, Workspace::goToOrders),
                        of("filter", "Shortcut+Shift+F", window, Workspace::goToFilter),
                        of("go-account", "Shortcut+5", window, Workspace::goToAccount),
                        of("go-book", "Shortcut+6", window, Workspace::goToBook),
                        of("go-trades", "Shortcut+7", window, Workspace::goToTrades),
                        of("overview", OVERVIEW.getName(), window, Workspace::showOverview),
                        of("ladder", LADDER.getName(), window, Workspace::showLadder),
                        item("line", "F12", window::showLine),
                        new SeparatorMenuItem(),
                        ages(ageLimit),
                        of("reset", "", window, Workspace::resetLayout));
        Menu watch =
                menu(
                        "watch",
                        of("search", "Shortcut+F", window, w -> w.watch().search()),
                        of("add", "Shortcut+I", window, w -> w.watch().addSymbol()),
                        of("remove", "", window, w -> w.watch().removeSelected()),
                        of("up", "", window, w -> w.watch().moveSelected(-1)),
                        of("down", "", window, w -> w.watch().moveSelected(1)));
        Menu trade =
                menu(
                        "trade",
                        of("cancel-all", "Shortcut+Shift+X", window, Workspace::cancelAll),
                        of(
                                "cancel-symbol",
                                "Shortcut+Shift+S",
                                window,
                                Workspace::cancelAllOfSelected),
                        new SeparatorMenuItem(),
                        act("close-25", window, TradeAction.CLOSE_25),
                        act("close-50", window, TradeAction.CLOSE_50),
                        act("close-100", window, TradeAction.CLOSE_100),
                        of("flatten", "", window, Workspace::askToFlatten),
                        act("break-even", window, TradeAction.STOP_BREAK_EVEN),
                        new SeparatorMenuItem(),
                        of("kill", "Shortcut+Shift+K", window, Workspace::showKillSwitch),
                        new SeparatorMenuItem(),
                        of("arm", "Shortcut+Shift+A", window, Workspace::switchArming),
                        item("hot-keys", "Shortcut+F1", window::showHotKeys),
                        of("trade-settings", "", window, Workspace::showTradeSettings));
        Menu exchange =
                menu(
                        "exchange",
                        item("paper-account", "", window::showPaperAccount),
                        item("scenario", "", window::showScenario),
                        item("drill", "", window::showDrill));
        MenuItem elsewhere = item("elsewhere", "", () -> {});
        elsewhere.setDisable(true);
        elsewhere.visibleProperty().bind(paper.not());
        exchange.getItems().forEach(each -> each.disableProperty().bind(paper.not()));
        exchange.getItems().addFirst(elsewhere);
        Menu help =
                menu(
                        "help",
                        item("keys", "F1", window::showKeys),
                        item("about", "", window::showAbout));
        getMenus().addAll(file, view, watch, trade, exchange, help);
    }

    private Menu menu(String key, MenuItem... items) {
        Menu menu = new Menu(texts.get("shell.menu." + key));
        menu.setId("menu-" + key);
        menu.getItems().addAll(items);
        return menu;
    }

    private MenuItem item(String key, String keys, Runnable action) {
        MenuItem item = new MenuItem(texts.get("shell.menu." + key));
        item.setId("menu-" + key);
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        item.setOnAction(event -> action.run());
        return item;
    }

    /** A command of the workspace, off while there is none. */
    private MenuItem of(String key, String keys, MainWindow window, Consumer<Workspace> action) {
        MenuItem item = item(key, keys, () -> window.workspace().ifPresent(action));
        item.disableProperty().bind(live.not());
        return item;
    }

    private MenuItem act(String key, MainWindow window, TradeAction action) {
        return of(key, "", window, workspace -> workspace.act(action));
    }

    /** The keys of all menus: they can't be had by others. */
    List<KeyCombination> keys() {
        return getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .map(MenuItem::getAccelerator)
                .filter(Objects::nonNull)
                .toList();
    }

    private Menu ages(AgeLimit limit) {
        Menu menu = menu("age-limit");
        ToggleGroup group = new ToggleGroup();
        for (long seconds : AgeLimit.CHOICES) {
            RadioMenuItem item = new RadioMenuItem(texts.get("shell.menu.age-limit.s", seconds));
            item.setId("menu-age-limit-" + seconds);
            item.setToggleGroup(group);
            limit.seconds().subscribe(now -> item.setSelected(now.longValue() == seconds));
            item.setOnAction(event -> limit.choose(seconds));
            menu.getItems().add(item);
        }
        return menu;
    }

    private final ToggleGroup modes = new ToggleGroup();

    private MenuItem mode(Theme theme, Theme.Mode mode, String key) {
        RadioMenuItem item = new RadioMenuItem(texts.get("shell.menu." + key));
        item.setId("menu-" + key);
        item.setToggleGroup(modes);
        theme.mode().subscribe(now -> item.setSelected(now == mode));
        item.setOnAction(event -> theme.set(mode));
        return item;
    }
}
