package app.ringdown;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

import java.util.concurrent.Callable;

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
