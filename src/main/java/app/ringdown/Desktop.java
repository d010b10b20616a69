package app.ringdown;

import java.nio.file.Path;
import picocli.CommandLine.ExitCode;

/** The desktop: the window on its exchange. */
final class Desktop {
    private Desktop() {}

    static int open(Path dataDir) {
        return ExitCode.OK;
    }
}
