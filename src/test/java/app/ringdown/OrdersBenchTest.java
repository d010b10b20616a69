package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.bench.orders.OrdersBench;
import app.ringdown.ui.base.Texts;

import com.google.gson.JsonObject;

import javafx.application.Platform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** That the bench clicks, sees and says all that it should; how fast it was is not for a test. */
class OrdersBenchTest {
    @TempDir Path folder;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
    }

    @AfterEach
    void end() throws Exception {
        FxToolkit.cleanupStages();
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES) // it starts a window and another process
    void everyOrderIsFollowedToTheSocketAndToTheScreen() throws Exception {
        OrdersBench.Load load = new OrdersBench.Load(3, 1, 20, 1_000);
        JsonObject figures = OrdersRun.in(folder, load, new Texts(Locale.ENGLISH));

        assertThat(figures.keySet())
                .containsExactly(
                        "bench", "java", "cores", "warmUp", "symbols", "loaded", "idle", "load");
        for (String part : List.of("loaded", "idle")) {
            JsonObject of = figures.getAsJsonObject(part);
            assertThat(of.get("orders").getAsInt()).isEqualTo(3);
            double bytes = median(of, "bytesMillis");
            assertThat(bytes).isPositive();
            assertThat(median(of, "screenMillis")).isGreaterThan(bytes);
            assertThat(median(of, "exchangeMillis")).isPositive();
            assertThat(median(of, "handlerMillis")).isPositive();
        }
        long loaded = figures.getAsJsonObject("loaded").get("messagesPerSecond").getAsLong();
        long idle = figures.getAsJsonObject("idle").get("messagesPerSecond").getAsLong();
        assertThat(loaded).isGreaterThan(idle + 100);
    }

    private static double median(JsonObject part, String name) {
        JsonObject figures = part.getAsJsonObject(name);
        assertThat(figures.keySet()).containsExactly("p50", "p95", "p99", "max");
        return figures.get("p50").getAsDouble();
    }
}
