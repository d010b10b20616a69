package app.ringdown.ui.shell;

import app.ringdown.desk.Settings;
import app.ringdown.ui.base.Theme;

import javafx.geometry.Rectangle2D;
import javafx.scene.control.SplitPane;
import javafx.stage.Screen;
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
    private final Map<String, String> written = new HashMap<>();

    WindowSettings(Settings settings) {
        this.settings = settings;
    }

    void applyTo(Theme theme) {
        theme.set(
                settings.get("window.theme").filter("light"::equals).isPresent()
                        ? Theme.Mode.LIGHT
                        : Theme.Mode.DARK);
        List<Double> size = numbers("window.text", 1);
        theme.setTextSize(size.isEmpty() ? 100 : (int) Math.round(size.getFirst()));
    }

    /** As it was left, if a screen still shows that place; else in the middle of the first one. */
    void applyTo(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        List<Double> place = numbers("window.place", 4);
        if (place.size() == 4
                && place.get(2) >= 400
                && place.get(3) >= 300
                && !Screen.getScreensForRectangle(
                                place.get(0), place.get(1), place.get(2), place.get(3))
                        .isEmpty()) {
            stage.setX(place.get(0));
            stage.setY(place.get(1));
            stage.setWidth(place.get(2));
            stage.setHeight(place.get(3));
        }
        stage.setMaximized(settings.get("window.maximized").filter("true"::equals).isPresent());
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
        put("window.maximized", String.valueOf(stage.isMaximized()));
        if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            put(
                    "window.place",
                    joined(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        }
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
