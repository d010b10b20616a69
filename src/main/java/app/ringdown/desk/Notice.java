package app.ringdown.desk;

import java.util.List;

/**
 * Something that a person should be told, in words that the screen chooses.
 *
 * @param key of the sentence in the resource bundle
 * @param arguments that the sentence takes
 */
public record Notice(Level level, String key, List<String> arguments) {
    public enum Level {
        INFO,
        WARNING,
        ERROR
    }

    public Notice {
        arguments = List.copyOf(arguments);
    }

    public static Notice of(Level level, String key, String... arguments) {
        return new Notice(level, key, List.of(arguments));
    }
}
