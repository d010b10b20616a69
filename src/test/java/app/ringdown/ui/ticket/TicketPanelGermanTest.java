package app.ringdown.ui.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.ui.Hands;
import app.ringdown.ui.TradingDesk;
import app.ringdown.ui.base.Theme;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

import java.util.Locale;

/** The same ticket where the comma is the decimal mark. */
@ExtendWith(ApplicationExtension.class)
class TicketPanelGermanTest {
    private TradingDesk trading;

    @Start
    void open(Stage stage) {
        trading = new TradingDesk(Locale.GERMANY);
        trading.show(stage, Theme.Mode.LIGHT);
    }

    @Stop
    void close() {
        trading.close();
    }

    @Test
    void numbersAreTypedAndShownWithAComma(FxRobot robot) {
        Hands hands = new Hands(robot);
        hands.sees("#ticket-bid", "64.000,09");
        hands.type("#ticket-price", "64.000");
        hands.sees("#ticket-price-problem", "two ways");
        assertThat(hands.isUsable("#ticket-submit")).isFalse();
        hands.click("#ticket-price-fix-1");
        hands.type("#ticket-size", "0,05");
        hands.sees("#ticket-submit", "Buy 0,05000 BTC at 64.000,00");
        hands.type("#ticket-price", "64.000,05");
        hands.sees("#ticket-submit", "Buy 0,05000 BTC at 64.000,05");
        robot.type(KeyCode.UP);
        assertThat(hands.text("#ticket-price")).isEqualTo("64000,06");
        hands.type("#ticket-size", "0.05");
        hands.sees("#ticket-submit", "Buy 0,05000 BTC at 64.000,06");
        robot.type(KeyCode.ENTER);
        hands.sees("#ticket-outcome", "Accepted and working: Buy 0,05000 BTC at 64.000,06.");
        assertThat(trading.orders.working().getFirst().order().request().lots()).isEqualTo(5_000);
    }
}
