package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The program as the build puts it together, started as a person starts it. */
@EnabledIfSystemProperty(named = "ringdown.app", matches = ".+", disabledReason = "built by Maven")
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("ringdown.app", ""))
                    .resolve("bin")
                    .resolve(OS.WINDOWS.isCurrentOs() ? "ringdown.bat" : "ringdown");

    @TempDir private Path elsewhere;

    @Test
    void startsFromAnyFolder() throws Exception {
        Run run = run(LAUNCHER, "--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.said()).isEqualTo("Ringdown " + Version.number());
    }

    @Test
    void handsOnArgumentsAndExitCodes() throws Exception {
        Run run = run(LAUNCHER, "no such command");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.said()).contains("'no such command'");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links are for administrators there")
    void startsThroughALink() throws Exception {
        Path far = Files.createSymbolicLink(elsewhere.resolve("far"), LAUNCHER);
        Path near = Files.createSymbolicLink(elsewhere.resolve("near"), far.getFileName());
        assertThat(run(near, "--version").said()).isEqualTo("Ringdown " + Version.number());
        Files.delete(near); // JUnit warns of links that lead out of its folder
        Files.delete(far);
    }

    @Test
    void keepsTheOtherLibrariesApartFromJavaFx() throws IOException {
        Path lib = LAUNCHER.resolveSibling("../lib");
        assertThat(names(lib)).contains("ringdown.jar", "jvm.args").noneMatch(this::isJavaFx);
        assertThat(names(lib.resolve("javafx"))).hasSize(3).allMatch(this::isJavaFx);
    }

    private boolean isJavaFx(String name) {
        return name.startsWith("javafx-");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private record Run(int exitCode, String said) {}

    private Run run(Path launcher, String... args) throws Exception {
        var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList();
        var builder = new ProcessBuilder(command).directory(elsewhere.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.redirectErrorStream(true).start();
        String said = process.inputReader().readAllAsString().strip();
        return new Run(process.waitFor(), said);
    }
}
