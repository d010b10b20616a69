package app.ringdown.ui.chart;

import app.ringdown.ui.base.Palette;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.Extent;
import app.ringdown.ui.chart.model.Invalidation;
import app.ringdown.ui.chart.model.PriceScale;
import app.ringdown.ui.chart.model.TimeScale;
import app.ringdown.ui.chart.render.BarsPainter;
import app.ringdown.ui.chart.render.Fonts;
import app.ringdown.ui.chart.render.Ink;
import app.ringdown.ui.chart.render.OverlayPainter;
import app.ringdown.ui.chart.view.ChartView;
import app.ringdown.ui.chart.view.ChartViews;
import app.ringdown.ui.chart.view.Frame;
import app.ringdown.ui.chart.view.LegendTexts;
import app.ringdown.ui.chart.view.Pointer;
import app.ringdown.ui.chart.view.Readout;

import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.time.Clock;

/**
 * The painted part of a chart: a layer of bars and a layer over them. What is out of date is noted
 * and painted once, by the next frame; a pointer that moves leaves the bars alone, and a live price
 * repaints no more than its own column.
 */
final class ChartPlot extends Region {
    private final ChartModel model;
    private final ChartViews views;
    private final Theme theme;
    private final Texts texts;
    private final Clock clock;
    private final LegendTexts legend;
    private final Canvas bars = new Canvas();
    private final Canvas overlay = new Canvas();

    private Ink ink;
    private Fonts fonts;
    private Invalidation invalid = Invalidation.ALL;
    private @Nullable ChartView painted;
    private @Nullable Scales paintedScales;
    private @Nullable Point2D pointer;
    private boolean stale;
    private long paintedSecond;
    private long barPaints;
    private long columnPaints;
    private long overlayPaints;

    /** What bars are placed by: while it is the same, a live bar needs its own column only. */
    private record Scales(TimeScale time, PriceScale price, Extent extent, int size) {}

    ChartPlot(ChartModel model, ChartViews views, Theme theme, Texts texts, Clock clock) {
        this.model = model;
        this.views = views;
        this.theme = theme;
        this.texts = texts;
        this.clock = clock;
        this.legend =
                new LegendTexts(
                        texts.get("chart.legend.open"),
                        texts.get("chart.legend.high"),
                        texts.get("chart.legend.low"),
                        texts.get("chart.legend.close"),
                        texts.get("chart.legend.volume"));
        this.ink = Ink.of(theme.palette().get());
        this.fonts = fonts(1);
        setId("chart-plot");
        getStyleClass().add("chart-plot");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription(texts.get("chart.role"));
        overlay.setMouseTransparent(true);
        getChildren().addAll(bars, overlay);
        theme.palette().addListener((_, _, next) -> recolour(next));
        theme.textSize().addListener((_, _, _) -> requestLayout());
        focusVisibleProperty().addListener((_, _, _) -> invalidate(Invalidation.OVERLAY));
    }

    private void recolour(Palette palette) {
        ink = Ink.of(palette);
        invalidate(Invalidation.ALL);
    }

    private Fonts fonts(double scale) {
        return new Fonts(theme.numberFont().getFamily(), scale, theme.textSize().get() / 100.0);
    }

    /** Notes what is out of date; the next frame paints it. */
    void invalidate(Invalidation what) {
        invalid = invalid.and(what);
    }

    void setStale(boolean next) {
        if (stale != next) {
            stale = next;
            invalidate(Invalidation.ALL);
        }
    }

    /** Puts the crosshair to a place of the plot, or takes it away. */
    void setPointer(@Nullable Point2D at) {
        Pointer before = pointer();
        pointer = at;
        invalidate(Invalidation.OVERLAY);
        Pointer now = pointer();
        if ((before == null ? -1 : before.index()) != (now == null ? -1 : now.index())) {
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    /** The bar that the crosshair is on, where the chart now is. */
    @Nullable Pointer pointer() {
        Point2D at = pointer;
        return at == null
                ? null
                : new Pointer((int) Math.round(model.time().index(at.getX())), at.getY());
    }

    /** The values of the bar under the crosshair, else of the newest; null if there is none. */
    @Nullable Readout readout() {
        return views.readout(model, pointer());
    }

    ChartModel model() {
        return model;
    }

    /** Width of the price axis, px of the screen's own. */
    double priceAxisWidth() {
        return Math.max(0, getWidth() - model.time().width());
    }

    /** Height of the time axis, px of the screen's own. */
    double timeAxisHeight() {
        return Math.max(0, getHeight() - model.price().height());
    }

    /** How often all bars, one column, and the layer over them were painted. */
    long[] paints() {
        return new long[] {barPaints, columnPaints, overlayPaints};
    }

    /** Paints what is out of date, if anything is and anyone can see it. */
    void onFrame() {
        long second = Math.floorDiv(clock.millis(), 1000L);
        if (!stale && second != paintedSecond && !model.series().isEmpty()) {
            invalidate(Invalidation.OVERLAY); // the countdown
        }
        Window window = getScene() == null ? null : getScene().getWindow();
        if (invalid != Invalidation.NONE && window != null && window.isShowing()) {
            if (window.getRenderScaleX() != fonts.scale()) {
                requestLayout();
            } else {
                paint();
            }
        }
    }

    /** A canvas that changes its size is cleared: it is painted in the same frame. */
    @Override
    protected void layoutChildren() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getRenderScaleX();
        boolean rescaled =
                scale != fonts.scale() || theme.textSize().get() / 100.0 != fonts.textScale();
        if (rescaled) {
            fonts = fonts(scale);
        }
        if (rescaled || getWidth() != bars.getWidth() || getHeight() != bars.getHeight()) {
            for (Canvas canvas : new Canvas[] {bars, overlay}) {
                canvas.setWidth(getWidth());
                canvas.setHeight(getHeight());
            }
            invalid = Invalidation.ALL;
            paint();
        }
    }

    private void paint() {
        Invalidation what = invalid;
        invalid = Invalidation.NONE;
        if (bars.getWidth() < 1 || bars.getHeight() < 1) {
            return;
        }
        ChartView base = what.compareTo(Invalidation.LAST_BAR) >= 0 ? paintBars(what) : painted;
        if (base != null) {
            paintOverlay(base);
        }
    }

    private ChartView paintBars(Invalidation what) {
        Frame frame = frame();
        Scales scales =
                new Scales(model.time(), model.price(), model.extent(), model.series().size());
        ChartView before = painted;
        if (what == Invalidation.LAST_BAR
                && before != null
                && before.frame().equals(frame)
                && scales.equals(paintedScales)) {
            if (model.first() < model.end() && model.end() == scales.size()) {
                columnPaints++;
                BarsPainter.paintLast(
                        bars.getGraphicsContext2D(), before, views.lastColumn(model, frame), ink);
            }
            return before;
        }
        barPaints++;
        ChartView view = views.bars(model, frame, fonts, stale);
        BarsPainter.paint(bars.getGraphicsContext2D(), view, ink, fonts);
        painted = view;
        paintedScales = scales;
        return view;
    }

    /** Fits the model to the room; the room depends a little on the prices that the axis shows. */
    private Frame frame() {
        Frame frame = views.frame(model, getWidth(), getHeight(), fonts);
        fit(frame);
        Frame fitted = views.frame(model, getWidth(), getHeight(), fonts);
        if (!fitted.equals(frame)) {
            fit(fitted);
        }
        return fitted;
    }

    private void fit(Frame frame) {
        double width = frame.plotWidth() / frame.scale();
        double height = frame.plotHeight() / frame.scale();
        if (width != model.time().width() || height != model.price().height()) {
            model.resize(width, height);
        }
    }

    private void paintOverlay(ChartView base) {
        overlayPaints++;
        long nowMs = clock.millis();
        paintedSecond = Math.floorDiv(nowMs, 1000L);
        OverlayPainter.paint(
                overlay.getGraphicsContext2D(),
                views.overlay(model, base, fonts, legend, pointer(), isFocusVisible(), nowMs),
                ink,
                fonts);
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case TEXT -> accessibleSentence();
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private String accessibleSentence() {
        String symbol = model.series().instrument().symbol();
        String interval = model.series().interval().code();
        Readout bar = readout();
        return bar == null
                ? texts.get("chart.accessible.none", symbol, interval)
                : texts.get(
                        "chart.accessible",
                        symbol,
                        interval,
                        bar.time(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.change());
    }
}
