package app.ringdown.ui.ladder;

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
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Leaves pictures of the ladder under a folder: to be looked at, not a test. */
public final class LadderPictures extends Application {
    private LadderDesk trading;
    private Stage window;
    private String name;
    private int at;

    public static void main(String[] arguments) {
        Application.launch(LadderPictures.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        name = arguments.get(0);
        window = stage;
        trading = new LadderDesk();
        trading.show(stage, Theme.Mode.valueOf(arguments.get(1)));
        if (arguments.size() > 2) {
            trading.theme.setTextSize(Integer.parseInt(arguments.get(2)));
        }
        if (arguments.size() > 3) {
            stage.setWidth(Double.parseDouble(arguments.get(3)));
        }
        Timeline script = new Timeline(new KeyFrame(Duration.millis(700), _ -> step()));
        script.setCycleCount(Timeline.INDEFINITE);
        script.play();
    }

    private void step() {
        try {
            switch (at++) {
                case 0 -> trading.change(1);
                case 1 -> {
                    trading.change(2_500);
                    trading.trade(6_400_011);
                    orders();
                }
                case 2 -> {
                    quantity("0.05");
                    hover(LadderColumn.BIDS, 6_400_004);
                }
                case 3 -> picture("unarmed");
                case 4 -> {
                    toggle("#ladder-armed");
                    mouse(MouseEvent.MOUSE_PRESSED, LadderColumn.BIDS, 6_400_003);
                    mouse(MouseEvent.MOUSE_RELEASED, LadderColumn.BIDS, 6_400_003);
                }
                case 5 -> picture("armed");
                case 6 -> {
                    toggle("#ladder-cumulative");
                    mouse(MouseEvent.MOUSE_PRESSED, LadderColumn.OWN_SELLS, 6_400_017);
                    mouse(MouseEvent.MOUSE_DRAGGED, LadderColumn.OWN_SELLS, 6_400_021);
                }
                case 7 -> picture("dragged");
                case 8 -> {
                    mouse(MouseEvent.MOUSE_DRAGGED, LadderColumn.OWN_SELLS, 6_400_017);
                    mouse(MouseEvent.MOUSE_RELEASED, LadderColumn.OWN_SELLS, 6_400_017);
                    trading.venue.lines(LineState.RECONNECTING);
                }
                case 9 -> picture("lost");
                case 10 -> {
                    trading.close();
                    Platform.exit();
                }
                default -> throw new IllegalStateException();
            }
        } catch (VenueException e) {
            throw new AssertionError(e);
        }
    }

    private void orders() throws VenueException {
        place(Side.BUY, OrderType.LIMIT, 6_400_006, 5_000);
        place(Side.BUY, OrderType.LIMIT, 6_400_006, 12_345);
        place(Side.SELL, OrderType.LIMIT, 6_400_017, 25_000);
        place(Side.SELL, OrderType.STOP, 6_399_999, 10_000);
        place(Side.SELL, OrderType.LIMIT, 6_399_999, 10);
        place(Side.BUY, OrderType.STOP, 6_400_020, 100_000);
        trading.venue.failWith(VenueException.Kind.UNKNOWN, 0, "timed out");
        trading.desk
                .orders()
                .place(request(trading.desk.orders().nextId(), Side.BUY, 6_400_001, 7_000));
    }

    private OrderRequest request(String id, Side side, long ticks, long lots) {
        return new OrderRequest(
                id, trading.btc, side, OrderType.LIMIT, TimeInForce.GTC, ticks, lots, null);
    }

    private void place(Side side, OrderType type, long ticks, long lots) throws VenueException {
        OrderRequest request =
                new OrderRequest(
                        trading.desk.orders().nextId(),
                        trading.btc,
                        side,
                        type,
                        TimeInForce.GTC,
                        type == OrderType.STOP ? 0 : ticks,
                        lots,
                        null);
        trading.venue.external(type == OrderType.STOP ? request.withTrigger(ticks, 0) : request);
    }

    private void quantity(String text) {
        ((TextField) window.getScene().lookup("#ladder-quantity")).setText(text);
    }

    private void toggle(String id) {
        ((ToggleButton) window.getScene().lookup(id)).fire();
    }

    private void hover(LadderColumn column, long ticks) {
        mouse(MouseEvent.MOUSE_MOVED, column, ticks);
    }

    private void mouse(javafx.event.EventType<MouseEvent> type, LadderColumn column, long ticks) {
        LadderPlot plot = trading.ladder.plot();
        Point2D scene = plot.localToScene(plot.middleOf(column), plot.middleOf(ticks));
        double x = scene.getX();
        double y = scene.getY();
        plot.fireEvent(
                new MouseEvent(
                        null,
                        plot,
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        new PickResult(plot, x, y)));
    }

    private void picture(String what) {
        WritableImage image = Pictures.of(window.getScene());
        Thread.ofPlatform()
                .start(() -> {
                    try {
                        Path to =
                                Path.of("target/pictures", "ladder-" + name + "-" + what + ".png");
                        Pictures.write(image, to);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
