package app.ringdown.exchange.drill;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A fault, and how much of it.
 *
 * @param rate how likely it strikes each time it can, 0 to 1
 * @param count it has struck for good after so many times, 0 if there is no end to it
 * @param duration how long it is in force, null until it is lifted
 * @param scopes where it strikes, at least one of {@link Fault#scopes}
 * @param amount what the fault says it is
 */
public record Exercise(
        Fault fault,
        double rate,
        long count,
        @Nullable Duration duration,
        Set<Scope> scopes,
        int amount) {
    private static final Duration LONGEST = Duration.ofDays(7);

    public Exercise {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate is 0 to 1");
        }
        if (count < 0) {
            throw new IllegalArgumentException("count is not negative");
        }
        if (duration != null
                && (duration.isNegative()
                        || duration.isZero()
                        || duration.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("seconds is more than 0 and at most a week");
        }
        if (scopes.isEmpty() || !fault.scopes().containsAll(scopes)) {
            throw new IllegalArgumentException(
                    fault.word() + " strikes " + String.join("+", words(fault.scopes())));
        }
        if (!fault.takes(amount)) {
            throw new IllegalArgumentException(fault.word() + " cannot have this amount");
        }
        scopes = Set.copyOf(scopes);
    }

    /** The names of the scopes, sorted. */
    public List<String> scopeWords() {
        return words(scopes);
    }

    /** Always, everywhere it can strike, until it is lifted. */
    public static Exercise of(Fault fault) {
        return new Exercise(fault, 1, 0, null, fault.scopes(), fault.usual());
    }

    public Exercise withRate(double other) {
        return new Exercise(fault, other, count, duration, scopes, amount);
    }

    /** The next so many times. */
    public Exercise next(long other) {
        return new Exercise(fault, rate, other, duration, scopes, amount);
    }

    public Exercise lasting(Duration other) {
        return new Exercise(fault, rate, count, other, scopes, amount);
    }

    public Exercise on(Scope first, Scope... more) {
        return new Exercise(fault, rate, count, duration, EnumSet.of(first, more), amount);
    }

    public Exercise withAmount(int other) {
        return new Exercise(fault, rate, count, duration, scopes, other);
    }

    /**
     * Reads the form that the command line has, such as {@code drop=0.1} or {@code
     * delay=0.5,amount=200,scope=streams+user,seconds=30} or {@code no-answer,count=2}.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Exercise parse(String text) {
        String[] parts = text.split(",", -1);
        String[] head = parts[0].split("=", 2);
        Map<String, String> terms = new HashMap<>();
        terms.put("name", head[0]);
        if (head.length == 2) {
            terms.put("rate", head[1]);
        }
        for (int i = 1; i < parts.length; i++) {
            String[] term = parts[i].split("=", 2);
            if (term.length < 2 || terms.put(term[0], term[1]) != null) {
                throw new IllegalArgumentException("'" + parts[i] + "' is not understood");
            }
        }
        return of(terms);
    }

    /**
     * Reads it from its terms: {@code name}, and of {@code rate}, {@code count}, {@code seconds},
     * {@code scope} and {@code amount} what is wanted.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static Exercise of(Map<String, String> terms) {
        String name = terms.getOrDefault("name", "");
        Exercise exercise =
                of(
                        Fault.of(name)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "there is no fault '" + name + "'")));
        for (Map.Entry<String, String> term : terms.entrySet()) {
            exercise = exercise.with(term.getKey(), term.getValue());
        }
        return exercise;
    }

    private Exercise with(String term, String value) {
        try {
            return switch (term) {
                case "name" -> this;
                case "rate" -> withRate(Double.parseDouble(value));
                case "count" -> next(Long.parseLong(value));
                case "seconds" ->
                        lasting(Duration.ofMillis((long) (Double.parseDouble(value) * 1000)));
                case "amount" -> withAmount(Integer.parseInt(value));
                case "scope" -> new Exercise(fault, rate, count, duration, scopes(value), amount);
                default -> throw new IllegalArgumentException("'" + term + "' is not understood");
            };
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(term + " is a number", e);
        }
    }

    private static Set<Scope> scopes(String value) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String word : value.split("[+ ]", -1)) {
            scopes.add(
                    Scope.of(word)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "there is no scope '" + word + "'")));
        }
        return scopes;
    }

    private static List<String> words(Set<Scope> scopes) {
        return scopes.stream().map(Scope::word).sorted().toList();
    }
}
