package app.ringdown;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * {@code ringdown smoke}: what a trader does first, done without a person or a display, with
 * pictures.
 */
@Command(name = "smoke", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class SmokeCommand implements Callable<Integer> {
    @ParentCommand private Ringdown ringdown;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "smoke")
    private Path out;

    @Override
    public Integer call() {
        return run(ringdown.dataDir(), out);
    }

    static int run(Path dataDir, Path out) {
        SystemLibraries.requireToDraw();
        Display.doWithout();
        return ExitCode.OK;
    }
}
