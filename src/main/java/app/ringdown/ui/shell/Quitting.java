package app.ringdown.ui.shell;

import app.ringdown.order.Order;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/**
 * The way out: with working orders it asks what becomes of them, cancels them if told to, and says
 * which could not be cancelled. Nothing here waits; the answer of the venue is looked for once a
 * frame, up to a limit. JavaFX thread.
 */
final class Quitting implements Pulse.Member {
    /** How long a cancel may take before a person is told that it did not work. */
    static final Duration LIMIT = Duration.ofSeconds(8);

    /** Before that, a reason may still be that of an earlier cancel. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(1);

    private final Stage stage;
    private final Pulse pulse;
    private final Theme theme;
    private final Texts texts;
    private final Runnable quit;
    private @Nullable Workspace cancelling;
    private long limitNanos;
    private boolean asking;

    /**
     * @param quit ends the program
     */
    Quitting(Stage stage, Pulse pulse, Theme theme, Texts texts, Runnable quit) {
        this.stage = stage;
        this.pulse = pulse;
        this.theme = theme;
        this.texts = texts;
        this.quit = quit;
    }

    /** Quits at once, or asks first if orders work. */
    void start(@Nullable Workspace workspace) {
        if (asking || cancelling != null) {
            return;
        }
        List<Order> open = workspace == null ? List.of() : workspace.openOrders();
        if (workspace == null || open.isEmpty()) {
            quit.run();
            return;
        }
        switch (answer(QuitDialog.ask(stage, theme, texts, workspace.words(open)))) {
            case CANCEL_THEM -> {
                cancelling = workspace;
                limitNanos = System.nanoTime() + LIMIT.toNanos();
                workspace.cancelAll();
                pulse.add(this);
            }
            case LEAVE_THEM -> quit.run();
            case STAY -> {}
        }
    }

    private QuitDialog.Answer answer(QuitDialog dialog) {
        asking = true;
        try {
            return dialog.showAndWait().orElse(QuitDialog.Answer.STAY);
        } finally {
            asking = false;
        }
    }

    @Override
    public void onPulse(long nanos) {
        Workspace workspace = cancelling;
        if (workspace == null || asking) {
            return;
        }
        List<Order> open = workspace.openOrders();
        // A cancel that failed leaves the order open, with the flag gone and a reason.
        boolean allFailed =
                nanos - limitNanos >= FIRST_LOOK.minus(LIMIT).toNanos()
                        && open.stream().allMatch(o -> !o.cancelling() && !o.reason().isEmpty());
        if (open.isEmpty()) {
            end();
            quit.run();
        } else if (allFailed || nanos - limitNanos >= 0) {
            end();
            // Asked outside of the frame: a dialog runs frames of its own.
            javafx.application.Platform.runLater(() -> tellLeft(workspace));
        }
    }

    private void tellLeft(Workspace workspace) {
        List<Order> open = workspace.openOrders();
        if (open.isEmpty()
                || answer(QuitDialog.left(stage, theme, texts, workspace.words(open)))
                        == QuitDialog.Answer.LEAVE_THEM) {
            quit.run();
        }
    }

    private void end() {
        cancelling = null;
        pulse.remove(this);
    }
}
