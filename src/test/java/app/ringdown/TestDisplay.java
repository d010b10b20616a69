package app.ringdown;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/**
 * Gives the tests a display of their own, started with the first test and gone with the last, in
 * the build as in an editor: nobody's own display is touched. Where there is no Xvfb, JavaFX draws
 * into memory, and tests that {@linkplain NeedsWindowing need windowing} are skipped. {@code
 * -Dringdown.display=headless} does without on purpose.
 */
public final class TestDisplay implements LauncherSessionListener {
    private static final String PROPERTY = "ringdown.display";

    /**
     * The shell ends Xvfb when its own input ends, so when this JVM does, however that happens.
     * With {@code -r} a key held too long, because the machine was busy, does not repeat.
     */
    private static final String XVFB =
            """
            command -v Xvfb >/dev/null || exit
            Xvfb -displayfd 1 -screen 0 1920x1200x24 -nolisten tcp -noreset -r 2>/dev/null &
            cat >/dev/null
            kill $!
            """;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        System.setProperty("prism.order", "sw");
        if (!isHeadless() && startXvfb()) {
            System.setProperty(PROPERTY, "xvfb");
        } else {
            System.setProperty(PROPERTY, "headless");
            Display.doWithout();
            System.out.println(
                    "No X display: JavaFX draws into memory, and tests of windowing are skipped.");
        }
    }

    static boolean isHeadless() {
        return System.getProperty(PROPERTY, "").equals("headless");
    }

    private static boolean startXvfb() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return false;
        }
        try {
            Process shell =
                    new ProcessBuilder("sh", "-c", XVFB)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            String number = shell.inputReader().readLine();
            if (number == null) {
                return false;
            }
            setenv("DISPLAY", ":" + number);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a variable for native code, which is who looks for the display; Java has no way to. */
    @SuppressWarnings("restricted")
    private static void setenv(String name, String value) {
        Linker linker = Linker.nativeLinker();
        var setenv =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("setenv"),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            var ignored =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot set " + name, e);
        }
    }
}
