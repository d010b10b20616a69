package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Notice;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.VenueException;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/** The window itself: how it comes to a desk, looks, tells and ends. */
class MainWindowTest extends WindowFixture {
    @Test
    void opensAtOnceAndShowsThePanelsWhenThereIsADesk() throws TimeoutException {
        CompletableFuture<Desk> logIn = new CompletableFuture<>();
        logIns.add(logIn);
        open();
        assertThat(text("#connection-sentence")).contains("Connecting to the embedded exchange");
        assertThat(isThere("#connection-retry")).isFalse();
        until(() -> text("#status-stream").contains("Connecting"));
        logIn.complete(venue.desk());
        until(() -> isThere("#watch-table") && isThere("#chart") && isThere("#account"));
        until(() -> text("#status-stream").contains("Live"));
        assertThat(stage.getTitle()).contains("PAPER");
    }

    @Test
    void theWatchListHasTheKeyboardAtTheStart() throws TimeoutException {
        openLive();
        push(KeyCode.DOWN);
        until(() -> stage.getTitle().startsWith("ETHUSDT"));
    }

    @Test
    void aFailedLogInSaysWhyAndCanBeTriedAgain() throws TimeoutException {
        logIns.add(
                CompletableFuture.failedFuture(
                        new VenueException(
                                VenueException.Kind.UNREACHABLE, 0, "Connection refused")));
        open();
        until(() -> text("#connection-sentence").startsWith("No connection"));
        logIns.add(CompletableFuture.completedFuture(venue.desk()));
        clickOn("#connection-retry");
        until(() -> isThere("#watch-table"));
    }

    @Test
    void aWrongKeyIsCalledThat() throws TimeoutException {
        logIns.add(
                CompletableFuture.failedFuture(
                        new VenueException(VenueException.Kind.BAD_KEY, -2015, "Invalid API-key")));
        open();
        until(() -> text("#connection-sentence").contains("does not accept this key"));
        assertThat(text("#connection-sentence")).contains("-2015");
    }

    @Test
    void theThemeIsSwitchedAndKept() throws TimeoutException {
        openLive();
        clickOn("#menu-view").clickOn("#menu-light");
        until(() -> window.theme().mode().get() == Theme.Mode.LIGHT);
        until(() -> settings.get("window.theme").orElse("").equals("light"));
        clickOn("#menu-view").clickOn("#menu-dark");
        until(() -> window.theme().mode().get() == Theme.Mode.DARK);
    }

    @Test
    void textGrowsAndShrinksByKeys() throws TimeoutException {
        openLive();
        push(KeyCode.CONTROL, KeyCode.EQUALS);
        push(KeyCode.CONTROL, KeyCode.EQUALS);
        until(() -> window.theme().textSize().get() == 120);
        push(KeyCode.CONTROL, KeyCode.MINUS);
        until(() -> window.theme().textSize().get() == 110);
        push(KeyCode.CONTROL, KeyCode.DIGIT0);
        until(() -> window.theme().textSize().get() == 100);
    }

    @Test
    void aSmallerTextGivesBackTheRoomThatALargerOneTook() throws TimeoutException {
        openLive();
        double before = onFx(() -> lookup("#watch-table").query().getLayoutBounds().getWidth());
        onFx(() -> {
            window.theme().setTextSize(200);
            return true;
        });
        until(() -> lookup("#watch-table").query().getLayoutBounds().getWidth() < before - 50);
        onFx(() -> {
            window.theme().setTextSize(100);
            return true;
        });
        until(() -> lookup("#watch-table").query().getLayoutBounds().getWidth() > before - 5);
    }

    @Test
    void anotherServerIsCheckedWhileOneTypes() throws TimeoutException {
        openLive();
        push(KeyCode.CONTROL, KeyCode.L);
        until(() -> isThere("#login-rest"));
        assertThat(lookup("#login-do").query().isDisabled()).isTrue();
        clickOn("#login-rest").write("https://api.binance.com");
        until(() -> text("#login-rest-hint").contains("Only servers on this computer"));
        fill("#login-rest", "http://127.0.0.1:9000");
        until(() -> text("#login-rest-hint").isEmpty());
        fill("#login-stream", "http://127.0.0.1:9001");
        until(() -> text("#login-stream-hint").contains("Wrong kind of address"));
        fill("#login-stream", "ws://127.0.0.1:9001");
        fill("#login-account", "ws://127.0.0.1:9001/ws-api/v3");
        fill("#login-key", "mine");
        assertThat(lookup("#login-do").query().isDisabled()).isTrue();
        fill("#login-secret", "hush");
        until(() -> !lookup("#login-do").query().isDisabled());
        clickOn("#login-paper");

        logIns.add(
                CompletableFuture.failedFuture(
                        new VenueException(VenueException.Kind.BAD_KEY, -1022, "bad signature")));
        clickOn("#login-do");
        until(() -> text("#login-outcome").contains("does not accept this key"));
        assertThat(text("#login-rest")).isEqualTo("http://127.0.0.1:9000");
        assertThat(dialled.rest()).isEqualTo(URI.create("http://127.0.0.1:9000"));

        Workspace before = window.workspace().orElseThrow();
        logIns.add(CompletableFuture.completedFuture(venue.desk()));
        clickOn("#login-do");
        until(() -> !isThere("#login-rest"));
        until(() -> window.workspace().filter(w -> w != before).isPresent());
        assertThat(stage.getTitle()).contains("another server");
        // What only whoever runs an exchange can do is not offered for this one.
        until(() -> item("menu-drill").isDisable() && item("menu-elsewhere").isVisible());
    }

    @Test
    void noticesAreShownAndKept() throws TimeoutException {
        openLive();
        Queue<Notice> others = new ConcurrentLinkedQueue<>();
        interact(() -> window.tellFrom(others));
        others.add(Notice.of(Notice.Level.ERROR, "shell.failure.clock"));
        until(() -> text("#notice").startsWith("✖ The venue says that this computer's clock"));
        clickOn("#notice-history");
        until(() -> isThere("#notice-list"));
    }

    @Test
    void quitsAtOnceWithoutOrders() throws TimeoutException {
        openLive();
        push(KeyCode.CONTROL, KeyCode.Q);
        until(() -> quit);
        assertThat(stage.isShowing()).isFalse();
    }

    @Test
    void withWorkingOrdersItAsksAndStaysByDefault() throws TimeoutException {
        openLive();
        place();
        push(KeyCode.CONTROL, KeyCode.Q);
        until(() -> isThere("#quit-stay"));
        assertThat(text("#quit-orders")).contains("BTCUSDT").contains("60,000.00");
        push(KeyCode.ENTER);
        until(() -> !isThere("#quit-stay"));
        assertThat(quit).isFalse();
    }

    @Test
    void ordersMayBeLeftWorking() throws TimeoutException {
        openLive();
        place();
        push(KeyCode.CONTROL, KeyCode.Q);
        clickOn("#quit-leave");
        until(() -> quit);
        assertThat(venue.open()).isEqualTo(1);
    }

    @Test
    void ordersAreCancelledFirstIfWanted() throws TimeoutException {
        openLive();
        place();
        push(KeyCode.CONTROL, KeyCode.Q);
        clickOn("#quit-cancel");
        until(() -> quit);
        assertThat(venue.open()).isZero();
    }

    @Test
    void whatCouldNotBeCancelledIsTold() throws TimeoutException {
        openLive();
        place();
        venue.failWith(VenueException.Kind.RATE_LIMITED, -1003, "Too many requests");
        push(KeyCode.CONTROL, KeyCode.Q);
        clickOn("#quit-cancel");
        until(() -> isThere("#quit-anyway"));
        assertThat(text("#quit-orders")).contains("BTCUSDT");
        assertThat(quit).isFalse();
        clickOn("#quit-anyway");
        until(() -> quit);
    }

    @Test
    void theKeysAreListed() throws TimeoutException {
        openLive();
        push(KeyCode.F1);
        until(() -> isThere("#keys"));
        assertThat(lookup("Cancel all orders").tryQuery()).isPresent();
        assertThat(lookup("Alt+Up, Alt+Down").tryQuery()).isPresent();
        clickOn("#keys-close");
        until(() -> !isThere("#keys"));
    }

    private void fill(String field, String text) {
        clickOn(field).push(KeyCode.CONTROL, KeyCode.A).write(text);
    }

    private void place() {
        Workspace workspace = window.workspace().orElseThrow();
        Desk desk = workspace.live().desk();
        desk.orders()
                .place(
                        new OrderRequest(
                                desk.orders().nextId(),
                                instrument("BTCUSDT"),
                                Side.BUY,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                6_000_000,
                                1_000,
                                null));
        until(() -> workspace.openOrders().size() == 1);
        until(() -> workspace.openOrders().getFirst().state().isWorking());
    }
}
