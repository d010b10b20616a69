package app.ringdown;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The folder for everything that outlives the program, by the habit of each system. */
final class DataDir {
    private DataDir() {}

    /**
     * The folder that was asked for, or the system's.
     *
     * @param asked what the command line says
     */
    static Path choose(@Nullable Path asked) {
        if (asked != null) {
            return asked.toAbsolutePath().normalize();
        }
        return ofSystem(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    static Path ofSystem(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return named(environment, "APPDATA", home.resolve("AppData/Roaming"))
                    .resolve("Ringdown");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library/Application Support/Ringdown");
        }
        return named(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
                .resolve("ringdown");
    }

    /** A relative folder means nothing here: the XDG rule is to ignore it. */
    private static Path named(Map<String, String> environment, String variable, Path otherwise) {
        Path named = Path.of(environment.getOrDefault(variable, ""));
        return named.isAbsolute() ? named : otherwise;
    }
}
