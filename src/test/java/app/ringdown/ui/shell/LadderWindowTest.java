package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.NeedsWindowing;
import app.ringdown.venue.Subscription;

import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeoutException;

/** The trading ladder as a window beside the main one. */
@NeedsWindowing
class LadderWindowTest extends WindowFixture {

    @Test
    void itFollowsTheChosenSymbolAndIsNotArmedHoweverItIsOpened() throws TimeoutException {
        openLive();
        Subscription btc = new Subscription.Book(instrument("BTCUSDT"));
        assertThat(venue.wanted()).doesNotContain(btc);
        clickOn("#paper"); // gives the window the keyboard
        push(KeyCode.CONTROL, KeyCode.DIGIT9);
        until(() -> isThere("#ladder-plot") && venue.wanted().contains(btc));
        assertThat(text("#ladder-armed")).isEqualTo("Not armed");
        interact(() -> lookup("#ladder-armed").queryAs(ToggleButton.class).fire());
        assertThat(text("#ladder-armed")).isEqualTo("● ARMED");

        push(KeyCode.CONTROL, KeyCode.DIGIT9);
        until(() -> !venue.wanted().contains(btc));
        interact(() -> item("menu-ladder").fire());
        until(() -> isThere("#ladder-plot") && venue.wanted().contains(btc));
        assertThat(text("#ladder-armed")).isEqualTo("Not armed");
        assertThat(venue.placed()).isZero();
    }
}
