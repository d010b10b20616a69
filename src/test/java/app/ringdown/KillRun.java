package app.ringdown;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The two processes of {@link KillTest}: an exchange at an address that stays, and a client. */
final class KillRun implements AutoCloseable {
    private static final int SECONDS = 60;

    private final Path folder;
    private final int restPort;
    private final int streamPort;
    private Process exchange;
    private CompletableFuture<JsonObject> opened;
    private JsonObject where;
    private Process client;

    /** Starts an exchange, and waits until it is open. */
    KillRun(Path folder, Random random) throws Exception {
        this.folder = folder;
        this.restPort = lastingPort(random);
        this.streamPort = lastingPort(random);
        startExchange();
        awaitExchange();
    }

    /** One that no dialling socket is given while the exchange is down. */
    private static int lastingPort(Random random) {
        int port = 20_000 + random.nextInt(10_000);
        while (!isFree(port)) {
            port++;
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the exchange says of itself. */
    String exchange(String name) {
        return where.get(name).getAsString();
    }

    void startExchange() throws IOException {
        exchange =
                start(
                        // As it is delivered: the log's place comes from the program itself.
                        classPath(entry -> !entry.contains("test-classes")),
                        List.of(),
                        Ringdown.class.getName(),
                        "exchange",
                        "--rest-port",
                        String.valueOf(restPort),
                        "--stream-port",
                        String.valueOf(streamPort),
                        "--data-dir",
                        folder.toString());
        Process started = exchange;
        opened =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        String line = started.inputReader().readLine();
                        return line == null
                                ? new JsonObject()
                                : JsonParser.parseString(line).getAsJsonObject();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    void awaitExchange() throws Exception {
        where = opened.get(SECONDS, TimeUnit.SECONDS);
        if (where.isEmpty()) {
            throw new AssertionError("the exchange did not open: " + errors());
        }
    }

    void startClient(boolean trades) throws IOException {
        client =
                start(
                        classPath(_ -> true),
                        List.of(
                                "-Dlogback.configurationFile=logback.xml",
                                "-Dringdown.log.dir=" + folder.resolve("logs"),
                                "-Dringdown.log.name=client"),
                        KillClient.class.getName(),
                        folder.toString(),
                        exchange("rest"),
                        exchange("stream"),
                        exchange("wsApi"),
                        exchange("apiKey"),
                        exchange("apiSecret"),
                        String.valueOf(trades));
    }

    /** What the client's blotter says; waits until it is logged in. */
    JsonObject view() throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                client.outputWriter().write("\n");
                                client.outputWriter().flush();
                                String line = client.inputReader().readLine();
                                if (line == null) {
                                    throw new AssertionError("the client has ended: " + errors());
                                }
                                return JsonParser.parseString(line).getAsJsonObject();
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                .get(SECONDS, TimeUnit.SECONDS);
    }

    void killExchange() throws InterruptedException {
        exchange.destroyForcibly().waitFor();
    }

    void killClient() throws InterruptedException {
        client.destroyForcibly().waitFor();
    }

    /** Both at once, as far as that can be. */
    void killBoth() throws InterruptedException {
        exchange.destroyForcibly();
        client.destroyForcibly();
        exchange.waitFor();
        client.waitFor();
    }

    private String errors() throws IOException {
        return Files.readString(errorFile().toPath());
    }

    private File errorFile() {
        return folder.resolve("errors.txt").toFile();
    }

    private static String classPath(Predicate<String> wanted) {
        return String.join(
                File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(wanted)
                        .toList());
    }

    /** Light, since two of them start again and again. */
    private Process start(String classPath, List<String> properties, String main, String... args)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(properties);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(errorFile()))
                .start();
    }

    @Override
    public void close() {
        for (Process process : Stream.of(client, exchange).filter(p -> p != null).toList()) {
            process.destroyForcibly().onExit().join();
        }
    }
}
