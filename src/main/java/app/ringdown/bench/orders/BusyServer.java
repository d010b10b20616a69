package app.ringdown.bench.orders;

import app.ringdown.bench.exchange.BusyExchange;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;

/** The exchange that is traded at: a process of its own, which ends with this one. */
final class BusyServer implements AutoCloseable {
    private final Process process;
    private final JsonObject where;

    /**
     * Starts it, and returns when clients can come.
     *
     * @param folder where it keeps its journal, and its log
     */
    BusyServer(Path folder, int symbols) throws IOException {
        process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dringdown.log.dir=" + folder,
                                "-Dringdown.log.name=exchange",
                                "-Dlogback.configurationFile=logback.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BusyExchange.class.getName(),
                                folder.toString(),
                                String.valueOf(symbols))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String line = process.inputReader().readLine();
        if (line == null) {
            throw new IOException("the exchange did not start");
        }
        where = JsonParser.parseString(line).getAsJsonObject();
    }

    /** Sets how many messages a second its market sends from now on. */
    void rate(int messages) throws IOException {
        Writer in = process.outputWriter();
        in.write(messages + "\n");
        in.flush();
    }

    URI rest() {
        return uri("rest");
    }

    /** With REST at another place, from which it comes here. */
    Endpoints endpoints(URI rest) {
        return new Endpoints(rest, uri("stream"), uri("wsApi"));
    }

    Credentials key() {
        return new Credentials(
                where.get("apiKey").getAsString(), where.get("apiSecret").getAsString());
    }

    private URI uri(String name) {
        return URI.create(where.get(name).getAsString());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join(); // its folder goes with it
    }
}
