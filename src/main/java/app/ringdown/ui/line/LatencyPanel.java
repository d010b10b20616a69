package app.ringdown.ui.line;

import app.ringdown.desk.Desk;
import app.ringdown.desk.LatencyHistogram;
import app.ringdown.desk.TickMeter;
import app.ringdown.desk.TickMeter.Stage;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How long ticks take from the venue to the screen: all together or those of one instrument, by
 * stage. JavaFX thread.
 */
final class LatencyPanel extends VBox {
    private static final long EVERY_NANOS = 500_000_000L;

    /** Percentiles of one thing, ns; -1 if nothing was measured. */
    private record Line(
            String name,
            @Nullable Instrument instrument,
            long count,
            long p50,
            long p95,
            long p99) {
        static Line of(
                String name,
                @Nullable Instrument instrument,
                @Nullable LatencyHistogram histogram) {
            return histogram == null
                    ? new Line(name, instrument, 0, -1, -1, -1)
                    : new Line(
                            name,
                            instrument,
                            histogram.count(),
                            histogram.percentile(0.5),
                            histogram.percentile(0.95),
                            histogram.percentile(0.99));
        }
    }

    private final Desk desk;
    private final Theme theme;
    private final Texts texts;
    private final Format format;
    private final Label title = new Label();
    private final LiveRows<Line> stages;
    private final LiveRows<Line> symbols;
    private long nextNanos;

    LatencyPanel(Desk desk, Theme theme, Texts texts, Format format) {
        this.desk = desk;
        this.theme = theme;
        this.texts = texts;
        this.format = format;
        setId("latency");
        getStyleClass().addAll("panel", "line-latency");
        Label intro = new Label(texts.get("line.latency.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        title.setId("latency-title");
        title.getStyleClass().add("panel-title");
        stages = table("latency-stages", "stage");
        symbols = table("latency-symbols", "symbol");
        symbols.setAccessibleText(texts.get("line.latency.symbols"));
        symbols.getSelectionModel().selectedItemProperty().subscribe(this::update);
        VBox.setVgrow(symbols, Priority.ALWAYS);
        getChildren().addAll(intro, title, stages, symbols);
    }

    private LiveRows<Line> table(String id, String first) {
        return new LiveRows<Line>(id, Line::name)
                .column(
                        first,
                        texts.get("line.latency." + first),
                        260,
                        false,
                        Comparator.comparing(Line::name),
                        Line::name)
                .column(
                        "p50",
                        "p50",
                        110,
                        true,
                        Comparator.comparingLong(Line::p50),
                        l -> time(l.p50))
                .column(
                        "p95",
                        "p95",
                        110,
                        true,
                        Comparator.comparingLong(Line::p95),
                        l -> time(l.p95))
                .column(
                        "p99",
                        "p99",
                        110,
                        true,
                        Comparator.comparingLong(Line::p99),
                        l -> time(l.p99))
                .column(
                        "count",
                        texts.get("line.latency.count"),
                        110,
                        true,
                        Comparator.comparingLong(Line::count),
                        l -> format.scaled(l.count, 0));
    }

    void onFrame(long nanos) {
        if (nanos - nextNanos >= 0) {
            nextNanos = nanos + EVERY_NANOS;
            update();
        }
    }

    private void update() {
        stages.scale(theme.scaled(1));
        symbols.scale(theme.scaled(1));
        TickMeter meter = desk.feed().meter();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(texts.get("line.latency.all"), null, meter.total(Stage.ALL)));
        for (Instrument instrument : desk.feed().instruments()) {
            LatencyHistogram own = meter.of(instrument.index(), Stage.ALL);
            if (own != null) {
                lines.add(Line.of(instrument.symbol(), instrument, own));
            }
        }
        symbols.show(lines);
        Line chosen = symbols.chosen();
        Instrument of = chosen == null ? null : chosen.instrument;
        title.setText(of == null ? texts.get("line.latency.all") : of.symbol());
        List<Line> parts = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            parts.add(
                    Line.of(
                            texts.get(
                                    "line.latency.stage." + stage.name().toLowerCase(Locale.ROOT)),
                            of,
                            of == null ? meter.total(stage) : meter.of(of.index(), stage)));
        }
        stages.show(parts);
    }

    private String time(long nanos) {
        if (nanos < 0) {
            return Format.NONE;
        }
        return nanos < 1_000_000
                ? texts.get("line.us", format.scaled(nanos / 1_000, 0))
                : texts.get("line.ms", format.scaled(nanos / 100_000, 1));
    }
}
