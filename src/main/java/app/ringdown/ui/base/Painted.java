package app.ringdown.ui.base;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Window;

/**
 * A part of the screen that is painted rather than laid out: at most once a frame, and only if
 * something changed and somebody can see it. JavaFX thread.
 */
public abstract class Painted extends Region {
    /** Height of a line of text, px at the usual text size. */
    private static final double LINE = 19;

    private final Theme theme;
    private final Canvas canvas = new Canvas();
    private Font font;
    private double digit;
    private boolean changed = true;

    protected Painted(Theme theme) {
        this.theme = theme;
        measure();
        getChildren().add(canvas);
        theme.palette().addListener((_, _, _) -> repaint());
        theme.textSize()
                .addListener((_, _, _) -> {
                    measure();
                    repaint();
                });
    }

    private void measure() {
        font = theme.numberFont();
        Text probe = new Text("0");
        probe.setFont(font);
        digit = probe.getLayoutBounds().getWidth();
    }

    /** Paints all of it on a cleared canvas of that size, px. */
    protected abstract void paint(GraphicsContext g, double width, double height);

    /** The next frame paints it. */
    public final void repaint() {
        changed = true;
    }

    /** The end of a frame. */
    public final void onFrame() {
        Window window = getScene() == null ? null : getScene().getWindow();
        if (changed && window != null && window.isShowing()) {
            paint();
        }
    }

    /** A canvas that changes its size is cleared: it is painted in the same frame. */
    @Override
    protected final void layoutChildren() {
        if (getWidth() != canvas.getWidth() || getHeight() != canvas.getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            paint();
        }
    }

    private void paint() {
        changed = false;
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(font);
        paint(g, canvas.getWidth(), canvas.getHeight());
    }

    protected final Palette palette() {
        return theme.palette().get();
    }

    /** Width of a digit, px. */
    protected final double digit() {
        return digit;
    }

    /** Height of a line of text, whole px. */
    protected final double line() {
        return Math.rint(theme.scaled(LINE));
    }

    /** How many lines of text there is room for. */
    public final int lines() {
        return (int) (getHeight() / line());
    }
}
