package app.ringdown;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** The program: reads the command line, builds the parts, joins them. */
@Command(name = "ringdown", mixinStandardHelpOptions = true)
public final class Ringdown implements Callable<Integer> {
    public static void main(String[] args) {
        System.exit(new CommandLine(new Ringdown()).execute(args));
    }

    @Override
    public Integer call() {
        return CommandLine.ExitCode.OK;
    }
}
