package app.ringdown.ui.shell;

import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.stage.Window;

import java.util.List;

/** Asks what becomes of orders that still work when the program ends. JavaFX thread. */
final class QuitDialog extends Dialog<QuitDialog.Answer> {
    enum Answer {
        CANCEL_THEM,
        LEAVE_THEM,
        STAY
    }

    private final Texts texts;

    private QuitDialog(Window owner, Theme theme, Texts texts, String question, String orders) {
        this.texts = texts;
        initOwner(owner);
        setTitle(texts.get("shell.quit.title"));
        setHeaderText(question);
        Label list = new Label(orders);
        list.setId("quit-orders");
        list.getStyleClass().add("number");
        list.setMinHeight(Label.USE_PREF_SIZE);
        getDialogPane().setContent(list);
        getDialogPane().setId("quit");
        theme.dress(getDialogPane().getScene());
    }

    /** Asks before anything was done. */
    static QuitDialog ask(Window owner, Theme theme, Texts texts, List<String> orders) {
        QuitDialog dialog =
                new QuitDialog(
                        owner,
                        theme,
                        texts,
                        texts.get("shell.quit.question", orders.size()),
                        listed(orders, texts));
        dialog.offer("cancel", Answer.CANCEL_THEM);
        dialog.offer("leave", Answer.LEAVE_THEM);
        dialog.offer("stay", Answer.STAY);
        return dialog;
    }

    /** Tells which orders could not be cancelled in time. */
    static QuitDialog left(Window owner, Theme theme, Texts texts, List<String> orders) {
        QuitDialog dialog =
                new QuitDialog(
                        owner,
                        theme,
                        texts,
                        texts.get("shell.quit.left", orders.size()),
                        listed(orders, texts));
        dialog.offer("anyway", Answer.LEAVE_THEM);
        dialog.offer("stay", Answer.STAY);
        return dialog;
    }

    private void offer(String key, Answer answer) {
        boolean stay = answer == Answer.STAY;
        ButtonType type =
                new ButtonType(
                        texts.get("shell.quit." + key),
                        stay ? ButtonData.CANCEL_CLOSE : ButtonData.OTHER);
        getDialogPane().getButtonTypes().add(type);
        Button button = (Button) getDialogPane().lookupButton(type);
        button.setId("quit-" + key);
        button.setDefaultButton(stay);
        button.setCancelButton(stay);
        button.setOnAction(event -> setResult(answer));
        if (stay) {
            setOnShown(event -> button.requestFocus());
        }
    }

    private static String listed(List<String> orders, Texts texts) {
        int shown = Math.min(8, orders.size());
        String list = String.join("\n", orders.subList(0, shown));
        return shown == orders.size()
                ? list
                : list + "\n" + texts.get("shell.quit.more", orders.size() - shown);
    }
}
