package app.ringdown.ui.trade;

import app.ringdown.desk.KillSwitch;
import app.ringdown.desk.KillSwitch.Phase;
import app.ringdown.desk.KillSwitch.Report;
import app.ringdown.order.Order;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Pulse;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.orders.OrderRow;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Engages the kill switch, shows its proof order by order, and releases it. JavaFX thread. */
public final class KillDialog extends Dialog<Void> implements Pulse.Member {
    private final KillSwitch killSwitch;
    private final OrdersModel orders;
    private final OrderWords words;
    private final Clock clock;
    private final Texts texts;
    private final Label state = new Label();
    private final CheckBox close;
    private final Button engage;
    private final Button release;
    private final ListView<String> proof = new ListView<>();

    public KillDialog(
            Window owner,
            Theme theme,
            Texts texts,
            LiveDesk live,
            OrdersModel orders,
            OrderWords words,
            Clock clock,
            Pulse pulse) {
        this.killSwitch = live.desk().orders().killSwitch();
        this.orders = orders;
        this.words = words;
        this.clock = clock;
        this.texts = texts;
        initOwner(owner);
        setTitle(texts.get("kill.title"));
        setResizable(true);
        Label intro = new Label(texts.get("kill.intro"));
        intro.setWrapText(true);
        intro.setPrefWidth(theme.scaled(520));
        intro.setMinHeight(Label.USE_PREF_SIZE);
        close = new CheckBox(texts.get("kill.close"));
        close.setId("kill-close");
        engage = new Button(texts.get("kill.engage"));
        engage.setId("kill-engage");
        engage.getStyleClass().add("danger");
        engage.setOnAction(_ -> killSwitch.engage(close.isSelected()));
        release = new Button(texts.get("kill.release"));
        release.setId("kill-release");
        release.setOnAction(_ -> killSwitch.release());
        state.setId("kill-state");
        state.setWrapText(true);
        state.setMinHeight(Label.USE_PREF_SIZE);
        proof.setId("kill-proof");
        proof.setPrefHeight(theme.scaled(220));
        proof.setPlaceholder(new Label(texts.get("kill.nothing")));
        VBox box = new VBox(10, intro, close, new HBox(8, engage, release), state, proof);
        box.getStyleClass().add("dialog-box");
        getDialogPane().setId("kill");
        getDialogPane().setContent(box);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        getDialogPane().lookupButton(ButtonType.CLOSE).setId("kill-dialog-close");
        theme.dress(getDialogPane().getScene());
        pulse.add(this);
        setOnHidden(_ -> pulse.remove(this));
        show(killSwitch.report());
    }

    @Override
    public void onPulse(long nanos) {
        show(killSwitch.report());
    }

    private void show(Report report) {
        boolean on = report.phase() != Phase.RELEASED;
        engage.setDisable(on);
        close.setDisable(on);
        release.setDisable(!on);
        String said = KillBar.say(report, orders, texts);
        if (!said.equals(state.getText())) {
            state.setText(said);
        }
        List<String> lines = new ArrayList<>();
        Stream.concat(report.orders().stream(), report.closing().stream())
                .map(this::line)
                .forEach(lines::add);
        if (!lines.equals(proof.getItems())) {
            proof.getItems().setAll(lines);
        }
    }

    private String line(String id) {
        return orders.row(id).map(OrderRow::order).map(this::line).orElse(id);
    }

    private String line(Order order) {
        return texts.get(
                "kill.line",
                order.request().instrument().symbol(),
                words.intent(order.request()),
                words.status(new OrderRow.Sight(order, clock.millis())));
    }
}
