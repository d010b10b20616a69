package app.ringdown;

import app.ringdown.bench.exchange.ExchangeBench;
import app.ringdown.bench.ingest.IngestBench;
import app.ringdown.bench.ingest.TlsRelay;
import app.ringdown.bench.ingest.TlsTrust;
import app.ringdown.bench.orders.OrdersBench;
import app.ringdown.bench.table.TableBench;

import com.google.gson.JsonObject;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;

/** {@code ringdown bench}: measures a part of the program, and prints a line of figures. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class BenchCommand {
    private static final double LONGEST_SECONDS = 3_600;

    @ParentCommand private Ringdown ringdown;
    @Spec private CommandSpec spec;

    /** The exchange: matching, REST, streams. It has a folder of its own, and leaves nothing. */
    @Command(name = "exchange", mixinStandardHelpOptions = true, versionProvider = Version.class)
    int exchange(
            @Option(names = "--seconds", paramLabel = "S", defaultValue = "2") double seconds,
            @Option(names = "--rounds", paramLabel = "N", defaultValue = "5") int rounds)
            throws IOException {
        requireLength(seconds);
        if (rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(), Ringdown.TEXTS.get("cli.bench.rounds"));
        }
        // Where the exchange would keep its journal too: the disk is part of what is measured.
        Path folder = Files.createTempDirectory(ringdown.dataDir(), "bench");
        try {
            ExchangeBench bench =
                    new ExchangeBench(
                            duration(seconds),
                            rounds,
                            folder,
                            (part, round) -> tell(part, round, rounds));
            print(bench.run());
            return ExitCode.OK;
        } finally {
            Folders.delete(folder);
        }
    }

    /** The quotes of a line, from the socket to the store. */
    @Command(name = "ingest", mixinStandardHelpOptions = true, versionProvider = Version.class)
    int ingest(
            @Option(names = "--trust", paramLabel = "FILE") @Nullable Path trust,
            @Parameters(index = "0", paramLabel = "URL", descriptionKey = "bench.url") URI server,
            @Parameters(index = "1", paramLabel = "FRAMES", descriptionKey = "bench.frames")
                    long frames,
            @Parameters(
                            index = "2",
                            paramLabel = "UNMEASURED",
                            defaultValue = "-1",
                            descriptionKey = "bench.unmeasured")
                    long unmeasured)
            throws IOException, GeneralSecurityException, InterruptedException {
        if (frames < 2 || unmeasured >= frames) {
            throw new ParameterException(
                    spec.commandLine(), Ringdown.TEXTS.get("cli.bench.frames"));
        }
        if (trust != null) {
            TlsTrust.only(trust);
        }
        print(new IngestBench(server, frames, unmeasured).run());
        return ExitCode.OK;
    }

    /** The same over TLS: puts a server's frames into it. */
    @Command(name = "relay", mixinStandardHelpOptions = true, versionProvider = Version.class)
    int relay(@Parameters(index = "0", paramLabel = "URL", descriptionKey = "bench.url") URI server)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createTempDirectory("ringdown-relay");
        try (TlsRelay relay = new TlsRelay(server, folder)) {
            JsonObject where = new JsonObject();
            where.addProperty("url", relay.uri().toString());
            where.addProperty("certificate", relay.certificate().toString());
            print(where);
            relay.serve();
            return ExitCode.OK;
        } finally {
            Folders.delete(folder);
        }
    }

    /** The watch list, from the socket to the screen, for somebody who looks at the screen. */
    @Command(name = "table", mixinStandardHelpOptions = true, versionProvider = Version.class)
    int table(
            @Option(
                            names = "--feed",
                            paramLabel = "URL",
                            required = true,
                            defaultValue = "${env:BENCH_FEED_URL}")
                    URI feed,
            @Option(
                            names = "--seconds",
                            paramLabel = "S",
                            defaultValue = "${env:BENCH_SECONDS:-10}",
                            descriptionKey = "bench.seconds")
                    double seconds,
            @Option(names = "--sort") boolean sort)
            throws InterruptedException {
        requireLength(seconds);
        SystemLibraries.requireToOpenWindows();
        boolean sorted = sort || "1".equals(System.getenv("BENCH_SORT"));
        TableBench bench = new TableBench(feed, sorted, Ringdown.TEXTS);
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            print(bench.run(duration(seconds)));
        } finally {
            Platform.exit();
        }
        return ExitCode.OK;
    }

    /** An order, from the click to the socket and to the screen. */
    @Command(name = "orders", mixinStandardHelpOptions = true, versionProvider = Version.class)
    int orders(
            @Option(names = "--orders", paramLabel = "N", defaultValue = "200") int orders,
            @Option(names = "--warm-up", paramLabel = "N", defaultValue = "100") int warmUp,
            @Option(names = "--symbols", paramLabel = "N", defaultValue = "500") int symbols,
            @Option(names = "--rate", paramLabel = "N", defaultValue = "20000") int messages)
            throws IOException, InterruptedException {
        if (orders < 1 || warmUp < 0 || symbols < 1 || symbols > 1_000 || messages < 0) {
            throw new ParameterException(
                    spec.commandLine(), Ringdown.TEXTS.get("cli.bench.orders"));
        }
        SystemLibraries.requireToOpenWindows();
        // Where the journal would be too, which has each order before it leaves.
        Path folder = Files.createTempDirectory(ringdown.dataDir(), "bench");
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            print(
                    OrdersRun.in(
                            folder,
                            new OrdersBench.Load(orders, warmUp, symbols, messages),
                            Ringdown.TEXTS));
            return ExitCode.OK;
        } finally {
            Platform.exit();
            Folders.delete(folder);
        }
    }

    private void requireLength(double seconds) {
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw new ParameterException(
                    spec.commandLine(), Ringdown.TEXTS.get("cli.bench.seconds"));
        }
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private void print(JsonObject figures) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(figures);
        out.flush();
    }

    private void tell(ExchangeBench.Part part, int round, int rounds) {
        String what = Ringdown.TEXTS.get("cli.bench." + part.name().toLowerCase(Locale.ROOT));
        PrintWriter err = spec.commandLine().getErr();
        err.println(
                round == 0
                        ? Ringdown.TEXTS.get("cli.bench.warm-up", what)
                        : Ringdown.TEXTS.get("cli.bench.round", what, round, rounds));
        err.flush();
    }
}
