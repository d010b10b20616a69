package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class RingdownTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsItsVersion() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("Ringdown " + Version.number());
        assertThat(Version.number()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void explainsEachOfItsCommandsAndOptions() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--data-dir", "exchange", "smoke", "desktop trading");
        for (CommandLine line : Ringdown.commandLine().getSubcommands().values()) {
            assertThat(line.getHelp().description()).as(line.getCommandName()).isNotBlank();
            assertThat(line.getCommandSpec().options())
                    .as(line.getCommandName())
                    .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
        }
    }

    @Test
    void leavesNothingBehindWhenOnlyAskedForHelp(@TempDir Path folder) {
        assertThat(run("exchange", "--help", "--data-dir", folder.resolve("data").toString()))
                .isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownCommandIsAUsageError() {
        assertThat(run("nonsense")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("nonsense", "Usage:");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anUnknownOptionOfACommandIsAUsageError() {
        assertThat(run("exchange", "--nonsense")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("--nonsense", "Usage: ringdown exchange");
    }

    @Test
    void aDataFolderThatCannotBeMadeIsToldInASentence(@TempDir Path folder) throws Exception {
        Path inTheWay = Files.createFile(folder.resolve("file"));
        assertThat(run("--data-dir", inTheWay.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(err.toString()).contains(inTheWay.toString()).hasLineCount(1);
    }

    private int run(String... args) {
        return Ringdown.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
