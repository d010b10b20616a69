package app.ringdown.bench.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** That the bench runs and says all that it should; how fast anything was is not for a test. */
class ExchangeBenchTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir Path folder;

    @Test
    void itMeasuresEveryPartAndSaysWhatItDid() throws IOException {
        List<String> heard = new ArrayList<>();
        JsonObject figures =
                new ExchangeBench(SHORT, 1, folder, (part, round) -> heard.add(part + " " + round))
                        .run();

        assertThat(figures.keySet())
                .containsExactly(
                        "bench",
                        "java",
                        "cores",
                        "secondsEach",
                        "rounds",
                        "matching",
                        "rest",
                        "streams");
        assertThat(heard).contains("MATCHING 0", "MATCHING 1", "REST 0", "REST 1");
        JsonObject matching = figures.getAsJsonObject("matching");
        assertThat(matching.get("load").getAsString()).isNotBlank();
        assertThat(positive(matching))
                .contains("houseOrdersPerSecond", "usersOrdersPerSecond", "usersOfMap");
        JsonObject rest = figures.getAsJsonObject("rest");
        assertThat(rest.get("load").getAsString()).isNotBlank();
        for (String clients : List.of("clients1", "clients4")) {
            assertThat(positive(rest.getAsJsonObject(clients)))
                    .contains(
                            "echoP50Micros",
                            "echoP99Micros",
                            "memoryP50Micros",
                            "journalP99Micros",
                            "memoryOfEchoP50",
                            "journalOfEchoP50");
        }
        JsonObject streams = figures.getAsJsonObject("streams");
        assertThat(streams.get("load").getAsString()).isNotBlank();
        for (String clients : List.of("clients1", "clients10")) {
            JsonObject each = streams.getAsJsonObject(clients);
            assertThat(positive(each))
                    .contains(
                            "ratePerClient",
                            "lateP50Micros",
                            "lateP99Micros",
                            "cpuSecondsPerMillion",
                            "bareCpuSecondsPerMillion",
                            "lateOfBareP50",
                            "slowLateOfLateP99");
            assertThat(each.keySet()).contains("lost", "conflated", "slowLost", "slowCutOff");
        }
    }

    /** The names of the figures that are above 0. */
    private static List<String> positive(JsonObject figures) {
        return figures.entrySet().stream()
                .filter(each -> isPositive(each.getValue()))
                .map(each -> each.getKey())
                .toList();
    }

    private static boolean isPositive(JsonElement figure) {
        return figure.getAsJsonPrimitive().isNumber() && figure.getAsDouble() > 0;
    }
}
