package app.ringdown.ui.shell;

import app.ringdown.ui.base.Texts;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the window shows while there is no desk: that it is connecting, or why it could not. */
final class ConnectionView extends VBox {
    private final Texts texts;
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Label sentence = new Label();
    private final Label sign = new Label("✖");
    private final Button retry;
    private final HBox buttons;

    ConnectionView(Texts texts, Runnable onRetry, Runnable onOther) {
        this.texts = texts;
        setId("connection");
        getStyleClass().add("connection");
        sentence.setId("connection-sentence");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("connection-sentence");
        sign.getStyleClass().add("connection-sign");
        progress.setMaxSize(36, 36);
        retry = new Button(texts.get("shell.retry"));
        retry.setId("connection-retry");
        retry.setOnAction(event -> onRetry.run());
        Button other = new Button(texts.get("shell.other"));
        other.setId("connection-other");
        other.setOnAction(event -> onOther.run());
        buttons = new HBox(retry, other);
        buttons.getStyleClass().add("connection-buttons");
        getChildren().addAll(progress, sign, sentence, buttons);
        connecting();
    }

    void connecting() {
        show(true, texts.get("shell.connecting"));
    }

    void failed(String why) {
        show(false, why);
        retry.requestFocus();
    }

    private void show(boolean busy, String text) {
        progress.setVisible(busy);
        progress.setManaged(busy);
        sign.setVisible(!busy);
        sign.setManaged(!busy);
        buttons.setVisible(!busy);
        buttons.setManaged(!busy);
        sentence.setText(text);
    }
}
