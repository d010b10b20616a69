package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Pulse;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The screen of a market in which nothing happens. */
class RestingPulseTest extends WindowFixture {
    private final AtomicInteger frames = new AtomicInteger();

    private int framesIn(long ms) throws InterruptedException {
        int before = frames.get();
        Thread.sleep(ms);
        return frames.get() - before;
    }

    private static long resting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("pulse"))
                .count();
    }

    /**
     * What stands on the screen by the clock, such as ages, changes once a second. Where another
     * test has left an animation running, JavaFX makes frames whoever wants them.
     */
    private void rests(boolean animated) throws InterruptedException {
        until(() -> resting() == 1);
        if (!animated) {
            int few = Integer.MAX_VALUE;
            for (int i = 0; i < 10 && few > 30; i++) {
                few = framesIn(2_000);
            }
            assertThat(few).as("frames in two seconds").isLessThanOrEqualTo(30);
        }
    }

    /** Whether there are frames though the pulse is not running. */
    private boolean isAnimated() throws Exception {
        Stage bare = FxToolkit.registerPrimaryStage();
        interact(() -> {
            bare.setScene(new Scene(new Pane(), 100, 100));
            bare.getScene().addPostLayoutPulseListener(frames::incrementAndGet);
            bare.show();
        });
        Thread.sleep(1_000);
        int count = framesIn(1_000);
        interact(bare::hide);
        return count > 10;
    }

    @Test
    void whereNothingChangesThereAreNoFramesAndTheFirstTickIsShown() throws Exception {
        boolean animated = isAnimated();
        openLive();
        interact(() -> stage.getScene().addPostLayoutPulseListener(frames::incrementAndGet));
        rests(animated);
        Instrument btc = instrument("BTCUSDT");
        for (int i = 1; i <= 5; i++) {
            long bid = 6_300_000L + i;
            venue.touch(btc, bid, 5, 6_400_005, 7);
            String price = "63,000.0" + i;
            until(() -> text("#ticket-bid").startsWith(price));
            until(() -> resting() == 1);
        }
        rests(animated);
        clickOn(cell("ETHUSDT", "symbol"));
        until(() -> text("#ticket-symbol").startsWith("ETHUSDT"));
    }

    @Test
    void whatComesWhileItFallsAsleepIsNotMissed() throws InterruptedException, TimeoutException {
        openLive();
        AtomicInteger come = new AtomicInteger();
        AtomicInteger shown = new AtomicInteger();
        Pulse pulse = new Pulse();
        interact(() -> {
            pulse.add(
                    new Pulse.Member() {
                        private boolean stirred;

                        @Override
                        public void onPulse(long nanos) {
                            stirred = shown.getAndSet(come.get()) != come.get();
                        }

                        @Override
                        public boolean stirred() {
                            return stirred;
                        }

                        @Override
                        public boolean waits() {
                            return shown.get() != come.get();
                        }
                    });
            pulse.start();
        });
        Random random = new Random(5);
        for (int i = 1; i <= 40; i++) {
            // About as long as it takes to fall asleep.
            Thread.sleep(i % 4 == 0 ? 350 + random.nextInt(300) : random.nextInt(60));
            come.set(i);
            int now = i;
            until(() -> shown.get() == now);
        }
        interact(pulse::stop);
        come.incrementAndGet();
        Thread.sleep(100);
        assertThat(shown).as("it was stopped").hasValue(40);
    }
}
