package app.ringdown.exchange.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where the orders of everybody else come from. */
public enum FlowSource {
    /** Agents with different aims, from a seed. */
    SYNTHETIC,
    /** The public book and trades of a live venue. */
    MIRROR,
    /** A session that was recorded. */
    REPLAY;

    /** The name as options have it, such as {@code synthetic}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The one with this {@link #word}.
     *
     * @throws IllegalArgumentException with a sentence that names those that there are
     */
    public static FlowSource of(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Arrays.stream(values())
                                        .map(FlowSource::word)
                                        .collect(
                                                Collectors.joining(
                                                        ", ",
                                                        "There is no flow '" + word + "' among ",
                                                        "."))));
    }

    /**
     * A flow of this source, not open yet. Here, and nowhere else, sources are told apart.
     *
     * @throws IllegalArgumentException with a sentence, if that source is not there yet
     */
    public Flow flow(long seed) {
        return switch (this) {
            case SYNTHETIC -> new SyntheticFlow(seed);
            case MIRROR ->
                    throw new IllegalArgumentException(
                            "The mirror of a live venue is not there yet: only the synthetic flow"
                                    + " is.");
            case REPLAY ->
                    throw new IllegalArgumentException(
                            "The replay of a recorded session is not there yet: only the synthetic"
                                    + " flow is.");
        };
    }
}
