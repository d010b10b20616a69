package app.ringdown;

import app.ringdown.ui.base.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * {@code ringdown smoke}: what a trader does first, done without a person or a display, with
 * pictures. It has a paper account of its own, so that nobody's is touched.
 */
@Command(name = "smoke", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class SmokeCommand implements Callable<Integer> {

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "smoke")
    private Path out;

    @Override
    public Integer call() throws IOException {
        return run(out);
    }

    /** Leaves pictures and a summary in {@code out}; succeeds only if an order was truly filled. */
    static int run(Path out) throws IOException {
        SystemLibraries.requireToDraw();
        Display.doWithout();
        Texts texts = Ringdown.TEXTS;
        CompletableFuture<String> outcome = new CompletableFuture<>();
        Path dataDir = Files.createTempDirectory("ringdown-smoke");
        try {
            Desktop.run(
                    dataDir, texts, window -> new SmokeRun(window, texts, out, outcome).begin());
            String summary = outcome.join();
            Files.writeString(out.resolve("summary.txt"), summary + "\n", StandardCharsets.UTF_8);
            System.out.println(summary);
            return ExitCode.OK;
        } catch (CompletionException e) {
            throw new Explained(texts.get("cli.smoke.failed", reason(e)), e);
        } finally {
            Folders.delete(dataDir);
        }
    }

    private static String reason(CompletionException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }
}
