package app.ringdown;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;

/**
 * What JavaFX takes from a Linux system. Asked for before JavaFX starts, as its own word for a
 * missing library is a NullPointerException. The build's prepare.sh knows the same ones.
 */
final class SystemLibraries {
    private record Library(String file, String debianPackage) {}

    private static final List<Library> TO_DRAW =
            List.of(new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0"));

    private static final List<Library> TO_OPEN_WINDOWS =
            List.of(
                    TO_DRAW.getFirst(),
                    new Library("libgtk-3.so.0", "libgtk-3-0"),
                    new Library("libXtst.so.6", "libxtst6"));

    private SystemLibraries() {}

    static void requireToDraw() {
        require(TO_DRAW);
    }

    static void requireToOpenWindows() {
        require(TO_OPEN_WINDOWS);
    }

    private static void require(List<Library> libraries) {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return;
        }
        List<String> missing =
                libraries.stream()
                        .filter(library -> !isThere(library.file()))
                        .map(Library::debianPackage)
                        .toList();
        if (!missing.isEmpty()) {
            throw new Explained(
                    Ringdown.TEXTS.get("cli.libraries.missing", String.join(" ", missing)));
        }
    }

    /** By loading it, for good: JavaFX is about to, and GTK does not bear being unloaded. */
    @SuppressWarnings("restricted")
    static boolean isThere(String file) {
        try {
            SymbolLookup.libraryLookup(file, Arena.global());
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
