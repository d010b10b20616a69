package app.ringdown.ui.base;

import app.ringdown.desk.Settings;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where a window is and how large, from one time to the next. JavaFX thread. */
public final class StagePlace {
    private static final double LEAST_WIDTH = 400;
    private static final double LEAST_HEIGHT = 300;

    private final Settings settings;
    private final String key;
    private final double width;
    private final double height;
    private String place = "";
    private String maximized = "";

    /**
     * @param key what its settings begin with
     * @param width at first, px
     * @param height at first, px
     */
    public StagePlace(Settings settings, String key, double width, double height) {
        this.settings = settings;
        this.key = key;
        this.width = width;
        this.height = height;
    }

    /** As it was left, if a screen still shows that place; else in the middle of the first one. */
    public void applyTo(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(width, screen.getWidth()));
        stage.setHeight(Math.min(height, screen.getHeight()));
        double[] kept = kept();
        if (kept.length == 4
                && kept[2] >= LEAST_WIDTH
                && kept[3] >= LEAST_HEIGHT
                && !Screen.getScreensForRectangle(kept[0], kept[1], kept[2], kept[3]).isEmpty()) {
            stage.setX(kept[0]);
            stage.setY(kept[1]);
            stage.setWidth(kept[2]);
            stage.setHeight(kept[3]);
        }
        stage.setMaximized(settings.get(key + ".maximized").filter("true"::equals).isPresent());
    }

    /** Writes it down if it has changed. */
    public void keep(Stage stage) {
        String isMaximized = String.valueOf(stage.isMaximized());
        if (!isMaximized.equals(maximized)) {
            maximized = isMaximized;
            settings.put(key + ".maximized", isMaximized);
        }
        if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            String now =
                    String.format(
                            Locale.ROOT,
                            "%.4f,%.4f,%.4f,%.4f",
                            stage.getX(),
                            stage.getY(),
                            stage.getWidth(),
                            stage.getHeight());
            if (!now.equals(place)) {
                place = now;
                settings.put(key + ".place", now);
            }
        }
    }

    /** Empty if there is nothing that can be read. */
    private double[] kept() {
        try {
            List<String> numbers =
                    Arrays.asList(settings.get(key + ".place").orElse("").split(",", -1));
            return numbers.stream()
                    .mapToDouble(Double::parseDouble)
                    .filter(Double::isFinite)
                    .toArray();
        } catch (NumberFormatException e) {
            return new double[0];
        }
    }
}
