package app.ringdown.bench;

import com.google.gson.JsonObject;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of several rounds by name, told as the median of each: a moment in which the machine
 * did something else changes it little.
 */
public final class Rounds {
    private static final MathContext DIGITS = new MathContext(3);

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    /** Notes a figure of the present round. */
    public void add(String name, double figure) {
        figures.computeIfAbsent(name, n -> new ArrayList<>()).add(figure);
    }

    /**
     * Notes the median and the 99th percentile of durations given in nanoseconds, in microseconds.
     */
    public void addMicros(String name, Samples nanos) {
        add(name + "P50Micros", nanos.quantile(0.5) / 1e3);
        add(name + "P99Micros", nanos.quantile(0.99) / 1e3);
    }

    /** Notes how the median and the 99th percentile of some durations are to those of others. */
    public void addRatios(String name, Samples of, Samples to) {
        add(name + "P50", (double) of.quantile(0.5) / to.quantile(0.5));
        add(name + "P99", (double) of.quantile(0.99) / to.quantile(0.99));
    }

    /** The medians, to three digits or the whole number, in the order in which they were noted. */
    public JsonObject medians() {
        JsonObject medians = new JsonObject();
        figures.forEach((name, values) -> medians.addProperty(name, rounded(median(values))));
        return medians;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static BigDecimal rounded(double figure) {
        BigDecimal exact = BigDecimal.valueOf(figure);
        BigDecimal whole = new BigDecimal(Math.round(figure));
        return Math.abs(figure) >= 1000
                ? whole
                : new BigDecimal(exact.round(DIGITS).stripTrailingZeros().toPlainString());
    }
}
