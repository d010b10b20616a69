package app.ringdown.ui.shell;

import app.ringdown.desk.Settings;
import app.ringdown.ui.base.StagePlace;
import app.ringdown.ui.base.Theme;

import javafx.scene.control.SplitPane;
import javafx.stage.Stage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the window keeps from one start to the next: place, size, theme, text size and dividers.
 * Written once a second if something changed, so that a crash loses little. JavaFX thread.
 */
final class WindowSettings {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;

    private final Settings settings;
    private final StagePlace place;
    private final Map<String, String> written = new HashMap<>();

    WindowSettings(Settings settings) {
        this.settings = settings;
        this.place = new StagePlace(settings, "window", WIDTH, HEIGHT);
    }

    void applyTo(Theme theme) {
        theme.set(
                settings.get("window.theme").filter("light"::equals).isPresent()
                        ? Theme.Mode.LIGHT
                        : Theme.Mode.DARK);
        List<Double> size = numbers("window.text", 1);
        theme.setTextSize(size.isEmpty() ? 100 : (int) Math.round(size.getFirst()));
    }

    void applyTo(Stage stage) {
        place.applyTo(stage);
    }

    void applyTo(SplitPane pane, String key, double... usual) {
        List<Double> kept = numbers(key, usual.length);
        for (int i = 0; i < usual.length; i++) {
            pane.setDividerPosition(i, kept.size() == usual.length ? kept.get(i) : usual[i]);
        }
    }

    void keep(Theme theme) {
        put("window.theme", theme.mode().get().name().toLowerCase(Locale.ROOT));
        put("window.text", String.valueOf(theme.textSize().get()));
    }

    void keep(Stage stage) {
        place.keep(stage);
    }

    void keep(SplitPane pane, String key) {
        put(key, joined(pane.getDividerPositions()));
    }

    private void put(String key, String value) {
        if (!value.equals(written.put(key, value))) {
            settings.put(key, value);
        }
    }

    private static String joined(double... values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(String.format(Locale.ROOT, "%.4f", value));
        }
        return String.join(",", texts);
    }

    /** The numbers kept under {@code key}; none if there are not {@code count} that can be read. */
    private List<Double> numbers(String key, int count) {
        List<Double> numbers = new ArrayList<>();
        for (String text : settings.get(key).orElse("").split(",", -1)) {
            try {
                double number = Double.parseDouble(text);
                if (Double.isFinite(number)) {
                    numbers.add(number);
                }
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        return numbers.size() == count ? numbers : List.of();
    }
}
