package app.ringdown.desk;

import java.util.Optional;

/**
 * The person's choices, by key. Reads come from memory and writes go to disk on another thread, so
 * both may be called on the screen's thread.
 */
public interface Settings {
    Optional<String> get(String key);

    void put(String key, String value);

    /** Settings that last as long as the program: for tests, and when the disk can't be used. */
    static Settings inMemory() {
        java.util.Map<String, String> values = new java.util.concurrent.ConcurrentHashMap<>();
        return new Settings() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void put(String key, String value) {
                values.put(key, value);
            }
        };
    }
}
