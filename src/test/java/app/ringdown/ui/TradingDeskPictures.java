package app.ringdown.ui;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Pictures;
import app.ringdown.ui.base.Theme;
import app.ringdown.venue.LineState;
import app.ringdown.venue.VenueException;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Leaves pictures of the panels under a folder: to be looked at, not a test. */
public final class TradingDeskPictures extends Application {
    public static void main(String[] arguments) {
        Application.launch(TradingDeskPictures.class, arguments);
    }

    private TradingDesk trading;
    private Stage window;
    private String name;
    private int at;

    @Override
    public void start(Stage stage) throws Exception {
        List<String> arguments = getParameters().getRaw();
        name = arguments.get(0);
        window = stage;
        trading = new TradingDesk(Locale.forLanguageTag(arguments.get(2)));
        trading.show(stage, Theme.Mode.valueOf(arguments.get(1)));
        if (arguments.size() > 3) {
            trading.theme.setTextSize(Integer.parseInt(arguments.get(3)));
        }
        Timeline script = new Timeline(new KeyFrame(Duration.millis(700), _ -> step()));
        script.setCycleCount(Timeline.INDEFINITE);
        script.play();
    }

    private void step() {
        try {
            switch (at++) {
                case 0 -> orders();
                case 1 -> {
                    type("#ticket-price", "64000.123");
                    type("#ticket-size", "20");
                }
                case 2 -> picture("wrong");
                case 3 -> {
                    type("#ticket-price", "63950.10");
                    type("#ticket-size", "0.05");
                }
                case 4 -> {
                    picture("right");
                    submit();
                }
                case 5 -> picture("accepted");
                case 6 -> {
                    tab(1);
                    press("#ticket-side-sell");
                    press("#ticket-type-market");
                    trading.venue.lines(LineState.RECONNECTING);
                    type("#ticket-size", "0.1");
                }
                case 7 -> submit();
                case 8 -> picture("question");
                case 9 -> {
                    trading.venue.lines(LineState.OPEN);
                    press("#ticket-type-limit");
                    type("#ticket-price", "64000");
                    type("#ticket-size", "0.1");
                    trading.venue.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
                }
                case 10 -> submit();
                case 11 -> tab(0);
                case 12 -> picture("unknown");
                case 13 -> tab(2);
                case 14 -> picture("fills");
                case 15 -> tab(3);
                case 16 -> picture("positions");
                case 17 -> tab(4);
                case 18 -> picture("performance");
                case 19 -> {
                    trading.close();
                    Platform.exit();
                }
                default -> throw new IllegalStateException();
            }
        } catch (RuntimeException | VenueException e) {
            throw new AssertionError(e);
        }
    }

    private void orders() throws VenueException {
        Instrument btc = trading.venue.instrument("BTCUSDT");
        Instrument eth = trading.venue.instrument("ETHUSDT");
        Instrument doge = trading.venue.instrument("DOGEUSDT");
        place(btc, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, 6_390_000, 25_000);
        place(eth, Side.SELL, OrderType.POST_ONLY, TimeInForce.GTC, 350_000, 12_000);
        place(doge, Side.BUY, OrderType.MARKET, TimeInForce.GTC, 0, 1_000);
        place(btc, Side.SELL, OrderType.MARKET, TimeInForce.GTC, 0, 2_500);
        place(btc, Side.SELL, OrderType.LIMIT, TimeInForce.GTC, 6_390_000, 990_000);
        trading.venue.external(
                new OrderRequest(
                        "web-1",
                        btc,
                        Side.SELL,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_500_000,
                        10_000,
                        null));
        trading.venue.fill("web-1", 4_000);
    }

    private void place(
            Instrument instrument,
            Side side,
            OrderType type,
            TimeInForce tif,
            long ticks,
            long lots) {
        trading.desk
                .orders()
                .place(
                        new OrderRequest(
                                trading.desk.orders().nextId(),
                                instrument,
                                side,
                                type,
                                tif,
                                ticks,
                                lots,
                                null));
    }

    private void type(String field, String text) {
        ((TextField) window.getScene().lookup(field)).setText(text);
    }

    private void press(String toggle) {
        ((ToggleButton) window.getScene().lookup(toggle)).fire();
    }

    private void submit() {
        TextField field = (TextField) window.getScene().lookup("#ticket-size");
        field.getOnAction().handle(null);
    }

    private void tab(int index) {
        ((TabPane) window.getScene().lookup("#blotter-tabs")).getSelectionModel().select(index);
    }

    private void picture(String what) {
        WritableImage image = Pictures.of(window.getScene());
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        Pictures.write(
                                image, Path.of("target/pictures", name + "-" + what + ".png"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
    }
}
