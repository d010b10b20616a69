package app.ringdown.ui.quote;

import app.ringdown.desk.Freshness;
import app.ringdown.desk.MarketFeed;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.ui.base.Announcements;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.quote.QuoteLines.Group;
import app.ringdown.ui.quote.QuoteLines.Line;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.time.ZoneId;
import java.util.StringJoiner;

/**
 * Level 1 of the chosen instrument, in a strip over the chart: last price, change, top of book,
 * spread, day, and how fresh all of that is. What is not fresh is greyed, and said to be so in
 * words. JavaFX thread.
 */
public final class QuotePanel extends QuoteStrip implements LiveDesk.Listener, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;

    private final LiveDesk live;
    private final Texts texts;
    private final QuoteWords words;
    private final QuoteLines lines;
    private final Announcements announcements = new Announcements();
    private final Tooltip origin = new Tooltip();
    private final javafx.util.Subscription selection;
    private Instrument instrument;
    private MarketFeed.@Nullable Handle wanted;
    private long last;
    private int move;
    private boolean changed;
    private Freshness told = Freshness.UNKNOWN;
    private long toldAge = -1;

    /**
     * Adds itself to {@code live}.
     *
     * @param zone in which the venue's time is shown
     */
    public QuotePanel(
            LiveDesk live,
            ReadOnlyObjectProperty<Instrument> selected,
            Theme theme,
            Texts texts,
            Format format,
            QuoteWords words,
            ZoneId zone) {
        super(theme, texts.locale(), zone);
        this.live = live;
        this.texts = texts;
        this.words = words;
        this.lines = new QuoteLines(texts, format);
        this.instrument = selected.get();
        setId("quote-panel");
        setAccessibleRole(AccessibleRole.TEXT);
        setFocusTraversable(true);
        setOnMousePressed(_ -> requestFocus());
        focusedProperty().subscribe(_ -> repaint());
        origin.setOnShowing(_ -> origin.setText(words.origin(live, instrument)));
        Tooltip.install(this, origin);
        live.add(this);
        selection = selected.subscribe(this::choose);
    }

    private void choose(Instrument next) {
        MarketFeed.Handle old = wanted;
        wanted = live.desk().feed().want(new Subscription.Level1(next));
        if (old != null) {
            old.close();
        }
        instrument = next;
        last = live.quote(next).last();
        move = 0;
        forgetWidths();
        tell();
    }

    @Override
    public void onQuote(Quote quote) {
        if (quote.instrument().equals(instrument)) {
            if (last > 0 && quote.last() != last) {
                move = quote.last() > last ? 1 : -1;
            }
            last = quote.last();
            changed = true;
        }
    }

    @Override
    public void onLine(LineState line) {
        changed = true;
    }

    @Override
    public void onFrame(long nanos) {
        if (changed
                || live.freshness(instrument) != told
                || live.age(instrument) / SECOND != toldAge) {
            tell();
        }
        if (origin.isShowing()) {
            origin.setText(words.origin(live, instrument));
        }
        if (isFocused() && announcements.isDue(instrument, says(), nanos)) {
            notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
        onFrame();
    }

    private void tell() {
        Quote quote = live.quote(instrument);
        changed = false;
        told = live.freshness(instrument);
        toldAge = live.age(instrument) / SECOND;
        show(
                new Shown(
                        lines.last(quote),
                        move,
                        lines.change(quote),
                        Double.isNaN(quote.change()) ? 0 : Double.compare(quote.change(), 0),
                        texts.get("quote.mid") + " " + lines.mid(quote),
                        lines.groups(quote),
                        state(),
                        told == Freshness.LIVE,
                        quote.arrivalNanos() == 0 ? "" : words.age(live.age(instrument)),
                        quote.venueMs(),
                        isOld(told),
                        isOld(live.dayFreshness(instrument))));
    }

    private static boolean isOld(Freshness freshness) {
        return switch (freshness) {
            case LIVE, POLLED -> false;
            case STALE, UNKNOWN -> true;
        };
    }

    private String state() {
        return switch (told) {
            case LIVE -> texts.get("quote.live");
            case POLLED -> texts.get("quote.polled.short");
            case STALE -> texts.get("quote.stale");
            case UNKNOWN -> texts.get("quote.unknown.short");
        };
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... arguments) {
        return attribute == AccessibleAttribute.TEXT
                ? says()
                : super.queryAccessibleAttribute(attribute, arguments);
    }

    /** All that is known, whether there is room for it or not. */
    private String says() {
        Quote quote = live.quote(instrument);
        StringJoiner all = new StringJoiner(", ");
        all.add(instrument.base() + "/" + instrument.quote());
        all.add(state());
        all.add(texts.get("quote.last") + " " + lines.last(quote));
        all.add(texts.get("quote.change") + " " + lines.change(quote));
        all.add(texts.get("quote.mid") + " " + lines.mid(quote));
        for (Group group : lines.groups(quote)) {
            group.lines().forEach(line -> all.add(says(line)));
        }
        if (quote.arrivalNanos() != 0) {
            all.add(texts.get("quote.age") + " " + words.age(live.age(instrument)));
        }
        return all.toString();
    }

    private static String says(Line line) {
        return (line.name() + " " + line.value() + " " + line.extra()).strip();
    }

    /** Gives back what it wants. */
    @Override
    public void close() {
        selection.unsubscribe();
        if (wanted != null) {
            wanted.close();
            wanted = null;
        }
    }
}
