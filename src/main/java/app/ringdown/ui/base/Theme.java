package app.ringdown.ui.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;

import java.util.Objects;

/**
 * Dark or light: the style sheets of every scene, and the colours of what is painted. JavaFX
 * thread.
 */
public final class Theme {
    public enum Mode {
        DARK,
        LIGHT
    }

    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.DARK);
    private final ReadOnlyObjectWrapper<Palette> palette =
            new ReadOnlyObjectWrapper<>(Palette.DARK);

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
    }

    public ReadOnlyObjectProperty<Mode> mode() {
        return mode.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    /** Adds our style sheet to a scene. */
    public void dress(Scene scene) {
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(
                                        Theme.class.getResource("/app/ringdown/ringdown.css"))
                                .toExternalForm());
    }
}
