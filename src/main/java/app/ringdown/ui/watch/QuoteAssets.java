package app.ringdown.ui.watch;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Texts;

import javafx.scene.control.ChoiceBox;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which asset the instruments of a table are paid in, or all; those of the most instruments first.
 * What was chosen is kept. JavaFX thread.
 */
final class QuoteAssets extends ChoiceBox<String> {
    private static final String KEPT = "overview.quote-asset";

    QuoteAssets(List<Instrument> instruments, WatchRows rows, Settings settings, Texts texts) {
        setId("overview-quote");
        setAccessibleText(texts.get("overview.quote"));
        Map<String, Long> counts =
                instruments.stream()
                        .collect(Collectors.groupingBy(Instrument::quote, Collectors.counting()));
        String all = texts.get("overview.all");
        getItems().add(all);
        counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> getItems().add(entry.getKey()));
        String kept = settings.get(KEPT).orElse("");
        setValue(counts.containsKey(kept) ? kept : all);
        valueProperty()
                .subscribe(asset -> {
                    String only = all.equals(asset) ? "" : asset;
                    rows.only(only);
                    settings.put(KEPT, only);
                });
    }
}
