package app.ringdown.ui;

import static org.assertj.core.api.Assertions.fail;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a trader's hands and eyes do, for tests of panels. */
public final class Hands {
    private static final int SECONDS = 25;

    private final FxRobot robot;

    public Hands(FxRobot robot) {
        this.robot = robot;
    }

    /** Puts the caret into a field, sees that it is there, empties it and types. */
    public void type(String field, String text) {
        click(field);
        if (!comes(() -> robot.lookup(field).query().isFocused())) {
            click(field); // something lay over it, or it has moved
            waits("the caret in " + field, () -> robot.lookup(field).query().isFocused());
        }
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).clear());
        robot.write(text);
    }

    /**
     * Goes there by one move: the robot's usual two hundred take most of a test's time. Waits until
     * what the last action has moved, or a window that has just come up, is where it will be.
     */
    public void click(String query) {
        Bounds before = null;
        Bounds now = onScreen(query);
        while (!now.equals(before)) {
            WaitForAsyncUtils.sleep(50, TimeUnit.MILLISECONDS);
            before = now;
            now = onScreen(query);
        }
        robot.robotContext().getMouseRobot().move(robot.point(query).query());
        robot.clickOn(query);
    }

    private Bounds onScreen(String query) {
        return onFx(() -> {
            Node node = robot.lookup(query).query();
            Parent root = node.getScene().getRoot();
            root.applyCss();
            root.layout();
            return node.localToScreen(node.getLayoutBounds());
        });
    }

    private static boolean comes(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(1, TimeUnit.SECONDS, condition);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Looked up on the JavaFX thread, for it changes what is looked through. */
    private static <T> T onFx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, question);
    }

    private static String text(Node node) {
        return node instanceof TextInputControl input
                ? input.getText()
                : ((Labeled) node).getText();
    }

    public String text(String query) {
        return onFx(() -> text(robot.lookup(query).<Node>query()));
    }

    public boolean isShown(String query) {
        return onFx(() -> robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent());
    }

    public boolean isUsable(String query) {
        return onFx(() -> !robot.lookup(query).query().isDisabled());
    }

    /** Waits until there is such a node, and a text is seen on it that contains {@code part}. */
    public void sees(String query, String part) {
        try {
            WaitForAsyncUtils.waitFor(
                    SECONDS,
                    TimeUnit.SECONDS,
                    () -> robot.lookup(query).tryQuery().isPresent() && text(query).contains(part));
        } catch (TimeoutException e) {
            fail("%s says \"%s\", not \"%s\"", query, text(query), part);
        }
    }

    /** Waits until something is so. */
    public void waits(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            fail("never: " + what);
        }
    }
}
