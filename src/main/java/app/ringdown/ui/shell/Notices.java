package app.ringdown.ui.shell;

import app.ringdown.desk.Notice;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;

/**
 * What a person was told since the program started, newest first, and the one that is to be read
 * now. JavaFX thread.
 */
final class Notices implements LiveDesk.Listener {
    private static final int KEPT = 200;

    /** A notice in words, as of when it came. */
    record Told(Notice.Level level, String text, Instant time) {}

    private final Texts texts;
    private final Clock clock;
    private final ObservableList<Told> all = FXCollections.observableArrayList();

    Notices(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public void onNotice(Notice notice) {
        tell(notice.level(), texts.get(notice.key(), notice.arguments().toArray()));
    }

    void tell(Notice.Level level, String text) {
        all.addFirst(new Told(level, text, clock.instant()));
        if (all.size() > KEPT) {
            all.removeLast();
        }
    }

    ObservableList<Told> all() {
        return FXCollections.unmodifiableObservableList(all);
    }

    /** The newest, as long as it is fresh enough to be read in the status bar. */
    @Nullable Told current() {
        if (all.isEmpty()) {
            return null;
        }
        Told newest = all.getFirst();
        long seconds =
                switch (newest.level()) {
                    case INFO -> 6;
                    case WARNING -> 12;
                    case ERROR -> 20;
                };
        return clock.instant().isBefore(newest.time().plusSeconds(seconds)) ? newest : null;
    }

    /** A sign that goes before the text, so that the level is not told by colour alone. */
    static String sign(Notice.Level level) {
        return switch (level) {
            case INFO -> "●";
            case WARNING -> "▲";
            case ERROR -> "✖";
        };
    }
}
