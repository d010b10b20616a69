package app.ringdown.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.wire.WireServer;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the bench of the quotes tells is about what was sent. */
class IngestBenchTest {
    private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT");
    private WireServer server;

    @BeforeEach
    void serve() throws InterruptedException {
        server = WireServer.on(0);
    }

    @AfterEach
    void end() throws InterruptedException {
        server.end();
    }

    private void send(int frames) throws InterruptedException {
        while (server.lines.isEmpty()) {
            Thread.sleep(5);
        }
        for (int i = 1; i <= frames; i++) {
            String symbol = SYMBOLS.get(i % 2);
            String name = symbol.toLowerCase(java.util.Locale.ROOT);
            server.broadcast(
                    switch (i % 3) {
                        case 0 ->
                                "{\"stream\":\""
                                        + name
                                        + "@bookTicker\",\"data\":{\"u\":"
                                        + i
                                        + ",\"s\":\""
                                        + symbol
                                        + "\",\"b\":\""
                                        + i
                                        + ".00000001\",\"B\":\"1.0\",\"a\":\""
                                        + i
                                        + ".00000002\",\"A\":\"2.0\"}}";
                        case 1 ->
                                "{\"stream\":\""
                                        + name
                                        + "@trade\",\"data\":{\"e\":\"trade\",\"E\":"
                                        + (1_000_000_000_000_000L + System.nanoTime())
                                        + ",\"s\":\""
                                        + symbol
                                        + "\",\"t\":"
                                        + i
                                        + ",\"p\":\""
                                        + i
                                        + ".5\",\"q\":\"1.0\",\"T\":1,\"m\":true,\"M\":true}}";
                        default ->
                                "{\"stream\":\""
                                        + name
                                        + "@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":1,"
                                        + "\"s\":\""
                                        + symbol
                                        + "\",\"U\":1,\"u\":2,"
                                        + "\"b\":[[\"1.0\",\"0\"]],\"a\":[]}}";
                    });
        }
    }

    @Test
    void itCountsStoresAndMeasures() throws Exception {
        IngestBench bench = new IngestBench(server.uri(), 600, 100);
        CompletableFuture<JsonObject> result =
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return bench.run();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        send(600);
        JsonObject figures = result.get();
        assertThat(figures.get("frames").getAsLong()).isEqualTo(600);
        // The last bookTicker and trade of each: 597 and 600, 595 and 598.
        long whole = 2 * (597 + 600) + 595 + 598;
        assertThat(figures.get("checksum").getAsLong())
                .isEqualTo(whole * 100_000_000 + 2 * (1 + 2) + 2 * 50_000_000);
        assertThat(figures.get("p50_us").getAsDouble())
                .isPositive()
                .isLessThanOrEqualTo(figures.get("max_us").getAsDouble());
        assertThat(figures.get("cpu_warm_s_per_m").getAsDouble()).isNotNegative();
    }

    @Test
    void aLineThatIsLostIsNoMeasurement() throws Exception {
        IngestBench bench = new IngestBench(server.uri(), 600, -1);
        CompletableFuture<Void> cut =
                CompletableFuture.runAsync(() -> {
                    try {
                        send(100);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    server.cut();
                });
        assertThatThrownBy(bench::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The line was lost after");
        cut.get();
    }
}
