package app.ringdown.ui.line;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Selection;
import app.ringdown.ui.base.SideWindow;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.Traffic.OrderKey;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * The window on the line, beside the main one: what goes over the wire of the desk that the main
 * window is on. It is made when it is first opened, and costs nothing while it is closed. JavaFX
 * thread.
 */
public final class LineWindow implements Pulse.Member {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 760;

    /** A tab, and what is called each frame in which it is seen. */
    private record Page(Tab tab, Pulse.Member shown) {}

    private final Texts texts;
    private final Theme theme;
    private final Format format;
    private final Clock clock;
    private final String version;
    private final Pulse pulse;
    private final SideWindow window;
    private final StackPane root = new StackPane();
    private final Label none = new Label();
    private final TabPane tabs = new TabPane();
    private final List<Page> pages = new ArrayList<>();
    private @Nullable Desk desk;
    private @Nullable Selection selection;
    private @Nullable WirePanel wire;
    private @Nullable PollPanel poll;

    /**
     * @param clock its zone is the one in which times are shown
     * @param version of the program, for what is exported
     */
    public LineWindow(
            Settings settings, Theme theme, Texts texts, Clock clock, String version, Pulse pulse) {
        this.texts = texts;
        this.theme = theme;
        this.format = new Format(texts.locale());
        this.clock = clock;
        this.version = version;
        this.pulse = pulse;
        this.window =
                new SideWindow(
                        settings,
                        "line",
                        WIDTH,
                        HEIGHT,
                        root,
                        theme,
                        texts.get("line.title"),
                        new KeyCodeCombination(KeyCode.F12),
                        pulse);
        none.setText(texts.get("line.none"));
        none.setId("line-none");
        none.getStyleClass().add("muted");
        tabs.setId("line-tabs");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        root.getStyleClass().addAll("window", "line");
        root.getChildren().setAll(none);
        pulse.add(this);
    }

    /** Shows the line of that desk from now on, which is told of its chosen instrument. */
    public void attach(Desk next, Selection of) {
        detach();
        desk = next;
        selection = of;
        if (window.isMade()) {
            fill();
        }
    }

    /** Shows no line any more. */
    public void detach() {
        if (wire != null) {
            wire.close();
        }
        if (poll != null) {
            poll.close();
        }
        desk = null;
        selection = null;
        wire = null;
        poll = null;
        pages.clear();
        tabs.getTabs().clear();
        root.getChildren().setAll(none);
    }

    private void fill() {
        Desk of = desk;
        Selection chosen = selection;
        if (of == null || chosen == null || wire != null) {
            return;
        }
        wire =
                new WirePanel(
                        of.venue().traffic(),
                        texts,
                        theme,
                        format,
                        clock.getZone(),
                        version,
                        pulse,
                        symbol -> choose(of, chosen, symbol));
        poll = new PollPanel(of.venue(), chosen.instrument(), texts, format);
        LinesPanel lines =
                new LinesPanel(of, theme, texts, format, new QuoteWords(texts, format, clock));
        LatencyPanel latency = new LatencyPanel(of, theme, texts, format);
        ScrollPane scroll = new ScrollPane(poll);
        scroll.setFitToWidth(true);
        page("wire", wire, wire::onFrame);
        page("lines", lines, lines::onFrame);
        page("latency", latency, latency::onFrame);
        page("poll", scroll, poll::onFrame);
        root.getChildren().setAll(tabs);
    }

    private void page(String name, Node content, Pulse.Member shown) {
        Tab tab = new Tab(texts.get("line.tab." + name), content);
        tab.setId("line-tab-" + name);
        tabs.getTabs().add(tab);
        pages.add(new Page(tab, shown));
    }

    private static void choose(Desk of, Selection selection, String symbol) {
        of.feed().instruments().stream()
                .filter(instrument -> instrument.symbol().equals(symbol))
                .findFirst()
                .ifPresent(selection::select);
    }

    /** Opens it, or brings it to the front. */
    public void show() {
        fill();
        window.show();
        if (wire != null && tabs.getSelectionModel().getSelectedIndex() == 0) {
            wire.focusFilter();
        }
    }

    /** Opens it on what is about one order. */
    public void showOrder(OrderKey order) {
        fill();
        tabs.getSelectionModel().select(0);
        if (wire != null) {
            wire.show(order);
        }
        show();
    }

    /** Keeps where it is. */
    public void keep() {
        window.keep();
    }

    /** Closes it for good. */
    public void end() {
        pulse.remove(this);
        detach();
        window.close();
    }

    @Override
    public void onPulse(long nanos) {
        if (!window.isSeen()) {
            return;
        }
        for (Page page : pages) {
            if (page.tab.isSelected()) {
                page.shown.onPulse(nanos);
            }
        }
    }
}
