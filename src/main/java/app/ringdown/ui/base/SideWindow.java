package app.ringdown.ui.base;

import app.ringdown.desk.Settings;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A window beside the main one, made when it is first opened; where it was is kept. JavaFX thread.
 */
public final class SideWindow {
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 360;

    private final Parent root;
    private final Theme theme;
    private final String title;
    private final KeyCombination key;
    private final Pulse pulse;
    private final StagePlace place;
    private @Nullable Stage stage;

    /**
     * @param name what its settings begin with
     * @param width at first, px at the usual text size
     * @param height at first, px at the usual text size
     * @param key closes it, as Ctrl+W does; elsewhere it is the one that opens it
     */
    public SideWindow(
            Settings settings,
            String name,
            double width,
            double height,
            Parent root,
            Theme theme,
            String title,
            KeyCombination key,
            Pulse pulse) {
        this.root = root;
        this.theme = theme;
        this.title = title;
        this.key = key;
        this.pulse = pulse;
        this.place = new StagePlace(settings, name, theme.scaled(width), theme.scaled(height));
    }

    /** Opens it, or brings it to the front. */
    public void show() {
        Stage shown = stage == null ? make() : stage;
        stage = shown;
        shown.setIconified(false);
        shown.show();
        shown.toFront();
    }

    private Stage make() {
        Stage made = new Stage();
        Scene scene = new Scene(root);
        theme.dress(scene);
        pulse.attend(scene);
        for (KeyCombination keys : List.of(key, KeyCombination.valueOf("Shortcut+W"))) {
            scene.getAccelerators().put(keys, made::close);
        }
        made.setTitle(title);
        made.setScene(scene);
        made.setMinWidth(LEAST_WIDTH);
        made.setMinHeight(LEAST_HEIGHT);
        place.applyTo(made);
        made.setOnHiding(_ -> place.keep(made));
        return made;
    }

    /** Whether it was ever opened. */
    public boolean isMade() {
        return stage != null;
    }

    /** Whether it is on a screen. */
    public boolean isSeen() {
        return stage != null && stage.isShowing() && !stage.isIconified();
    }

    /** Keeps where it is. */
    public void keep() {
        if (stage != null && stage.isShowing()) {
            place.keep(stage);
        }
    }

    public void close() {
        if (stage != null) {
            stage.close();
        }
    }
}
