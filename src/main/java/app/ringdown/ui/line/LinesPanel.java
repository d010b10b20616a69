package app.ringdown.ui.line;

import app.ringdown.desk.Desk;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.LineStatus;
import app.ringdown.venue.VenueHealth;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Each connection of the venue with what it carries, what REST takes, and the books that are kept.
 * JavaFX thread.
 */
final class LinesPanel extends VBox {
    private static final long SECOND = 1_000_000_000L;

    /** A connection and what it brought a second since it was looked at last. */
    private record Line(LineStatus status, double messages, double bytes, long nanos) {
        /** How long ago, ns; -1 if never. */
        long since(long then) {
            return then < 0 ? -1 : nanos - then;
        }
    }

    /** A book that is kept. */
    private record Book(Instrument instrument, boolean live, long rebuilds, String cause) {}

    private final Desk desk;
    private final Theme theme;
    private final Texts texts;
    private final Format format;
    private final QuoteWords words;
    private final LiveRows<Line> lines;
    private final ListView<String> streams = new ListView<>();
    private final Label rest = new Label();
    private final LiveRows<Book> books;
    private final Map<String, Line> before = new HashMap<>();
    private long nextNanos;

    LinesPanel(Desk desk, Theme theme, Texts texts, Format format, QuoteWords words) {
        this.desk = desk;
        this.theme = theme;
        this.texts = texts;
        this.format = format;
        this.words = words;
        setId("lines");
        getStyleClass().addAll("panel", "line-lines");
        lines = lines();
        lines.setAccessibleText(texts.get("line.lines.title"));
        lines.getSelectionModel().selectedItemProperty().subscribe(this::showStreams);
        streams.setId("lines-streams");
        streams.setPlaceholder(new Label(texts.get("line.lines.no-streams")));
        rest.setId("lines-rest");
        rest.setWrapText(true);
        rest.setMinHeight(USE_PREF_SIZE);
        books = books();
        books.setPlaceholder(new Label(texts.get("line.books.none")));
        VBox.setVgrow(streams, Priority.ALWAYS);
        getChildren()
                .addAll(
                        title("line.lines.title"),
                        lines,
                        title("line.lines.streams"),
                        streams,
                        title("line.rest.title"),
                        rest,
                        title("line.books.title"),
                        books);
    }

    private Label title(String key) {
        Label title = new Label(texts.get(key));
        title.getStyleClass().add("panel-title");
        title.setMinHeight(USE_PREF_SIZE);
        return title;
    }

    private LiveRows<Line> lines() {
        Comparator<Line> byName = Comparator.comparing(line -> line.status.name());
        return new LiveRows<Line>("lines-table", line -> line.status.name())
                .column("name", of("name"), 140, false, byName, l -> l.status.name())
                .column("address", of("address"), 130, false, byName, l -> l.status.address())
                .column("state", of("state"), 125, false, byName, this::state)
                .column(
                        "last",
                        of("last"),
                        125,
                        true,
                        Comparator.comparingLong(l -> l.since(l.status.lastMessageNanos())),
                        l -> age(l.since(l.status.lastMessageNanos())))
                .column(
                        "rate",
                        of("rate"),
                        105,
                        true,
                        Comparator.comparingDouble(Line::messages),
                        l -> format.scaled(Math.round(l.messages), 0))
                .column(
                        "bytes",
                        of("bytes"),
                        65,
                        true,
                        Comparator.comparingDouble(Line::bytes),
                        l -> format.scaled(Math.round(l.bytes / 100), 1))
                .column(
                        "streams",
                        of("streams"),
                        85,
                        true,
                        Comparator.comparingInt(l -> l.status.streams().size()),
                        l -> format.scaled(l.status.streams().size(), 0))
                .column(
                        "up",
                        of("up"),
                        75,
                        true,
                        Comparator.comparingLong(l -> l.since(l.status.openedNanos())),
                        l -> age(l.since(l.status.openedNanos())))
                .column(
                        "losses",
                        of("losses"),
                        60,
                        true,
                        Comparator.comparingLong(l -> l.status.losses()),
                        l -> format.scaled(l.status.losses(), 0))
                .column(
                        "ping",
                        of("ping"),
                        75,
                        true,
                        Comparator.comparingLong(l -> l.status.pingNanos()),
                        l -> millis(l.status.pingNanos()));
    }

    private LiveRows<Book> books() {
        Comparator<Book> bySymbol = Comparator.comparing(book -> book.instrument.symbol());
        return new LiveRows<Book>("lines-books", book -> book.instrument.symbol())
                .column(
                        "symbol",
                        texts.get("line.books.symbol"),
                        150,
                        false,
                        bySymbol,
                        b -> b.instrument.symbol())
                .column(
                        "state",
                        texts.get("line.books.state"),
                        150,
                        false,
                        bySymbol,
                        b -> texts.get(b.live ? "line.books.live" : "line.books.rebuilding"))
                .column(
                        "rebuilds",
                        texts.get("line.books.rebuilds"),
                        90,
                        true,
                        Comparator.comparingLong(Book::rebuilds),
                        b -> format.scaled(b.rebuilds, 0))
                .column("cause", texts.get("line.books.cause"), 200, false, bySymbol, Book::cause);
    }

    private String of(String column) {
        return texts.get("line.lines." + column);
    }

    void onFrame(long nanos) {
        if (nanos - nextNanos >= 0) {
            nextNanos = nanos + SECOND;
            update(nanos);
        }
    }

    private void update(long nanos) {
        lines.scale(theme.scaled(1));
        books.scale(theme.scaled(1));
        List<Line> now = desk.venue().lines().stream().map(status -> line(status, nanos)).toList();
        before.clear();
        now.forEach(line -> before.put(line.status.name(), line));
        lines.show(now);
        if (lines.chosen() == null && !now.isEmpty()) {
            lines.getSelectionModel().select(0);
        }
        showStreams();
        VenueHealth health = desk.health();
        rest.setText(
                texts.get(
                        "line.rest.says",
                        millis(health.restNanos()),
                        format.scaled(health.budgetUsed(), 0),
                        health.budgetLimit() == 0
                                ? Format.NONE
                                : format.scaled(health.budgetLimit(), 0),
                        health.clockKnown()
                                ? texts.get("line.ms", format.scaled(health.clockOffsetMs(), 0))
                                : Format.NONE));
        books.show(desk.feed().books().kept().stream().map(this::book).toList());
    }

    private Line line(LineStatus status, long nanos) {
        Line last = before.get(status.name());
        if (last == null || nanos <= last.nanos) {
            return new Line(status, 0, 0, nanos);
        }
        double seconds = (double) (nanos - last.nanos) / SECOND;
        return new Line(
                status,
                (status.messages() - last.status.messages()) / seconds,
                (status.bytes() - last.status.bytes()) / seconds,
                nanos);
    }

    private Book book(Instrument instrument) {
        BookView view = desk.feed().books().view(instrument);
        String key = "line.books.cause." + view.cause().name();
        return new Book(
                instrument, view.isLive(), view.rebuilds(), texts.has(key) ? texts.get(key) : "");
    }

    private void showStreams() {
        Line chosen = lines.chosen();
        List<String> names = chosen == null ? List.of() : chosen.status.streams();
        if (!streams.getItems().equals(names)) {
            streams.getItems().setAll(names);
        }
    }

    private String state(Line line) {
        LineState state = line.status.state();
        return switch (state) {
            case OPEN -> texts.get("shell.line.open");
            case CONNECTING -> texts.get("shell.line.connecting");
            case RECONNECTING -> texts.get("shell.line.reconnecting");
            case CLOSED -> texts.get("shell.line.closed");
        };
    }

    private String age(long nanos) {
        return nanos < 0 ? Format.NONE : words.age(nanos);
    }

    private String millis(long nanos) {
        return nanos < 0 ? Format.NONE : texts.get("line.ms", format.scaled(nanos / 100_000, 1));
    }
}
