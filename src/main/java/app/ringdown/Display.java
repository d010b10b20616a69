package app.ringdown;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown here, and how JavaFX does without. */
final class Display {
    private Display() {}

    static boolean isThere() {
        return isThere(System.getProperty("os.name"), System.getenv());
    }

    static boolean isThere(String system, Map<String, String> environment) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
            return true;
        }
        return isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    /** Has JavaFX draw into memory. To be said before JavaFX starts. */
    static void doWithout() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
