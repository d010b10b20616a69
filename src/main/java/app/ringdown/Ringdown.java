package app.ringdown;

import app.ringdown.ui.base.Texts;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The program: reads the command line, builds the parts, joins them. Without a command it is the
 * desktop.
 */
@Command(
        name = "ringdown",
        resourceBundle = "app.ringdown.texts",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {ExchangeCommand.class, SmokeCommand.class, BenchCommand.class})
public final class Ringdown implements Callable<Integer> {

    static final Texts TEXTS = new Texts(Locale.getDefault());

    @Spec private CommandSpec spec;

    @Option(names = "--data-dir", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path dataDir;

    @Option(names = "--or-smoke", paramLabel = "DIR")
    private @Nullable Path smokeDir;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var ringdown = new Ringdown();
        return new CommandLine(ringdown)
                .setExecutionStrategy(ringdown::execute)
                .setParameterExceptionHandler((failure, arguments) -> explainUsage(failure))
                .setExecutionExceptionHandler((failure, line, parsed) -> ringdown.explain(failure));
    }

    /** Where everything that outlives the program is kept. */
    Path dataDir() {
        return DataDir.choose(dataDir);
    }

    /** Opens the window, or where there is no display does without one what was asked for. */
    @Override
    public Integer call() throws IOException {
        if (Display.isThere()) {
            return Desktop.open(dataDir(), TEXTS);
        }
        if (smokeDir == null) {
            throw new Explained(TEXTS.get("cli.display.none"));
        }
        spec.commandLine().getErr().println(TEXTS.get("cli.display.none.smoke", smokeDir));
        return SmokeCommand.run(smokeDir);
    }

    /** Makes the log ready; before that, nobody may ask for a logger. */
    private int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (!isMade(logDir())) {
            spec.commandLine().getErr().println(TEXTS.get("cli.data.unwritable", dataDir()));
            return ExitCode.SOFTWARE;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        String name = last.commandSpec().qualifiedName("-").replaceFirst("^ringdown-", "");
        System.setProperty("ringdown.log.dir", logDir().toString());
        System.setProperty("ringdown.log.name", name);
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) ->
                LoggerFactory.getLogger(Ringdown.class)
                        .error(
                                TEXTS.get("cli.failed.thread", thread.getName(), logDir()),
                                failure));
        return new RunLast().execute(parsed);
    }

    private static boolean isMade(Path folder) {
        try {
            return Files.isWritable(Files.createDirectories(folder));
        } catch (IOException e) {
            return false;
        }
    }

    /** A sentence on the console, by way of the log, which also has the details. */
    private int explain(Exception failure) {
        Logger log = LoggerFactory.getLogger(Ringdown.class);
        if (failure instanceof Explained) {
            log.error(failure.getMessage(), failure.getCause());
        } else {
            log.error(TEXTS.get("cli.failed", logDir()), failure);
        }
        return ExitCode.SOFTWARE;
    }

    /** Always with the usage: picocli by itself leaves it out where it has a suggestion to make. */
    private static int explainUsage(ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(line.getColorScheme().errorText(String.valueOf(failure.getMessage())));
        UnmatchedArgumentException.printSuggestions(failure, err);
        line.usage(err, line.getColorScheme());
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private Path logDir() {
        return dataDir().resolve("logs");
    }
}
