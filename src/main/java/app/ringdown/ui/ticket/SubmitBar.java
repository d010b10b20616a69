package app.ringdown.ui.ticket;

import app.ringdown.market.Side;
import app.ringdown.ui.base.Texts;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;

/**
 * The button that says what it will do, beside the name of the venue that it will do it at; why it
 * can't be pressed; the question before a market order on old prices; what became of the last
 * order.
 */
final class SubmitBar extends VBox {
    private static final PseudoClass SELL = PseudoClass.getPseudoClass("sell");

    private final Texts texts;
    private final Button submit = new Button();
    private final Label reason = new Label();
    private final Label warning = wrapped("ticket-warning");
    private final VBox question;
    private final Label asked = wrapped("ticket-question-text");
    private final Button sendAnyway;
    private final Label badge;
    private String word = "";
    private Runnable onAnyway = () -> {};

    SubmitBar(Texts texts, String venue, OutcomeView outcome, Runnable onSubmit) {
        this.texts = texts;
        getStyleClass().add("ticket-submit-bar");
        badge = new Label(venueName(texts, venue));
        badge.setId("ticket-venue");
        badge.getStyleClass().add("ticket-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        badge.setTooltip(new Tooltip(texts.get("ticket.venue.badge.tip", venue)));
        reason.setId("ticket-reason");
        reason.getStyleClass().add("ticket-muted");
        reason.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(reason, Priority.ALWAYS);
        HBox head = new HBox(8, badge, reason);
        head.setAlignment(Pos.CENTER_LEFT);
        submit.setId("ticket-submit");
        submit.getStyleClass().add("ticket-submit");
        submit.setMaxWidth(Double.MAX_VALUE);
        submit.setWrapText(true);
        submit.setMnemonicParsing(false);
        submit.setOnAction(_ -> onSubmit.run());

        sendAnyway = new Button(texts.get("ticket.question.send"));
        sendAnyway.setId("ticket-question-send");
        sendAnyway.setOnAction(_ -> {
            Runnable send = onAnyway;
            dismiss();
            send.run();
        });
        Button dont = new Button(texts.get("ticket.question.cancel"));
        dont.setId("ticket-question-cancel");
        dont.getStyleClass().add("accent");
        dont.setOnAction(_ -> dismiss());
        question = new VBox(8, asked, new HBox(8, dont, sendAnyway));
        question.setId("ticket-question");
        question.getStyleClass().add("ticket-question");
        show(question, false);
        show(warning, false);
        // While it asks, the question has the outcome's place.
        outcome.visibleProperty()
                .bind(outcome.textProperty().isNotEmpty().and(question.visibleProperty().not()));
        outcome.managedProperty().bind(outcome.visibleProperty());
        getChildren().addAll(warning, head, submit, question, outcome);
    }

    /** The venue as a word that can't be overlooked. */
    static String venueName(Texts texts, String venue) {
        String key = "ticket.venue." + venue;
        return texts.has(key) ? texts.get(key) : venue.toUpperCase(Locale.ROOT);
    }

    /**
     * @param does what the button does
     * @param why why it can't, empty if it can
     */
    void say(Side side, String does, String why) {
        submit.pseudoClassStateChanged(SELL, side == Side.SELL);
        set(submit, word.isEmpty() ? does : texts.get("ticket.word", word, does));
        submit.setDisable(!why.isEmpty());
        if (!reason.getText().equals(why)) {
            reason.setText(why);
        }
    }

    /** Real money: the badge and the button say so. */
    void sayLive(String with) {
        word = with;
        badge.setText(with);
        badge.getStyleClass().add("ticket-badge-live");
    }

    void warn(String text) {
        if (!warning.getText().equals(text)) {
            warning.setText(text);
            show(warning, !text.isEmpty());
        }
    }

    /**
     * Asks before {@code send} is run.
     *
     * @param sentence what is asked
     */
    void ask(String sentence, Runnable send) {
        onAnyway = send;
        asked.setText("⚠ " + sentence);
        show(question, true);
        question.lookup("#ticket-question-cancel").requestFocus();
    }

    boolean isAsking() {
        return question.isVisible();
    }

    void dismiss() {
        onAnyway = () -> {};
        show(question, false);
    }

    private static void set(Button button, String text) {
        if (!button.getText().equals(text)) {
            button.setText(text);
        }
    }

    private static void show(Region node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private static Label wrapped(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }
}
