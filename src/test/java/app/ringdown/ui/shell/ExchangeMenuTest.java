package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeoutException;

/** The exchange inside from the window: its paper account, its scenarios, and its fire drill. */
class ExchangeMenuTest extends WindowFixture {

    @BeforeEach
    void openTheWindow() throws TimeoutException {
        openLive();
        until(() -> !item("menu-paper-account").isDisable());
    }

    private void choose(String id) {
        interact(() -> item(id).fire());
    }

    private void type(String field, String text) {
        clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    private boolean off(String query) {
        return onFx(() -> lookup(query).query().isDisabled());
    }

    private void asked(String what) {
        until(() -> paper.asked.contains(what));
    }

    @Test
    void theAccountIsPaidIntoAndOutOf() {
        choose("menu-paper-account");
        until(() -> isThere("#paper-holdings"));
        assertThat(off("#paper-pay-in")).isTrue();
        type("#paper-amount", "2500.5");
        clickOn("#paper-pay-in");
        asked("fund USDT 2500.5");
        until(() -> text("#paper-outcome").equals("2,500.5 USDT paid in."));
        assertThat(text("#paper-amount")).isEmpty();

        type("#paper-amount", "102500.6");
        assertThat(off("#paper-take-out")).isTrue();
        type("#paper-amount", "102500.5");
        clickOn("#paper-take-out");
        asked("fund USDT -102500.5");
    }

    @Test
    void whatCouldBeTwoNumbersIsAskedAndLettersAreNotTaken() {
        choose("menu-paper-account");
        until(() -> isThere("#paper-amount"));
        type("#paper-amount", "1,234");
        assertThat(text("#paper-amount-hint")).contains("1.2340 or 1234");
        assertThat(off("#paper-pay-in")).isTrue();
        type("#paper-amount", "12x");
        assertThat(text("#paper-amount")).isEqualTo("12");
        type("#paper-amount", "0.123456789");
        assertThat(text("#paper-amount-hint")).contains("eight decimals");
    }

    @Test
    void startingOverIsAskedAboutFirst() {
        choose("menu-paper-account");
        until(() -> isThere("#paper-reset"));
        clickOn("#paper-reset");
        assertThat(text("#paper-question")).contains("2 orders");
        // The button that does nothing has the keyboard.
        push(KeyCode.SPACE);
        assertThat(isThere("#paper-reset")).isTrue();
        clickOn("#paper-reset").clickOn("#paper-really");
        asked("reset");
        until(() -> text("#paper-outcome").equals("The account is as new."));
    }

    @Test
    void aNoOfTheExchangeIsTold() {
        paper.refusal = "Not today.";
        choose("menu-paper-account");
        until(() -> isThere("#paper-reset"));
        clickOn("#paper-reset").clickOn("#paper-really");
        until(() -> text("#paper-outcome").contains("The exchange says no: Not today."));
    }

    @Test
    void aScenarioIsSwitchedOnForOneSymbolAndTheStatusBarSaysSo() {
        choose("menu-scenario");
        until(() -> isThere("#paper-scenario-halt"));
        assertThat(text("#paper-now")).isEqualTo("Now: Normal");
        clickOn("#paper-scenario-halt").clickOn("#paper-here");
        clickOn("#paper-minutes").push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.ENTER);
        clickOn("#paper-play");
        asked("play halt BTCUSDT PT5M");
        until(() -> text("#status-drill").equals("Halt (BTCUSDT)"));
        assertThat(text("#paper-now")).isEqualTo("Now: Halt (BTCUSDT)");

        clickOn("#paper-scenario-normal").clickOn("#paper-everywhere").clickOn("#paper-play");
        asked("play normal null PT5M");
        until(() -> !isThere("#status-drill"));
    }

    @Test
    void aFaultIsSwitchedOnMadeStrongerAndAllIsSwitchedOff() {
        choose("menu-drill");
        until(() -> isThere("#paper-fault-delay"));
        clickOn("#paper-fault-delay");
        asked("begin delay 1.0 1000");
        type("#paper-amount-delay", "200");
        push(KeyCode.ENTER);
        asked("begin delay 1.0 200");
        clickOn("#paper-rate-delay").push(KeyCode.UP).push(KeyCode.UP).push(KeyCode.ENTER);
        asked("begin delay 0.25 200");
        until(() -> text("#status-drill").equals("Fire drill: one fault"));
        clickOn("#paper-fault-drop");
        until(() -> text("#status-drill").equals("Fire drill: 2 faults"));
        clickOn("#paper-fault-drop");
        asked("lift drop");

        type("#paper-latency", "80");
        clickOn("#paper-set-latency");
        asked("latency 80 0");
        until(() -> text("#status-drill").equals("Fire drill: one fault · Latency 80 ms"));
        clickOn("#paper-all-off");
        asked("all well");
        until(() -> !isThere("#status-drill"));
    }
}
