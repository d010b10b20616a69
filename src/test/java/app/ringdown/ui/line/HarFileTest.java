package app.ringdown.ui.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.venue.AccountListener;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

class HarFileTest {
    @TempDir Path folder;

    private static Transfer.Frame frame(long number, String line, boolean sent, String text) {
        return new Transfer.Frame(
                number,
                0,
                1_500 + number,
                "",
                "",
                line,
                "ws://h/" + line,
                sent,
                text.length(),
                text);
    }

    private static final Map<Long, Transfer> HELD =
            Map.of(
                    1L,
                    new Transfer.Call(
                            1,
                            5_000_000,
                            2_000,
                            "POST /p",
                            "",
                            "POST",
                            "http://h/p?a=1&signature=***",
                            List.of(new Transfer.Header("X-KEY", "***")),
                            "b=2",
                            3_000_000,
                            400,
                            List.of(new Transfer.Header("content-type", "application/json")),
                            "{}",
                            2,
                            "",
                            90,
                            40),
                    2L,
                    frame(2, "one", true, "hello"),
                    3L,
                    frame(3, "two", false, "a \"quoted\" word"),
                    5L,
                    frame(5, "one", false, "bye"));

    private static final class Held implements Traffic {
        @Override
        public long next() {
            return 6;
        }

        @Override
        public long oldestFrame() {
            return 2;
        }

        @Override
        public long find(Filter filter, long from, int most, Found found) {
            throw new AssertionError("what is listed is written, and nothing looked for");
        }

        @Override
        public @Nullable Transfer get(long number) {
            return HELD.get(number);
        }

        @Override
        public Transfer.@Nullable Frame before(Transfer.Frame frame) {
            return null;
        }

        @Override
        public boolean explain(Transfer transfer, MarketListener market, AccountListener account) {
            return false;
        }
    }

    @Test
    void callsAreEntriesAndSoIsEachLineWithItsFrames() throws Exception {
        Path file = folder.resolve("a.har");
        long written = HarFile.write(file, List.of(1L, 2L, 3L, 4L, 5L), new Held(), "7").get();
        assertThat(written).as("the fourth is not kept any more").isEqualTo(4);
        JsonObject log =
                JsonParser.parseString(Files.readString(file))
                        .getAsJsonObject()
                        .getAsJsonObject("log");
        assertThat(log.get("version").getAsString()).isEqualTo("1.2");
        JsonArray entries = log.getAsJsonArray("entries");
        assertThat(entries).hasSize(3);

        JsonObject call = entries.get(0).getAsJsonObject();
        assertThat(call.get("startedDateTime").getAsString()).isEqualTo("1970-01-01T00:00:01.998Z");
        assertThat(call.get("time").getAsDouble()).isEqualTo(2);
        JsonObject request = call.getAsJsonObject("request");
        assertThat(request.get("method").getAsString()).isEqualTo("POST");
        assertThat(request.getAsJsonArray("queryString").toString())
                .isEqualTo(
                        "[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"signature\",\"value\":\"***\"}]");
        assertThat(request.getAsJsonObject("postData").get("text").getAsString()).isEqualTo("b=2");
        assertThat(request.get("headersSize").getAsInt() + request.get("bodySize").getAsInt())
                .isEqualTo(90);
        assertThat(call.getAsJsonObject("response").get("status").getAsInt()).isEqualTo(400);

        JsonObject one = entries.get(1).getAsJsonObject();
        assertThat(one.getAsJsonObject("request").get("url").getAsString()).isEqualTo("ws://h/one");
        assertThat(one.getAsJsonArray("_webSocketMessages").toString())
                .isEqualTo(
                        "[{\"type\":\"send\",\"time\":1.502,\"opcode\":1,\"data\":\"hello\"},"
                            + "{\"type\":\"receive\",\"time\":1.505,\"opcode\":1,\"data\":\"bye\"}]");
        assertThat(entries.get(2).getAsJsonObject().getAsJsonArray("_webSocketMessages"))
                .hasSize(1);
    }

    @Test
    void aFileThatCanNotBeWrittenIsTold() {
        assertThatThrownBy(() ->
                        HarFile.write(
                                        folder.resolve("no/such/folder.har"),
                                        List.of(),
                                        new Held(),
                                        "7")
                                .get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
    }
}
