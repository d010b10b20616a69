package app.ringdown.bench.table;

import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * Two blocks of 8 by 8 pixels, by which somebody who looks at the screen knows what is on it: one
 * by which the other is found, and one whose colour is the stamp of the newest update that was
 * painted in the same frame.
 */
final class Marker extends Pane {
    static final double SIZE = 8;

    /** A colour is a stamp in steps of so many µs, modulo 2^24. */
    private static final long STEP_MICROS = 250;

    private final Rectangle code = new Rectangle(SIZE, 0, SIZE, SIZE);
    private long shown = -1;

    Marker() {
        Rectangle here = new Rectangle(SIZE, SIZE, Color.MAGENTA);
        here.setSmooth(false);
        code.setSmooth(false);
        getChildren().addAll(here, code);
        setMinSize(2 * SIZE, SIZE);
        setMaxSize(2 * SIZE, SIZE);
    }

    /** Shows a stamp, epoch µs. */
    void show(long stampMicros) {
        long next = Math.floorMod(stampMicros / STEP_MICROS, 1L << 24);
        if (next != shown) {
            shown = next;
            int rgb = (int) next;
            code.setFill(Color.rgb(rgb >> 16, rgb >> 8 & 255, rgb & 255));
        }
    }
}
