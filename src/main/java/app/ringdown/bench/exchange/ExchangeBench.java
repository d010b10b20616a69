package app.ringdown.bench.exchange;

import app.ringdown.bench.Rounds;
import app.ringdown.exchange.ExchangeException;
import app.ringdown.exchange.account.Refusal;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs the whole bench of the exchange, part by part. */
public final class ExchangeBench {
    private static final List<Integer> REST_CLIENTS = List.of(1, 4);

    private final Duration time;
    private final int rounds;
    private final Path folder;
    private final Progress progress;

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A round begins.
         *
         * @param part what is measured
         * @param round from 1, 0 while it warms up
         */
        void at(Part part, int round);
    }

    /** What is measured. */
    public enum Part {
        MATCHING,
        REST,
        STREAMS
    }

    /**
     * A bench that has not run.
     *
     * @param time how long each thing is measured in a round
     * @param rounds how often, 1 or more; one before them is not counted
     * @param folder for the journal, empty
     */
    public ExchangeBench(Duration time, int rounds, Path folder, Progress progress) {
        this.time = time;
        this.rounds = rounds;
        this.folder = folder;
        this.progress = progress;
    }

    /** One measurement of everything in a part. */
    @FunctionalInterface
    private interface Measure {
        void round(Duration time, Rounds rounds) throws IOException, Refusal;
    }

    /**
     * Measures everything.
     *
     * @throws IOException if a server or a client failed: there are no figures then
     */
    public JsonObject run() throws IOException {
        JsonObject all = new JsonObject();
        all.addProperty("bench", "exchange");
        all.addProperty("java", Runtime.version().toString());
        all.addProperty("cores", Runtime.getRuntime().availableProcessors());
        all.addProperty("secondsEach", time.toMillis() / 1e3);
        all.addProperty("rounds", rounds);
        try {
            all.add("matching", matching());
            all.add("rest", rest());
            all.add("streams", streams());
        } catch (ExchangeException | Refusal e) {
            throw new IOException("the exchange failed", e);
        }
        return all;
    }

    private JsonObject matching() throws IOException, Refusal {
        try (MatchingBench bench = new MatchingBench()) {
            JsonObject figures = measure(Part.MATCHING, bench::round);
            figures.addProperty("load", MatchingBench.LOAD);
            return figures;
        }
    }

    private JsonObject rest() throws IOException, ExchangeException, Refusal {
        JsonObject all = new JsonObject();
        for (int clients : REST_CLIENTS) {
            try (RestBench bench = new RestBench(clients, folder)) {
                all.add("clients" + clients, measure(Part.REST, bench::round));
            }
        }
        all.addProperty("load", RestBench.LOAD);
        return all;
    }

    private JsonObject streams() throws IOException, Refusal {
        JsonObject all = new JsonObject();
        try (StreamBench one = new StreamBench(1, 100_000)) {
            all.add("clients1", measure(Part.STREAMS, one::round));
        }
        try (StreamBench ten = new StreamBench(10, 20_000)) {
            all.add("clients10", measure(Part.STREAMS, ten::round));
        }
        all.addProperty("load", StreamBench.LOAD);
        return all;
    }

    private JsonObject measure(Part part, Measure measure) throws IOException, Refusal {
        progress.at(part, 0);
        measure.round(time, new Rounds());
        Rounds figures = new Rounds();
        for (int round = 1; round <= rounds; round++) {
            progress.at(part, round);
            measure.round(time, figures);
        }
        return figures.medians();
    }
}
