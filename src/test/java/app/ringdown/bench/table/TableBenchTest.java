package app.ringdown.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.ui.base.Texts;
import app.ringdown.wire.WireServer;

import com.google.gson.JsonObject;

import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What the bench of the watch list shows and tells is about what was sent. */
class TableBenchTest {
    /** Epoch µs. */
    private static final long FIRST = 1_700_000_000_000_000L;

    private WireServer server;

    @BeforeEach
    void serve() throws Exception {
        FxToolkit.registerPrimaryStage();
        server = WireServer.on(0);
    }

    @AfterEach
    void end() throws Exception {
        server.end();
        FxToolkit.cleanupStages();
    }

    private void touch(int instrument, long stampMicros) {
        server.broadcast(
                "{\"u\":%d,\"s\":\"SYM%04d\",\"b\":\"1.5000\",\"B\":\"2.0000\",\"a\":\"1.6000\",\"A\":\"3.0000\",\"T\":%d}"
                        .formatted(stampMicros, instrument, stampMicros));
    }

    private void day(int instrument, String last, long stampMicros) {
        server.broadcast(
                ("{\"e\":\"24hrMiniTicker\",\"E\":1,\"s\":\"SYM%04d\",\"c\":\"%s\",\"o\":\"10.0000\",\"h\":\"99.0000\","
                     + "\"l\":\"1.0000\",\"v\":\"5.0000\",\"q\":\"50.0000\",\"T\":%d}")
                        .formatted(instrument, last, stampMicros));
    }

    private CompletableFuture<JsonObject> run(boolean sorted) {
        TableBench bench = new TableBench(server.uri(), sorted, new Texts(Locale.ENGLISH));
        return CompletableFuture.supplyAsync(() -> {
            try {
                return bench.run(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The stamp that the window shows, in steps of 250 µs; -1 if there is no window. */
    private static long shown() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.getScene() != null && window.getScene().lookup("#watch-panel") != null) {
                WritableImage picture = window.getScene().snapshot(null);
                assertThat(picture.getPixelReader().getColor(4, 4)).isEqualTo(Color.MAGENTA);
                return picture.getPixelReader().getArgb(12, 4) & 0xffffff;
            }
        }
        return -1;
    }

    private static long steps(long stampMicros) {
        return stampMicros / 250 % (1 << 24);
    }

    private static void awaitShown(long stampMicros) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () ->
                        WaitForAsyncUtils.waitForAsyncFx(10_000, TableBenchTest::shown)
                                == steps(stampMicros));
    }

    private void awaitLine() throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !server.lines.isEmpty());
    }

    @Test
    void theMarkerTellsTheNewestOfWhatCanBeSeen() throws Exception {
        CompletableFuture<JsonObject> result = run(false);
        awaitLine();
        touch(999, FIRST + 80_000); // far down in the list
        touch(1, FIRST + 20_000);
        awaitShown(FIRST + 20_000);
        touch(0, FIRST + 10_000);
        day(2, "11.0000", FIRST + 40_000);
        awaitShown(FIRST + 40_000);
        JsonObject figures = result.get();
        assertThat(figures.get("updates").getAsLong()).isEqualTo(2);
        assertThat(figures.get("newer").getAsLong()).isEqualTo(1);
        assertThat(figures.get("pulses").getAsLong()).isPositive();
    }

    @Test
    void sortedByChangeTheHighestCanBeSeen() throws Exception {
        CompletableFuture<JsonObject> result = run(true);
        awaitLine();
        for (int i = 0; i < 1_000; i++) {
            day(i, i == 999 ? "12.0000" : "9.0000", FIRST + (i == 999 ? 60_000 : 0));
        }
        awaitShown(FIRST + 60_000);
        assertThat(result.get().get("updates").getAsLong()).isNotNegative();
    }
}
