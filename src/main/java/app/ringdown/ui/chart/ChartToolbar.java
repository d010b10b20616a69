package app.ringdown.ui.chart;

import app.ringdown.market.Interval;
import app.ringdown.ui.base.Texts;

import atlantafx.base.theme.Styles;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Chooses the interval, and whether the price axis fits itself. */
final class ChartToolbar extends HBox {
    /** The interval of key 1, of key 2, and so on. */
    static final List<Interval> BY_KEY =
            List.of(Interval.M1, Interval.M5, Interval.M15, Interval.H1, Interval.H4, Interval.D1);

    private final Map<Interval, ToggleButton> intervals = new EnumMap<>(Interval.class);
    private final ToggleButton auto;

    ChartToolbar(Texts texts, Consumer<Interval> select, Consumer<Boolean> setAutoPrice) {
        getStyleClass().add("chart-toolbar");
        for (Interval interval : BY_KEY) {
            String key = Integer.toString(BY_KEY.indexOf(interval) + 1);
            ToggleButton button =
                    button(
                            "chart-interval-" + interval.code(),
                            interval.code(),
                            texts.get("chart.interval.hint", interval.code(), key));
            // A click on the chosen one leaves it chosen.
            button.setOnAction(_ -> {
                button.setSelected(true);
                select.accept(interval);
            });
            intervals.put(interval, button);
            getChildren().add(button);
        }
        auto = button("chart-auto-price", texts.get("chart.auto"), texts.get("chart.auto.hint"));
        auto.setOnAction(_ -> setAutoPrice.accept(auto.isSelected()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, auto);
    }

    private static ToggleButton button(String id, String text, String hint) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.getStyleClass().addAll("chart-choice", Styles.SMALL, Styles.FLAT);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(hint);
        return button;
    }

    void show(Interval chosen, boolean autoPrice) {
        intervals.forEach((interval, button) -> button.setSelected(interval == chosen));
        auto.setSelected(autoPrice);
    }
}
