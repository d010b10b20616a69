package app.ringdown;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ringdown exchange}: the embedded exchange alone. */
@Command(name = "exchange", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ExchangeCommand implements Callable<Integer> {
    @ParentCommand private Ringdown ringdown;

    @Override
    public Integer call() {
        ringdown.dataDir();
        return ExitCode.OK;
    }
}
