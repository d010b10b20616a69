package app.ringdown.ui.chart.render;

import app.ringdown.ui.chart.view.Frame;

import javafx.scene.canvas.GraphicsContext;

/** A canvas in device pixels. */
final class Surface {
    private Surface() {}

    static void toDevicePixels(GraphicsContext g, Frame frame) {
        g.setTransform(1 / frame.scale(), 0, 0, 1 / frame.scale(), 0, 0);
    }

    /** Base line of a label whose digits are centred at {@code y}. */
    static int labelBase(Frame frame, int y) {
        return y + frame.room(4);
    }

    /** Middle of the time axis. */
    static int timeLabelY(Frame frame) {
        return (frame.plotHeight() + frame.height()) / 2;
    }
}
