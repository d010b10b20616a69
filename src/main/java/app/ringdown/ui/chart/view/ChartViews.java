package app.ringdown.ui.chart.view;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.PriceTicks;
import app.ringdown.ui.chart.model.TimeTicks;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** From the model to what is painted. Reads the model, changes nothing. */
public final class ChartViews {
    private static final double MIN_PRICE_GAP = 44;
    private static final double MIN_TIME_GAP = 84;
    private static final double TIME_AXIS = 24;

    /** Room beside the digits of a price: the arrow's to the left, and the margin. */
    private static final double PRICE_AXIS_ROOM = 22;

    private final Format format;
    private final TimeText times;
    private ZoneId zone;

    public ChartViews(Format format, ZoneId zone) {
        this.format = format;
        this.times = new TimeText(format.locale());
        this.zone = zone;
    }

    public void setZone(ZoneId chosen) {
        zone = chosen;
    }

    /** The frame of a chart of {@code width} by {@code height}, the screen's own pixels. */
    public Frame frame(ChartModel model, double width, double height, TextMeter meter) {
        double scale = meter.scale();
        double text = meter.textScale();
        double axis = Math.ceil(meter.label(widestPrice(model)) + PRICE_AXIS_ROOM * text * scale);
        return new Frame(
                (int) Math.max(1, Math.round(width * scale - axis)),
                (int) Math.max(1, Math.round((height - TIME_AXIS * text) * scale)),
                (int) Math.round(width * scale),
                (int) Math.round(height * scale),
                scale,
                text);
    }

    /** The layer of the bars. */
    public ChartView bars(ChartModel model, Frame frame, TextMeter meter, boolean stale) {
        BarSeries series = model.series();
        if (series.isEmpty()) {
            return new ChartView(frame, columns(model, frame, 0, 0), List.of(), List.of(), stale);
        }
        return new ChartView(
                frame,
                columns(model, frame, model.first(), model.end()),
                prices(model, frame),
                times(model, frame, meter),
                stale);
    }

    /** The live bar alone: the last pixel column. */
    public Columns lastColumn(ChartModel model, Frame frame) {
        int end = model.end();
        return columns(model, frame, Columns.firstOfColumn(end - 1, model.time(), frame), end);
    }

    private static Columns columns(ChartModel model, Frame frame, int from, int end) {
        return Columns.of(
                model.series(),
                from,
                end,
                model.time(),
                model.price(),
                model.extent().volume(),
                frame);
    }

    private List<AxisLabel> prices(ChartModel model, Frame frame) {
        Instrument instrument = model.series().instrument();
        long step =
                PriceTicks.step(
                        model.price(), MIN_PRICE_GAP * frame.text(), instrument.rules().tickStep());
        int half = frame.room(8);
        List<AxisLabel> labels = new ArrayList<>();
        for (long ticks : PriceTicks.in(model.price(), step)) {
            int y = frame.device(model.price().y((double) ticks));
            boolean fits = y >= half && y <= frame.plotHeight() - half;
            String text = fits ? format.scaled(ticks, instrument.priceDecimals()) : "";
            labels.add(new AxisLabel(y, half, text, false));
        }
        return labels;
    }

    private List<AxisLabel> times(ChartModel model, Frame frame, TextMeter meter) {
        BarSeries series = model.series();
        double minMs =
                MIN_TIME_GAP * frame.text() * series.interval().ms() / model.time().barWidth();
        List<TimeTicks.Mark> marks =
                TimeTicks.in(
                        model,
                        (int) Math.floor(model.time().left()),
                        (int) Math.ceil(model.time().right()) + 1,
                        minMs,
                        TimeText.zone(series.interval(), zone));
        TimeTicks.Rank ordinary = TimeTicks.ordinary(minMs);
        List<AxisLabel> labels = new ArrayList<>();
        List<TimeTicks.Rank> ranks = new ArrayList<>();
        for (TimeTicks.Mark mark : marks) {
            String text = times.axis(mark, series.interval());
            int half = (int) Math.ceil(meter.label(text) / 2);
            int x = frame.device(model.time().x(mark.index()));
            boolean fits = x - half >= 0 && x + half <= frame.plotWidth();
            if (!fits && (x < 0 || x >= frame.plotWidth())) {
                continue;
            }
            // Where two meet, the larger boundary stays.
            int gap = frame.room(14);
            boolean hidden = false;
            while (!labels.isEmpty() && labels.getLast().meets(x - half - gap, x + half)) {
                if (ranks.getLast().compareTo(mark.rank()) >= 0) {
                    hidden = true;
                    break;
                }
                labels.removeLast();
                ranks.removeLast();
            }
            if (!hidden) {
                boolean isStrong = mark.rank().compareTo(ordinary) > 0;
                labels.add(new AxisLabel(x, half, fits ? text : "", isStrong));
                ranks.add(mark.rank());
            }
        }
        return labels;
    }

    /**
     * The layer over the bars.
     *
     * @param base the layer below, whose labels a box may cover
     * @param pointer the bar and the place that the crosshair is on
     * @param focused whether the keyboard is on the chart and that should be seen
     * @param nowMs epoch ms, for the countdown
     */
    public OverlayView overlay(
            ChartModel model,
            ChartView base,
            TextMeter meter,
            LegendTexts legend,
            @Nullable Pointer pointer,
            boolean focused,
            long nowMs) {
        Frame frame = base.frame();
        return new OverlayView(
                frame,
                legend(model, frame, meter, legend, pointer),
                last(model, frame, base.stale(), nowMs),
                pointer == null || model.series().isEmpty()
                        ? null
                        : crosshair(model, frame, pointer),
                base.prices(),
                base.times(),
                focused);
    }

    /** The values of the bar that the pointer is on, else of the newest; null if there is none. */
    public @Nullable Readout readout(ChartModel model, @Nullable Pointer pointer) {
        BarSeries series = model.series();
        if (series.isEmpty()) {
            return null;
        }
        int last = series.size() - 1;
        int index = pointer == null ? last : Math.clamp(pointer.index(), 0, last);
        return Readout.of(series, index, format, times, zone);
    }

    private OverlayView.Crosshair crosshair(ChartModel model, Frame frame, Pointer pointer) {
        BarSeries series = model.series();
        Instrument instrument = series.instrument();
        long step = instrument.rules().tickStep();
        long ticks = Math.round(model.price().price(pointer.y()) / step) * step;
        return new OverlayView.Crosshair(
                frame.device(model.time().x(pointer.index())),
                frame.device(pointer.y()),
                format.scaled(ticks, instrument.priceDecimals()),
                times.full(model.openMs(pointer.index()), series.interval(), zone));
    }

    private OverlayView.@Nullable LastPrice last(
            ChartModel model, Frame frame, boolean stale, long nowMs) {
        BarSeries series = model.series();
        if (series.isEmpty()) {
            return null;
        }
        Bar bar = series.last();
        double y = model.price().y((double) bar.close());
        long leftMs = bar.openMs() + series.interval().ms() - nowMs;
        int room = frame.room(16);
        int device =
                (int) Math.round(Math.clamp(y * frame.scale(), -1.0, frame.plotHeight() + 1.0));
        return new OverlayView.LastPrice(
                Math.clamp(device, room, Math.max(room, frame.plotHeight() - room)),
                device,
                device >= 0 && device < frame.plotHeight(),
                format.price(series.instrument(), bar.close()),
                stale ? "" : TimeText.countdown(leftMs),
                bar.close() >= bar.open(),
                stale);
    }

    /** All values, or what has room for them in two rows. */
    private List<OverlayView.Item> legend(
            ChartModel model,
            Frame frame,
            TextMeter meter,
            LegendTexts texts,
            @Nullable Pointer pointer) {
        Readout bar = readout(model, pointer);
        LegendLayout layout = new LegendLayout(frame, meter);
        for (boolean whole : new boolean[] {true, false}) {
            layout = new LegendLayout(frame, meter);
            layout.title(model.series().instrument().symbol());
            layout.note(model.series().interval().code());
            if (bar != null) {
                values(layout, model, meter, texts, bar, whole);
            }
            if (layout.rows() <= 2) {
                break;
            }
        }
        return layout.items();
    }

    private void values(
            LegendLayout layout,
            ChartModel model,
            TextMeter meter,
            LegendTexts texts,
            Readout bar,
            boolean whole) {
        double slot = meter.legend(widestPrice(model));
        OverlayView.Tone tone = bar.up() ? OverlayView.Tone.UP : OverlayView.Tone.DOWN;
        if (whole) {
            layout.value(texts.open(), bar.open(), slot, tone);
            layout.value(texts.high(), bar.high(), slot, tone);
            layout.value(texts.low(), bar.low(), slot, tone);
        }
        layout.value(texts.close(), bar.close(), slot, tone);
        if (whole) {
            layout.value(texts.volume(), bar.volume(), meter.legend(widestVolume(model)), tone);
        }
        layout.value("", bar.change(), meter.legend(bar.change()), tone(bar.change()));
    }

    private static OverlayView.Tone tone(String signed) {
        return switch (signed.charAt(0)) {
            case '+' -> OverlayView.Tone.UP;
            case '-' -> OverlayView.Tone.DOWN;
            default -> OverlayView.Tone.PLAIN;
        };
    }

    /** As wide as any volume in view. */
    private String widestVolume(ChartModel model) {
        Instrument instrument = model.series().instrument();
        double most = instrument.quantity(model.extent().volume()).doubleValue();
        return most >= 1000 ? "000.00M" : format.compact(most).replaceAll("[0-9]", "0");
    }

    /** As wide as any price near those in view, so that nothing moves as they change. */
    private String widestPrice(ChartModel model) {
        long high = Math.max(1, model.extent().high());
        return format.scaled(high, model.series().instrument().priceDecimals())
                .replaceAll("[0-9]", "0");
    }
}
