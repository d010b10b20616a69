package app.ringdown;

import picocli.CommandLine.ExitCode;

import java.nio.file.Path;

/** The desktop: the window on its exchange. */
final class Desktop {
    private Desktop() {}

    static int open(Path dataDir) {
        SystemLibraries.requireToOpenWindows();
        return ExitCode.OK;
    }
}
