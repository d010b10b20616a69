package app.ringdown.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.Hands;
import app.ringdown.ui.TradingDesk;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.Subscription;

import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

import java.util.List;
import java.util.Locale;

@ExtendWith(ApplicationExtension.class)
class AccountPanelTest {
    private TradingDesk trading;
    private FxRobot robot;
    private Hands hands;

    @Start
    void open(Stage stage) {
        trading = new TradingDesk(Locale.US);
        trading.show(stage, Theme.Mode.DARK);
    }

    @BeforeEach
    void look(FxRobot hand) {
        robot = hand;
        hands = new Hands(robot);
        hands.waits("the balances", () -> assets().size() == 3);
    }

    @Stop
    void close() {
        trading.close();
    }

    @Test
    void theEquitySaysAsOfWhenItIs() {
        hands.waits("live", () -> hands.text("#account-equity-title").equals("Equity"));
        trading.desk.feed().ageLimit(1);
        hands.sees("#account-equity-title", "Equity as of ");
        trading.desk.feed().ageLimit(3_600_000);
        hands.waits("live again", () -> hands.text("#account-equity-title").equals("Equity"));
    }

    @Test
    void theEquityIsWhatAllOfItIsWorthNow() {
        hands.sees("#account-equity", "265,002.55 USDT");
        Instrument btc = trading.venue.instrument("BTCUSDT");
        trading.venue.touch(btc, 7_000_000, 1, 7_000_000, 1);
        hands.sees("#account-equity", "274,002.40 USDT");
        assertThat(hands.text("#account-note")).isEmpty();
    }

    @Test
    void whatIsHeldIsWantedLiveAndTheLargestStandsFirst() {
        assertThat(trading.venue.wanted())
                .contains(
                        new Subscription.Level1(trading.venue.instrument("BTCUSDT")),
                        new Subscription.Level1(trading.venue.instrument("ETHUSDT")));
        assertThat(assets()).containsExactly("USDT", "BTC", "ETH");
    }

    @Test
    void anAssetThatIsSoldOutIsHiddenUntilAskedFor() {
        trading.desk
                .orders()
                .place(
                        new OrderRequest(
                                trading.desk.orders().nextId(),
                                trading.venue.instrument("ETHUSDT"),
                                Side.SELL,
                                OrderType.MARKET,
                                TimeInForce.GTC,
                                0,
                                200_000,
                                null));
        hands.waits("ETH gone", () -> assets().equals(List.of("USDT", "BTC")));
        hands.click("#account-hide-zero");
        hands.waits("ETH back", () -> assets().contains("ETH"));
    }

    private List<String> assets() {
        TableView<?> table = robot.lookup("#account-table").queryAs(TableView.class);
        return table.getItems().stream().map(row -> ((BalanceRow) row).balance().asset()).toList();
    }
}
