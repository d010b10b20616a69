package app.ringdown.ui.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Dark or light, and how large: the style sheets of every scene, and the colours and fonts of what
 * is painted. The style sheets know the palette's colours by name ({@code -rd-up}, {@code
 * -rd-down}, ...), so that what is styled and what is painted can't differ. JavaFX thread.
 */
public final class Theme {
    public enum Mode {
        DARK,
        LIGHT
    }

    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;
    private static final double TEXT_PX = 13;

    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.DARK);
    private final ReadOnlyObjectWrapper<Palette> palette =
            new ReadOnlyObjectWrapper<>(Palette.DARK);
    private final ReadOnlyIntegerWrapper textSize = new ReadOnlyIntegerWrapper(100);
    private final Set<Scene> scenes = Collections.newSetFromMap(new WeakHashMap<>());
    private final String numberFamily = numberFamily();

    public void set(Mode next) {
        Application.setUserAgentStylesheet(
                switch (next) {
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                });
        palette.set(
                switch (next) {
                    case DARK -> Palette.DARK;
                    case LIGHT -> Palette.LIGHT;
                });
        mode.set(next);
        scenes.forEach(this::style);
    }

    /** Size of all text in percent of the usual, held within 80 to 200. */
    public void setTextSize(int percent) {
        textSize.set(Math.clamp(percent, SMALLEST_TEXT, LARGEST_TEXT));
        scenes.forEach(this::style);
    }

    public ReadOnlyObjectProperty<Mode> mode() {
        return mode.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty textSize() {
        return textSize.getReadOnlyProperty();
    }

    /** {@code px} pixels at the usual text size, as they are at the chosen one. */
    public double scaled(double px) {
        return px * textSize.get() / 100;
    }

    /** The font of painted text. */
    public Font font() {
        return Font.font(scaled(TEXT_PX - 1));
    }

    /** The font of painted numbers: all its digits are equally wide. */
    public Font numberFont() {
        return Font.font(numberFamily, scaled(TEXT_PX - 1));
    }

    /** Gives a scene our style sheets, now and after each change. */
    public void dress(Scene scene) {
        scenes.add(scene);
        style(scene);
    }

    private void style(Scene scene) {
        scene.getStylesheets()
                .setAll(
                        Objects.requireNonNull(
                                        Theme.class.getResource("/app/ringdown/ringdown.css"))
                                .toExternalForm(),
                        "data:text/css;base64,"
                                + Base64.getEncoder()
                                        .encodeToString(sheet().getBytes(StandardCharsets.UTF_8)));
    }

    private String sheet() {
        Palette now = palette.get();
        return ".root { -fx-font-size: "
                + scaled(TEXT_PX)
                + "px; -rd-panel: "
                + web(now.panel())
                + "; -rd-grid: "
                + web(now.grid())
                + "; -rd-muted: "
                + web(now.mutedText())
                + "; -rd-accent: "
                + web(now.accent())
                + "; -rd-up: "
                + web(now.up())
                + "; -rd-down: "
                + web(now.down())
                + "; -rd-stale: "
                + web(now.stale())
                + "; } .number { -fx-font-family: '"
                + numberFamily
                + "'; }";
    }

    private static String web(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    /** The system's own font if its digits line up, else one that is made so. */
    private static String numberFamily() {
        for (String family : List.of(Font.getDefault().getFamily(), "DejaVu Sans")) {
            Font font = Font.font(family, 100);
            if (font.getFamily().equals(family) && width("1", font) == width("8", font)) {
                return family;
            }
        }
        return "Monospaced";
    }

    private static double width(String text, Font font) {
        Text probe = new Text(text);
        probe.setFont(font);
        return probe.getLayoutBounds().getWidth();
    }
}
