package app.ringdown.ui.watch;

import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.venue.LineState;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Says of a table of quotes that they are stale or polled; nothing while all is well. */
final class FeedState extends Label {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private static final long SECOND = 1_000_000_000L;

    private final LiveDesk desk;
    private final Texts texts;
    private final WatchTable table;
    private long staleSince;

    FeedState(String id, LiveDesk desk, Texts texts, WatchTable table) {
        this.desk = desk;
        this.texts = texts;
        this.table = table;
        setId(id);
        getStyleClass().add("watch-state");
        setMaxWidth(Double.MAX_VALUE);
    }

    /** The market line changed its state. */
    void onLine(LineState line) {
        boolean stale = line != LineState.OPEN;
        table.pseudoClassStateChanged(STALE, stale);
        pseudoClassStateChanged(STALE, stale);
        if (stale) {
            long heard = desk.desk().health().lastMessageNanos();
            staleSince = heard > 0 ? heard : System.nanoTime();
        }
        tell();
    }

    /** Says how it is now; once a second is enough. */
    void tell() {
        if (desk.desk().feed().polling()) {
            setText(texts.get("watch.polling"));
            return;
        }
        long seconds = (System.nanoTime() - staleSince) / SECOND;
        setText(
                switch (desk.line()) {
                    case OPEN -> "";
                    case CONNECTING -> texts.get("watch.connecting");
                    case CLOSED, RECONNECTING -> texts.get("watch.stale", seconds);
                });
    }
}
