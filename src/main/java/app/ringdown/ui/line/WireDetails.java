package app.ringdown.ui.line;

import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.venue.Transfer;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** All of one call or frame, and what it changed. JavaFX thread. */
final class WireDetails extends VBox {
    private final Texts texts;
    private final Format format;
    private final FrameWords words;
    private final Label title = new Label();
    private final Label changed = new Label();
    private final TextArea body = new TextArea();
    private final Button copy;
    private final Button curl;
    private @Nullable Transfer shown;

    WireDetails(Texts texts, Format format, FrameWords words) {
        this.texts = texts;
        this.format = format;
        this.words = words;
        copy = button("copy", () -> put(body.getText()));
        curl =
                button(
                        "curl",
                        () -> {
                            if (shown instanceof Transfer.Call call) {
                                put(Curl.of(call));
                            }
                        });
        title.setId("wire-title");
        title.getStyleClass().add("panel-title");
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        changed.setId("wire-changed");
        changed.getStyleClass().add("line-changed");
        changed.setWrapText(true);
        changed.setMinHeight(Region.USE_PREF_SIZE);
        body.setId("wire-body");
        body.getStyleClass().addAll("line-body", "number");
        body.setEditable(false);
        body.setWrapText(true);
        body.setAccessibleText(texts.get("line.wire.body"));
        body.setMinHeight(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        HBox header = new HBox(title, copy, curl);
        header.getStyleClass().add("panel-header");
        getStyleClass().addAll("panel", "line-details");
        getChildren().addAll(header, changed, body);
        show(null);
    }

    private Button button(String name, Runnable action) {
        Button button = new Button(texts.get("line.wire." + name));
        button.setId("wire-" + name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static void put(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** Shows one, or says that one has to be chosen. */
    void show(@Nullable Transfer transfer) {
        shown = transfer;
        copy.setDisable(transfer == null);
        curl.setDisable(!(transfer instanceof Transfer.Call));
        title.setText(transfer == null ? texts.get("line.wire.choose") : title(transfer));
        changed.setText(transfer == null ? "" : words.of(transfer));
        body.setText(
                switch (transfer) {
                    case null -> "";
                    case Transfer.Call call -> text(call);
                    case Transfer.Frame frame -> PrettyJson.of(frame.text()) + cut(frame);
                });
    }

    private String title(Transfer transfer) {
        return switch (transfer) {
            case Transfer.Call call -> call.kind() + "   " + result(call, texts, format);
            case Transfer.Frame frame ->
                    texts.get(
                            frame.sent() ? "line.wire.to" : "line.wire.from",
                            frame.line(),
                            frame.kind().isEmpty() ? texts.get("line.wire.answer") : frame.kind());
        };
    }

    /** How a call ended and how long it took, in a few words. */
    static String result(Transfer.Call call, Texts texts, Format format) {
        String took = format.scaled((call.nanos() - call.startNanos()) / 100_000, 1);
        return call.status() == 0
                ? texts.get("line.wire.no-answer", took)
                : texts.get(
                        call.isFailure() ? "line.wire.status.no" : "line.wire.status",
                        String.valueOf(call.status()),
                        took);
    }

    private String text(Transfer.Call call) {
        StringBuilder all = new StringBuilder();
        all.append(call.method()).append(' ').append(call.url()).append('\n');
        headers(all, call.headers());
        if (!call.body().isEmpty()) {
            all.append('\n').append(call.body()).append('\n');
        }
        all.append('\n')
                .append(
                        texts.get(
                                "line.wire.sizes",
                                format.scaled(call.bytesOut(), 0),
                                format.scaled(call.bytesIn(), 0)))
                .append('\n');
        if (call.status() == 0) {
            return all.append(call.failure()).append('\n').toString();
        }
        headers(all, call.answerHeaders());
        all.append('\n').append(PrettyJson.of(call.answer()));
        int held = call.answer().length();
        if (held < call.answerBytes()) {
            all.append('\n').append(cut(call.answerBytes()));
        }
        return all.toString();
    }

    private static void headers(StringBuilder to, List<Transfer.Header> headers) {
        for (Transfer.Header header : headers) {
            to.append(header.name()).append(": ").append(header.value()).append('\n');
        }
    }

    private String cut(Transfer.Frame frame) {
        return frame.text().length() < frame.bytes() ? "\n" + cut(frame.bytes()) : "";
    }

    private String cut(int bytes) {
        return texts.get("line.wire.cut", format.scaled(bytes, 0));
    }
}
