package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeoutException;

/** The tabs with the book and the trades of the chosen instrument. */
class BookAndTradesTest extends WindowFixture {
    private Instrument btc;
    private long id = 1_000;

    @BeforeEach
    void start() throws TimeoutException {
        openLive();
        btc = instrument("BTCUSDT");
    }

    /** The best bid is of so many lots now. */
    private void change(long lots) {
        venue.depth(btc, ++id, update -> update.bids().add(6_400_009, lots));
    }

    private void gap() {
        id += 5;
        venue.lose(id);
        change(1);
    }

    private String spoken(String plot) {
        return onFx(() -> lookup(plot).queryAs(Node.class).getAccessibleText());
    }

    private void openBook() {
        push(KeyCode.CONTROL, KeyCode.DIGIT6);
        until(() -> venue.wanted().contains(new Subscription.Book(btc)));
        change(1); // upon it a snapshot is asked for
        until(() -> spoken("#depth-plot").startsWith("BTCUSDT: bid 64,000.09"));
        change(70_000);
        until(() -> spoken("#depth-plot").contains("bid 64,000.09 for 0.70000"));
    }

    @Test
    void theBookIsWantedWhileItIsInFrontAndFollowsTheChosen() {
        assertThat(venue.wanted()).doesNotContain(new Subscription.Book(btc));
        openBook();
        assertThat(text("#depth-spread")).startsWith("Spread 0.02 (0.00 bp)");
        assertThat(text("#depth-state")).isEmpty();
        change(80_000);
        until(() -> spoken("#depth-plot").contains("bid 64,000.09 for 0.80000, ask 64,000.11"));

        clickOn(cell("ETHUSDT", "symbol"));
        Instrument eth = instrument("ETHUSDT");
        until(() -> venue.wanted().contains(new Subscription.Book(eth)));
        assertThat(venue.wanted()).doesNotContain(new Subscription.Book(btc));
        until(() -> spoken("#depth-plot").startsWith("ETHUSDT: bid 3,450.11"));

        push(KeyCode.CONTROL, KeyCode.DIGIT7);
        until(() -> !venue.wanted().contains(new Subscription.Book(eth)));
    }

    @Test
    void aBookThatIsRebuiltSaysSo() {
        openBook();
        venue.failWith(VenueException.Kind.RATE_LIMITED, 0, "Too many requests.");
        gap();
        until(() -> text("#depth-state").startsWith("The book can't be read"));
        assertThat(text("#depth-state")).endsWith("Too many requests.");
        assertThat(text("#depth-spread")).isEqualTo("Spread –");
        venue.recover();
        until(() -> text("#depth-state").isEmpty());
        assertThat(onFx(() -> lookup("#depth-spread").queryAs(Label.class).getTooltip().getText()))
                .isEqualTo(
                        "Thrown away and built anew 1 times; the last time because changes were"
                                + " missing.");
    }

    @Test
    void aLostLineIsTold() {
        openBook();
        venue.lines(LineState.RECONNECTING);
        until(() -> text("#depth-state").startsWith("Connection lost"));
        venue.lines(LineState.OPEN);
        change(1);
        until(() -> text("#depth-state").isEmpty());
        change(90_000);
        until(() -> spoken("#depth-plot").contains("for 0.90000"));
    }

    @Test
    void theTapeGoesOnBehindTheOtherTabsAndStandsStillWhenScrolledBack() {
        assertThat(venue.wanted()).contains(new Subscription.Trades(btc));
        for (int i = 0; i < 200; i++) {
            venue.trade(btc, 6_400_000 + i, 12_000, Side.SELL);
        }
        push(KeyCode.CONTROL, KeyCode.DIGIT7);
        until(() -> spoken("#tape-plot").equals("0.12000 BTCUSDT sold at 64,001.99"));
        push(KeyCode.PAGE_DOWN);
        until(() -> text("#tape-state").endsWith("newer above (Home shows them)"));
        int back = back();
        venue.trade(btc, 6_400_000, 5_000, Side.BUY);
        until(() -> back() == back + 1);
        push(KeyCode.HOME);
        until(() -> text("#tape-state").isEmpty());
        until(() -> spoken("#tape-plot").equals("0.05000 BTCUSDT bought at 64,000.00"));
    }

    private int back() {
        return Integer.parseInt(text("#tape-state").replaceAll(" .*", ""));
    }

    @Test
    void theTabInFrontIsKept() {
        openBook();
        assertThat(settings.get("layout.side")).contains("side-tab-book");
    }
}
