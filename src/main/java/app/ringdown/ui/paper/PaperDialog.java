package app.ringdown.ui.paper;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;

/**
 * A dialog beside the window, which goes on meanwhile: it shows how the exchange inside stands and
 * says below what became of the last action. JavaFX thread.
 */
abstract class PaperDialog extends Dialog<Void> {
    private static final Logger LOG = LoggerFactory.getLogger(PaperDialog.class);
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");

    final Texts texts;
    final PaperWords words;
    private final PaperWatch watch;
    private final Label outcome = new Label();
    private Subscription shown = Subscription.EMPTY;

    PaperDialog(Window owner, Theme theme, Texts texts, PaperWatch watch, String id) {
        this.texts = texts;
        this.watch = watch;
        words = new PaperWords(texts);
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle(texts.get("paper." + id + ".title"));
        setResizable(true);
        outcome.setId("paper-outcome");
        outcome.setWrapText(true);
        outcome.setMinHeight(Label.USE_PREF_SIZE);
        outcome.getStyleClass().add("paper-outcome");
        getDialogPane().setId("paper-" + id);
        getDialogPane().getStyleClass().add("paper-dialog");
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("paper-close");
        theme.dress(getDialogPane().getScene());
        setOnHidden(event -> shown.unsubscribe());
    }

    /** To be called once, last, by who extends it. */
    final void fill(Node... content) {
        VBox box = new VBox(content);
        box.getChildren().add(outcome);
        box.getStyleClass().addAll("dialog-box", "paper-box");
        getDialogPane().setContent(box);
        shown = watch.status().subscribe(now -> show(now));
    }

    final PaperExchange exchange() {
        return watch.exchange();
    }

    final PaperExchange.@Nullable Status status() {
        return watch.status().get();
    }

    /**
     * Shows how the exchange stands, each time that this changes.
     *
     * @param status null while it does not answer
     */
    abstract void show(PaperExchange.@Nullable Status status);

    /**
     * Follows an action to its end.
     *
     * @param done what is said if it succeeds
     */
    final void follow(CompletableFuture<PaperExchange.Status> action, String done) {
        follow(action, done, () -> {});
    }

    /** Does {@code then} besides if it succeeds. */
    final void follow(CompletableFuture<PaperExchange.Status> action, String done, Runnable then) {
        say("", false);
        watch.follow(
                action,
                () -> {
                    say(done, false);
                    then.run();
                },
                failure -> {
                    LOG.warn("The exchange inside has refused", failure);
                    say("✖ " + reason(failure), true);
                });
    }

    private String reason(Throwable failure) {
        return failure instanceof PaperRefusal refusal
                ? texts.get("paper.refused", String.valueOf(refusal.getMessage()))
                : texts.get("paper.failed");
    }

    final void say(String sentence, boolean wrong) {
        outcome.setText(sentence);
        outcome.pseudoClassStateChanged(WRONG, wrong);
    }
}
