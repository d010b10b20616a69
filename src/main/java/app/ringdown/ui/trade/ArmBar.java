package app.ringdown.ui.trade;

import app.ringdown.ui.base.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * The switches at the top of the window: whether hot keys may bring risk, whether a live account
 * takes orders, and the kill switch. JavaFX thread.
 */
public final class ArmBar extends HBox {
    public ArmBar(
            Arming arming,
            LiveArming account,
            Texts texts,
            Runnable onArmAccount,
            Runnable onKill) {
        setId("arm-bar");
        getStyleClass().add("arm-bar");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(USE_PREF_SIZE);
        if (!account.isPaper()) {
            Button live = new Button();
            live.setId("live-armed");
            account.armed().subscribe(on -> live.setText(texts.get(on ? "live.on" : "live.off")));
            live.getStyleClass().add("arm-live");
            live.setTooltip(new Tooltip(texts.get("live.tip")));
            live.setOnAction(_ -> {
                if (account.armed().get()) {
                    account.disarm();
                } else {
                    onArmAccount.run();
                }
            });
            getChildren().add(live);
        }
        ToggleButton hot = new ToggleButton();
        hot.setId("hot-armed");
        hot.getStyleClass().add("arm-hot");
        hot.setFocusTraversable(false); // Space in the wrong moment must not arm
        hot.selectedProperty().bindBidirectional(arming.armed());
        arming.armed().subscribe(on -> hot.setText(texts.get(on ? "trade.armed" : "trade.safe")));
        hot.setTooltip(new Tooltip(texts.get("trade.arm.tip")));
        Button kill = new Button(texts.get("kill.button"));
        kill.setId("kill-open");
        kill.getStyleClass().add("arm-kill");
        kill.setFocusTraversable(false);
        kill.setTooltip(new Tooltip(texts.get("kill.tip")));
        kill.setOnAction(_ -> onKill.run());
        getChildren().addAll(hot, kill);
    }
}
