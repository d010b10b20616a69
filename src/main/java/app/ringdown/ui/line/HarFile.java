package app.ringdown.ui.line;

import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;

import com.google.gson.stream.JsonWriter;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Calls and frames as an HTTP archive, HAR 1.2: each call is an entry, and so is each line, with
 * its frames in {@code _webSocketMessages} as browsers write them. What is not kept any more when
 * its turn comes is left out.
 */
final class HarFile {
    private final JsonWriter json;
    private final Traffic traffic;
    private long written;

    private HarFile(JsonWriter json, Traffic traffic) {
        this.json = json;
        this.traffic = traffic;
    }

    /** Begins to write; tells how many calls and frames were, or an {@link IOException}. */
    static CompletableFuture<Long> write(
            Path file, List<Long> numbers, Traffic traffic, String version) {
        CompletableFuture<Long> done = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("export")
                .start(() -> {
                    try (BufferedWriter out = Files.newBufferedWriter(file);
                            JsonWriter json = new JsonWriter(out)) {
                        json.setIndent(" ");
                        HarFile har = new HarFile(json, traffic);
                        har.all(numbers, version);
                        json.flush();
                        done.complete(har.written);
                    } catch (IOException | RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                });
        return done;
    }

    private void all(List<Long> numbers, String version) throws IOException {
        json.beginObject().name("log").beginObject();
        json.name("version").value("1.2");
        json.name("creator").beginObject();
        json.name("name").value("Ringdown").name("version").value(version).endObject();
        json.name("entries").beginArray();
        Map<String, Transfer.Frame> lines = new LinkedHashMap<>();
        for (long number : numbers) {
            switch (traffic.get(number)) {
                case null -> {
                    // It fell out in the meantime.
                }
                case Transfer.Call call -> call(call);
                case Transfer.Frame frame -> lines.putIfAbsent(frame.line(), frame);
            }
        }
        for (Transfer.Frame first : lines.values()) {
            line(first, numbers);
        }
        json.endArray().endObject().endObject();
    }

    private void call(Transfer.Call call) throws IOException {
        double tookMs = (call.nanos() - call.startNanos()) / 1e6;
        begin(call.epochMs() - Math.round(tookMs), tookMs);
        request(call.method(), call.url(), call.headers(), call.body(), call.bytesOut());
        json.name("response").beginObject();
        json.name("status").value(call.status());
        json.name("statusText").value(call.failure());
        json.name("httpVersion").value("HTTP/1.1");
        json.name("cookies").beginArray().endArray();
        headers(call.answerHeaders());
        json.name("content").beginObject();
        json.name("size").value(call.answerBytes());
        json.name("mimeType").value(type(call.answerHeaders()));
        json.name("text").value(call.answer()).endObject();
        end(call.bytesIn());
        json.endObject();
        written++;
    }

    private static String type(List<Transfer.Header> headers) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(Transfer.Header::value)
                .findFirst()
                .orElse("");
    }

    private void line(Transfer.Frame first, List<Long> numbers) throws IOException {
        begin(first.epochMs(), 0);
        request("GET", first.url(), List.of(), "", -1);
        json.name("response").beginObject();
        json.name("status").value(101);
        json.name("statusText").value("Switching Protocols");
        json.name("httpVersion").value("HTTP/1.1");
        json.name("cookies").beginArray().endArray();
        headers(List.of());
        json.name("content").beginObject();
        json.name("size").value(0).name("mimeType").value("").endObject();
        end(-1);
        json.name("comment").value(first.line());
        json.name("_resourceType").value("websocket");
        json.name("_webSocketMessages").beginArray();
        for (long number : numbers) {
            if (traffic.get(number) instanceof Transfer.Frame frame
                    && frame.line().equals(first.line())) {
                json.beginObject();
                json.name("type").value(frame.sent() ? "send" : "receive");
                json.name("time").value(frame.epochMs() / 1e3);
                json.name("opcode").value(1);
                json.name("data").value(frame.text()).endObject();
                written++;
            }
        }
        json.endArray().endObject();
    }

    private void begin(long startMs, double tookMs) throws IOException {
        json.beginObject();
        json.name("startedDateTime").value(Instant.ofEpochMilli(startMs).toString());
        json.name("time").value(tookMs);
        json.name("cache").beginObject().endObject();
        json.name("timings").beginObject();
        json.name("send").value(0).name("wait").value(tookMs).name("receive").value(0).endObject();
    }

    private void request(
            String method, String url, List<Transfer.Header> headers, String body, long bytes)
            throws IOException {
        json.name("request").beginObject();
        json.name("method").value(method);
        json.name("url").value(url);
        json.name("httpVersion").value("HTTP/1.1");
        json.name("cookies").beginArray().endArray();
        headers(headers);
        json.name("queryString").beginArray();
        int query = url.indexOf('?');
        for (String each : query < 0 ? new String[0] : url.substring(query + 1).split("&", -1)) {
            int equals = each.indexOf('=');
            json.beginObject();
            json.name("name").value(equals < 0 ? each : each.substring(0, equals));
            json.name("value").value(equals < 0 ? "" : each.substring(equals + 1)).endObject();
        }
        json.endArray();
        if (!body.isEmpty()) {
            json.name("postData").beginObject();
            json.name("mimeType").value("application/x-www-form-urlencoded");
            json.name("text").value(body).endObject();
        }
        sizes(bytes, body.length());
        json.endObject();
    }

    private void headers(List<Transfer.Header> headers) throws IOException {
        json.name("headers").beginArray();
        for (Transfer.Header header : headers) {
            json.beginObject();
            json.name("name").value(header.name()).name("value").value(header.value()).endObject();
        }
        json.endArray();
    }

    private void end(long bytes) throws IOException {
        json.name("redirectURL").value("");
        sizes(bytes, -1);
        json.endObject();
    }

    /** -1 is what the format has for sizes that are not known. */
    private void sizes(long all, long body) throws IOException {
        json.name("headersSize").value(all < 0 || body < 0 ? -1 : all - body);
        json.name("bodySize").value(body);
    }
}
