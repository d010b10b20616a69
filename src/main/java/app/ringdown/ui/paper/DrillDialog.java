package app.ringdown.ui.paper;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fire drill: what goes wrong on purpose between the exchange inside and this window. */
public final class DrillDialog extends PaperDialog {
    private static final int LONGEST_MS = 60_000;

    private final GridPane faults = new GridPane();
    private final Map<String, FaultRow> rows = new LinkedHashMap<>();
    private final Spinner<Integer> latency = milliseconds("paper-latency");
    private final Spinner<Integer> jitter = milliseconds("paper-jitter");
    private boolean latencyShown;

    public DrillDialog(Window owner, Theme theme, Texts texts, PaperWatch watch) {
        super(owner, theme, texts, watch, "drill");
        Label intro = new Label(texts.get("paper.drill.intro"));
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);
        faults.getStyleClass().addAll("paper-grid", "paper-faults");
        ScrollPane scroll = new ScrollPane(faults);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(theme.scaled(320));
        fill(intro, latency(), scroll, ending());
    }

    private static Spinner<Integer> milliseconds(String id) {
        Spinner<Integer> spinner = new Spinner<>(0, LONGEST_MS, 0, 10);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.getStyleClass().add("paper-spinner");
        return spinner;
    }

    private HBox latency() {
        latency.getEditor().setAccessibleText(texts.get("paper.drill.latency"));
        jitter.getEditor().setAccessibleText(texts.get("paper.drill.jitter"));
        Button set = new Button(texts.get("paper.drill.set"));
        set.setId("paper-set-latency");
        set.setOnAction(event ->
                follow(
                        exchange().setLatency(latency.getValue(), jitter.getValue()),
                        texts.get("paper.drill.latency-set")));
        HBox row =
                new HBox(
                        6,
                        new Label(texts.get("paper.drill.latency")),
                        latency,
                        new Label(texts.get("paper.drill.jitter")),
                        jitter,
                        new Label(texts.get("paper.drill.ms")),
                        set);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox ending() {
        Button off = new Button(texts.get("paper.drill.all-off"));
        off.setId("paper-all-off");
        off.setOnAction(event -> {
            latencyShown = false;
            follow(exchange().allWell(), texts.get("paper.drill.all-is-off"));
        });
        return new HBox(off);
    }

    @Override
    void show(PaperExchange.@Nullable Status status) {
        getDialogPane().getContent().setDisable(status == null);
        if (status == null) {
            return;
        }
        List<String> names = status.faults().stream().map(PaperExchange.FaultState::name).toList();
        if (!List.copyOf(rows.keySet()).equals(names)) {
            rows.clear();
            faults.getChildren().clear();
            for (PaperExchange.FaultState fault : status.faults()) {
                rows.put(
                        fault.name(),
                        new FaultRow(fault, faults, texts, words, this::begin, this::lift));
            }
        }
        for (PaperExchange.FaultState fault : status.faults()) {
            FaultRow row = rows.get(fault.name());
            if (row != null) {
                row.show(fault);
            }
        }
        // What a person types is not overwritten by what is so at present.
        if (!latencyShown) {
            latencyShown = true;
            latency.getValueFactory().setValue(status.latencyMs());
            jitter.getValueFactory().setValue(status.jitterMs());
        }
    }

    private void begin(String fault, double rate, int amount) {
        follow(
                exchange().begin(fault, rate, amount),
                texts.get("paper.drill.on", words.fault(fault)));
    }

    private void lift(String fault) {
        follow(exchange().lift(fault), texts.get("paper.drill.off", words.fault(fault)));
    }
}
