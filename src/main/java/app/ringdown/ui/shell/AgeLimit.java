package app.ringdown.ui.shell;

import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.Settings;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

import java.util.List;

/** How old a quote may be before it counts as stale: the person's choice, kept. JavaFX thread. */
final class AgeLimit {
    /** What can be chosen, s. */
    static final List<Long> CHOICES = List.of(2L, 5L, 10L, 30L, 60L, 300L);

    static final String KEPT = "quotes.age-limit";

    private final Settings settings;
    private final ReadOnlyLongWrapper seconds;

    AgeLimit(Settings settings) {
        this.settings = settings;
        seconds = new ReadOnlyLongWrapper(settings.get(KEPT).map(AgeLimit::read).orElse(usual()));
    }

    private static long usual() {
        return MarketFeed.AGE_LIMIT_MS / 1000;
    }

    private static long read(String kept) {
        try {
            long value = Long.parseLong(kept);
            return value > 0 ? value : usual();
        } catch (NumberFormatException e) {
            return usual();
        }
    }

    /** In seconds. */
    ReadOnlyLongProperty seconds() {
        return seconds.getReadOnlyProperty();
    }

    void choose(long next) {
        seconds.set(next);
        settings.put(KEPT, String.valueOf(next));
    }
}
