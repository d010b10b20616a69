package app.ringdown.ui.ladder;

import app.ringdown.market.Side;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;

/** Mouse, wheel and keys on the painted ladder. JavaFX thread. */
final class LadderHands {
    private static final double NOTCH = 40;
    private static final int ROWS_OF_A_NOTCH = 3;

    /** What moves the view, not the market. */
    interface View {
        /** To higher prices, or lower ones if negative. */
        void scroll(long rowsUp);

        void centre();

        void widen(int by);

        /** Price of the marked row, ticks; 0 for none. */
        long marked();

        void mark(long ticks);

        void moveMark(int rowsDown);

        boolean isArmed();
    }

    private final LadderPlot plot;
    private final View view;
    private final LadderActs acts;
    private final LadderGesture gesture = new LadderGesture();
    private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
    private @Nullable MouseEvent pointer;
    private double wheel;

    LadderHands(LadderPlot plot, View view, LadderActs acts) {
        this.plot = plot;
        this.view = view;
        this.acts = acts;
        plot.setOnMouseMoved(this::point);
        plot.setOnMouseExited(_ -> {
            pointer = null;
            plot.point(null);
        });
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.setOnScroll(this::scroll);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        plot.addEventHandler(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
        plot.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        plot.focusedProperty().addListener((_, _, _) -> held.clear());
    }

    /** Whether the ladder has to stand still: a pointer is over it, or a button is down. */
    boolean isHolding() {
        return plot.isHover() || gesture.isUnderWay();
    }

    /** Whether one's own orders hang on the pointer. */
    boolean isCarrying() {
        return gesture.isCarrying() && view.isArmed();
    }

    /** Whatever is under way means nothing any more. */
    void letGo() {
        gesture.letGo();
        plot.carry(null);
    }

    /** What is under the pointer as it was painted; null for nothing. */
    @Nullable LadderSpot pointed() {
        return pointer == null ? null : plot.spotAt(pointer.getX(), pointer.getY());
    }

    private void point(MouseEvent event) {
        pointer = event;
        plot.point(pointed());
    }

    private void press(MouseEvent event) {
        point(event);
        plot.requestFocus();
        LadderSpot at = pointed();
        boolean secondary = event.getButton() == MouseButton.SECONDARY;
        if (at == null || !(secondary || event.getButton() == MouseButton.PRIMARY)) {
            letGo();
            return;
        }
        view.mark(at.ticks());
        gesture.press(at, secondary, event.isShiftDown(), plot.idsAt(at));
    }

    private void drag(MouseEvent event) {
        point(event);
        gesture.drag(pointed());
        plot.carry(isCarrying() ? gesture.origin() : null);
    }

    private void release(MouseEvent event) {
        long nanos = System.nanoTime();
        point(event);
        LadderGesture.Intent intent = gesture.release(pointed());
        plot.carry(null);
        acts.act(intent, nanos);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        wheel += event.getDeltaY() / NOTCH * ROWS_OF_A_NOTCH;
        long rows = (long) wheel;
        wheel -= rows;
        view.scroll(rows);
        event.consume();
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> view.moveMark(-1);
            case DOWN -> view.moveMark(1);
            case PAGE_UP -> view.scroll(plot.rows() - 1L);
            case PAGE_DOWN -> view.scroll(1L - plot.rows());
            case SPACE -> view.centre();
            case B -> placeOnce(Side.BUY, event);
            case S -> placeOnce(Side.SELL, event);
            case DELETE -> {
                if (seesMark()) {
                    acts.cancelAt(view.marked());
                }
            }
            case ESCAPE -> {
                if (!gesture.isUnderWay()) {
                    return;
                }
                letGo();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A key that is held down repeats itself: one press is one order. */
    private void placeOnce(Side side, KeyEvent event) {
        if (held.add(event.getCode()) && seesMark()) {
            acts.place(side, event.isShiftDown(), view.marked(), System.nanoTime());
        }
    }

    /** What a person does not see must not be acted on: it is brought into view first. */
    private boolean seesMark() {
        boolean sees = plot.isPainted(view.marked());
        if (!sees) {
            acts.explainUnseen();
            view.moveMark(0);
        }
        return sees;
    }

    /** By what is typed and not by key, for the signs are elsewhere on other keyboards. */
    private void onTyped(KeyEvent event) {
        switch (event.getCharacter()) {
            case "+" -> view.widen(1);
            case "-" -> view.widen(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
