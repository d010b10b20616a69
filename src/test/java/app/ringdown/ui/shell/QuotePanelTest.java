package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeoutException;

/** The strip over the chart that says all of the chosen instrument's quote. */
class QuotePanelTest extends WindowFixture {
    @BeforeEach
    void start() throws TimeoutException {
        openLive();
        clickOn("#paper"); // gives the window the keyboard
    }

    private String says() {
        return onFx(() -> {
            Node panel = lookup("#quote-panel").query();
            return String.valueOf(panel.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        });
    }

    /** How many pixels of it have that colour, all but. */
    private long pixels(Color color) {
        return onFx(() -> {
            WritableImage picture = lookup("#quote-panel").query().snapshot(null, null);
            long found = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    Color at = picture.getPixelReader().getColor(x, y);
                    double off =
                            Math.abs(at.getRed() - color.getRed())
                                    + Math.abs(at.getGreen() - color.getGreen())
                                    + Math.abs(at.getBlue() - color.getBlue());
                    found += off < 0.05 ? 1 : 0;
                }
            }
            return found;
        });
    }

    @Test
    void itSaysAllOfTheQuoteAndFollowsTheSelection() {
        until(() -> says().contains("Bid 64,000.09 × "));
        assertThat(says())
                .startsWith("BTC/USDT, Live, Last 64,000.10, Change +")
                .contains("Ask 64,000.11 × ", "Spread 2 ticks", "Mid 64,000.100", "High ");
        onFx(() -> {
            window.workspace().orElseThrow().selection().select(instrument("WMTUSDT"));
            return true;
        });
        until(() -> says().startsWith("WMT/USDT, Live"));
        until(() -> venue.wanted().contains(new Subscription.Level1(instrument("WMTUSDT"))));
        push(KeyCode.TAB); // it can be reached, and does not hold what is wanted
        onFx(() -> {
            window.workspace().orElseThrow().selection().select(instrument("BTCUSDT"));
            return true;
        });
        until(() -> !venue.wanted().contains(new Subscription.Level1(instrument("WMTUSDT"))));
    }

    @Test
    void aRiseIsGreenAndAFallIsRed() {
        until(() -> says().contains("Last 64,000.10"));
        Color up = onFx(() -> window.theme().palette().get().up());
        Color down = onFx(() -> window.theme().palette().get().down());
        venue.trade(instrument("BTCUSDT"), 6_500_000, 5, Side.BUY);
        until(() -> says().contains("Last 65,000.00"));
        until(() -> pixels(up) > pixels(down));
        venue.trade(instrument("BTCUSDT"), 6_100_000, 5, Side.SELL);
        until(() -> pixels(down) > pixels(up));
    }

    @Test
    void nothingOfItIsGreenOrRedOnceItIsStale() {
        until(() -> says().contains(", Live, "));
        Color up = onFx(() -> window.theme().palette().get().up());
        Color down = onFx(() -> window.theme().palette().get().down());
        until(() -> pixels(up) > 20);
        venue.lines(LineState.RECONNECTING);
        until(() -> says().contains(", Stale, "));
        until(() -> pixels(up) == 0 && pixels(down) == 0);
        assertThat(pixels(onFx(() -> window.theme().palette().get().stale()))).isPositive();
        venue.lines(LineState.OPEN);
        until(() -> says().contains(", Live, "));
    }

    @Test
    void itsHeightNeverChangesAndItsTextFitsTheSizeOfText() {
        double usual = onFx(() -> lookup("#quote-panel").query().getLayoutBounds().getHeight());
        venue.trade(instrument("BTCUSDT"), 10_000_000, 5, Side.BUY);
        until(() -> says().contains("Last 100,000.00"));
        assertThat(onFx(() -> lookup("#quote-panel").query().getLayoutBounds().getHeight()))
                .isEqualTo(usual);
        interact(() -> window.theme().setTextSize(200));
        until(() ->
                lookup("#quote-panel").query().getLayoutBounds().getHeight()
                        == Math.rint(usual * 2));
    }
}
