package app.ringdown.ui;

import static org.assertj.core.api.Assertions.fail;

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

    /** Puts the caret into a field, empties it and types. */
    public void type(String field, String text) {
        click(field);
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).clear());
        robot.write(text);
    }

    /**
     * Goes there by one move: the robot's usual two hundred take most of a test's time. What the
     * last action has moved is where it will be.
     */
    public void click(String query) {
        Parent root = robot.lookup(query).query().getScene().getRoot();
        robot.interact(() -> {
            root.applyCss();
            root.layout();
        });
        robot.robotContext().getMouseRobot().move(robot.point(query).query());
        robot.clickOn(query);
    }

    public String text(String query) {
        Node node = robot.lookup(query).query();
        return node instanceof TextInputControl input
                ? input.getText()
                : ((Labeled) node).getText();
    }

    public boolean isShown(String query) {
        return robot.lookup(query).tryQuery().filter(Node::isVisible).isPresent();
    }

    public boolean isUsable(String query) {
        return !robot.lookup(query).query().isDisabled();
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
