package app.ringdown;

import org.junit.jupiter.api.condition.DisabledIf;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test of what JavaFX's Headless platform cannot do: drag and drop, dividers and columns dragged,
 * the wheel with Ctrl held, modal windows.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@DisabledIf(
        value = "app.ringdown.TestDisplay#isHeadless",
        disabledReason = "needs real windowing, and there is no Xvfb to give it a display")
public @interface NeedsWindowing {}
