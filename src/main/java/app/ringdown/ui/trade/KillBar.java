package app.ringdown.ui.trade;

import app.ringdown.desk.KillSwitch;
import app.ringdown.desk.KillSwitch.Report;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrdersModel;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.List;

/**
 * A bar over the panels while the kill switch is on: where it stands, order by order in its
 * details, and the way to release it. JavaFX thread.
 */
public final class KillBar extends HBox implements LiveDesk.Listener {
    private final KillSwitch killSwitch;
    private final OrdersModel orders;
    private final Texts texts;
    private final Label words = new Label();
    private Report shown = Report.RELEASED;

    /**
     * Adds itself to {@code live}.
     *
     * @param onDetails opens what tells it order by order
     */
    public KillBar(LiveDesk live, OrdersModel orders, Texts texts, Runnable onDetails) {
        this.killSwitch = live.desk().orders().killSwitch();
        this.orders = orders;
        this.texts = texts;
        setId("kill-bar");
        getStyleClass().add("kill-bar");
        setAlignment(Pos.CENTER_LEFT);
        words.setId("kill-words");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button details = new Button(texts.get("kill.details"));
        details.setId("kill-details");
        details.setOnAction(_ -> onDetails.run());
        details.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(words, details);
        setVisible(false);
        setManaged(false);
        live.add(this);
    }

    @Override
    public void onFrame(long nanos) {
        Report report = killSwitch.report();
        boolean on = report.phase() != KillSwitch.Phase.RELEASED;
        if (!on && !shown.equals(report)) {
            setVisible(false);
            setManaged(false);
        } else if (on) {
            setVisible(true);
            setManaged(true);
            String next = say(report, orders, texts);
            if (!next.equals(words.getText())) {
                words.setText(next);
            }
        }
        shown = report;
    }

    /** Where it stands, in a sentence. */
    static String say(Report report, OrdersModel orders, Texts texts) {
        long ended = report.orders().stream().filter(id -> hasEnded(orders, id)).count();
        long closed = report.closing().stream().filter(id -> hasEnded(orders, id)).count();
        return texts.get(
                "kill.phase." + report.phase(),
                ended,
                report.orders().size(),
                closed,
                report.closing().size(),
                left(report.residual(), texts));
    }

    private static String left(List<String> residual, Texts texts) {
        return residual.isEmpty() ? "" : texts.get("kill.residual", String.join(", ", residual));
    }

    private static boolean hasEnded(OrdersModel orders, String id) {
        return orders.row(id).map(OrderRow::order).filter(o -> o.state().isFinal()).isPresent();
    }
}
