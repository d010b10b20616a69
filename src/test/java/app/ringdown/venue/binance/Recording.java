package app.ringdown.venue.binance;

import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What once came off the wire of the real venue, as cryptofeed writes it: {@code NAME.0} holds what
 * is listed, {@code NAME.http.N.0} the answers with the books, {@code NAME.ws.N.0} the frames; each
 * line the time in s before the JSON.
 *
 * @param events frames and answers, in the order in which they came
 */
record Recording(String name, List<Instrument> instruments, List<Event> events) {
    private static final Pattern LINE = Pattern.compile("(?:(\\S+) -> )?(\\d+\\.\\d+): (\\{.*)");
    private static final Pattern ASKED = Pattern.compile("symbol=(\\w+)&limit=(\\d+)");

    /**
     * A frame, or an answer.
     *
     * @param url what was asked for; null for a frame
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, not compared
    record Event(@Nullable String url, double time, byte[] json) {
        JsonElement read() throws UnreadableException {
            return Json.parse(json, 0, json.length);
        }

        /** The book in an answer. */
        DepthSnapshot depth(Symbols symbols) throws UnreadableException {
            return MarketJson.depth(
                    read(), instrument(symbols), Integer.parseInt(asked().group(2)));
        }

        Instrument instrument(Symbols symbols) {
            return Objects.requireNonNull(symbols.get(asked().group(1)), url);
        }

        private Matcher asked() {
            Matcher matcher = ASKED.matcher(Objects.requireNonNull(url));
            if (!matcher.find()) {
                throw new IllegalStateException(url);
            }
            return matcher;
        }
    }

    /** All that lie somewhere in a folder. */
    static List<Recording> in(Path folder) throws IOException, UnreadableException {
        List<Path> lines;
        try (Stream<Path> walk = Files.walk(folder)) {
            lines = walk.filter(f -> f.toString().endsWith(".ws.1.0")).sorted().toList();
        }
        List<Recording> all = new ArrayList<>();
        for (Path frames : lines) {
            all.add(read(frames));
        }
        return all;
    }

    private static Recording read(Path frames) throws IOException, UnreadableException {
        String name = frames.getFileName().toString().replace(".ws.1.0", "");
        Event listing = events(frames.resolveSibling(name + ".0")).getFirst();
        List<Event> events = new ArrayList<>(events(frames));
        events.addAll(events(frames.resolveSibling(name + ".http.0.0")));
        events.sort(Comparator.comparingDouble(Event::time));
        return new Recording(name, ExchangeInfo.read("real", listing.read()).instruments(), events);
    }

    private static List<Event> events(Path file) throws IOException {
        List<Event> events = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                events.add(
                        new Event(
                                matcher.group(1),
                                Double.parseDouble(matcher.group(2)),
                                matcher.group(3).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return events;
    }
}
