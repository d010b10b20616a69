package app.ringdown.ui.chart;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.Invalidation;
import app.ringdown.ui.chart.view.Pointer;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** What mouse, wheel and keyboard do to a chart. */
final class ChartInput {
    /** A notch of a wheel is 40 px: about 12 % wider or narrower. */
    private static final double ZOOM_PER_PX = 0.003;

    private static final double AXIS_ZOOM_PER_PX = 0.006;
    private static final double KEY_ZOOM = 1.25;

    /** Part of the view that an arrow key moves by. */
    private static final double KEY_PAN = 0.1;

    private enum Area {
        PLOT,
        PRICE_AXIS,
        TIME_AXIS
    }

    private final ChartPlot plot;
    private final ChartModel model;
    private Area dragged = Area.PLOT;
    private double lastX;
    private double lastY;

    ChartInput(ChartPlot plot) {
        this.plot = plot;
        this.model = plot.model();
    }

    /** Begins to listen to the plot. */
    void listen() {
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseExited(this::leave);
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::point);
        plot.setOnMouseClicked(this::click);
        plot.setOnScroll(this::scroll);
        plot.setOnZoom(this::pinch);
        plot.setOnKeyPressed(this::key);
    }

    private Area area(double x, double y) {
        if (x >= model.time().width()) {
            return Area.PRICE_AXIS;
        }
        return y >= model.price().height() ? Area.TIME_AXIS : Area.PLOT;
    }

    private void point(MouseEvent event) {
        Area area = area(event.getX(), event.getY());
        plot.setCursor(
                switch (area) {
                    case PLOT -> Cursor.CROSSHAIR;
                    case PRICE_AXIS -> Cursor.V_RESIZE;
                    case TIME_AXIS -> Cursor.H_RESIZE;
                });
        plot.setPointer(area == Area.PLOT ? new Point2D(event.getX(), event.getY()) : null);
    }

    private void leave(MouseEvent event) {
        if (!event.isPrimaryButtonDown()) {
            plot.setPointer(null);
        }
    }

    private void press(MouseEvent event) {
        plot.requestFocus();
        dragged = area(event.getX(), event.getY());
        lastX = event.getX();
        lastY = event.getY();
    }

    private void drag(MouseEvent event) {
        if (!event.isPrimaryButtonDown()) {
            return;
        }
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        lastX = event.getX();
        lastY = event.getY();
        switch (dragged) {
            case PLOT -> {
                plot.setCursor(Cursor.CLOSED_HAND);
                plot.setPointer(new Point2D(event.getX(), event.getY()));
                model.pan(dx, dy);
            }
            case PRICE_AXIS -> model.zoomPrice(Math.exp(-dy * AXIS_ZOOM_PER_PX));
            case TIME_AXIS -> model.zoom(Math.exp(dx * AXIS_ZOOM_PER_PX), model.time().width());
        }
        plot.invalidate(Invalidation.ALL);
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || event.getClickCount() != 2) {
            return;
        }
        switch (area(event.getX(), event.getY())) {
            case PLOT -> {
                return;
            }
            case PRICE_AXIS -> model.setAutoPrice(true);
            case TIME_AXIS -> model.resetTime();
        }
        plot.invalidate(Invalidation.ALL);
    }

    private void scroll(ScrollEvent event) {
        // With Shift a wheel scrolls sideways, as touch pads do by themselves.
        if (event.getDeltaX() != 0) {
            model.pan(event.getDeltaX(), 0);
        }
        if (event.getDeltaY() != 0) {
            double factor = Math.exp(event.getDeltaY() * ZOOM_PER_PX);
            if (area(event.getX(), event.getY()) == Area.PRICE_AXIS) {
                model.zoomPrice(factor);
            } else {
                model.zoom(factor, Math.min(event.getX(), model.time().width()));
            }
        }
        plot.invalidate(Invalidation.ALL);
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        model.zoom(event.getZoomFactor(), Math.min(event.getX(), model.time().width()));
        plot.invalidate(Invalidation.ALL);
        event.consume();
    }

    private void key(KeyEvent event) {
        double step = Math.max(model.time().barWidth(), model.time().width() * KEY_PAN);
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> move(event, -1, step);
            case RIGHT, KP_RIGHT -> move(event, 1, step);
            case UP, KP_UP, PLUS, EQUALS, ADD -> zoom(KEY_ZOOM);
            case DOWN, KP_DOWN, MINUS, SUBTRACT -> zoom(1 / KEY_ZOOM);
            case HOME -> model.toOldest();
            case END -> model.toNewest();
            case A -> model.setAutoPrice(true);
            case ESCAPE -> plot.setPointer(null);
            default -> {
                return;
            }
        }
        plot.invalidate(Invalidation.ALL);
        event.consume();
    }

    /** With Shift the crosshair goes from bar to bar, else the view moves. */
    private void move(KeyEvent event, int direction, double step) {
        if (event.isShiftDown()) {
            moveCrosshair(direction);
        } else {
            model.pan(-direction * step, 0);
        }
    }

    private void moveCrosshair(int direction) {
        BarSeries series = model.series();
        if (series.isEmpty()) {
            return;
        }
        Pointer at = plot.pointer();
        int from = at == null ? model.end() : at.index();
        int index = Math.clamp(from + direction, 0, series.size() - 1);
        if (index < model.first() || index >= model.end()) {
            model.pan(-direction * model.time().barWidth(), 0);
        }
        Bar bar = series.get(index);
        plot.setPointer(new Point2D(model.time().x(index), model.price().y((double) bar.close())));
    }

    /** About the newest bar while it is in view, else about the middle. */
    private void zoom(double factor) {
        double x =
                model.showsNewest()
                        ? model.time().x(model.series().size() - 1)
                        : model.time().width() / 2;
        model.zoom(factor, x);
    }
}
