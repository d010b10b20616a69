package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

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

    private int run(String... args) {
        return Ringdown.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
