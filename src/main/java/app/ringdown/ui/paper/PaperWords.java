package app.ringdown.ui.paper;

import app.ringdown.ui.base.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the exchange inside stands, in words. Pure. */
public final class PaperWords {
    private final Texts texts;

    public PaperWords(Texts texts) {
        this.texts = texts;
    }

    /** What is not as every day, for the status bar; empty if nothing. */
    public String unusual(PaperExchange.Status status) {
        List<String> parts = new ArrayList<>();
        String scenarios = scenarios(status);
        if (!scenarios.isEmpty()) {
            parts.add(scenarios);
        }
        int faults = status.running().size();
        if (faults > 0) {
            parts.add(texts.get("paper.faults", faults));
        }
        if (status.latencyMs() > 0 || status.jitterMs() > 0) {
            parts.add(texts.get("paper.latency", latency(status)));
        }
        return String.join(" · ", parts);
    }

    /** Such as {@code Halt (BTCUSDT)}; empty if all is normal. */
    String scenarios(PaperExchange.Status status) {
        Map<String, List<String>> symbols =
                status.playing().entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(PaperExchange.Status.NORMAL))
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getValue,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                Map.Entry::getKey, Collectors.toList())));
        return symbols.entrySet().stream()
                .map(entry -> scenario(entry.getKey()) + where(entry.getValue(), status))
                .collect(Collectors.joining(", "));
    }

    private String where(List<String> symbols, PaperExchange.Status status) {
        int count = symbols.size();
        if (count == status.playing().size()) {
            return "";
        }
        return " (" + (count == 1 ? symbols.getFirst() : texts.get("paper.symbols", count)) + ")";
    }

    String scenario(String id) {
        return known("paper.scenario." + id, id);
    }

    /** What a scenario does to the market. */
    String scenarioWhat(String id) {
        return known("paper.scenario." + id + ".what", "");
    }

    String fault(String name) {
        return known("paper.fault." + name, name);
    }

    String faultWhat(String name) {
        return known("paper.fault." + name + ".what", "");
    }

    /** The unit of a fault's amount. */
    String faultUnit(String name) {
        return known("paper.fault." + name + ".unit", "");
    }

    private String known(String key, String otherwise) {
        return texts.has(key) ? texts.get(key) : otherwise;
    }

    private static String latency(PaperExchange.Status status) {
        return status.jitterMs() == 0
                ? String.valueOf(status.latencyMs())
                : status.latencyMs() + "–" + (status.latencyMs() + status.jitterMs());
    }
}
