package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Pulse;

import org.junit.jupiter.api.Test;

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

    /** What stands on the screen by the clock, such as ages, changes once a second. */
    private void rests() throws InterruptedException {
        int few = Integer.MAX_VALUE;
        for (int i = 0; i < 10 && few > 20; i++) {
            few = framesIn(2_000);
        }
        assertThat(few).as("frames in two seconds").isLessThanOrEqualTo(20);
    }

    @Test
    void whereNothingChangesThereAreNoFramesAndTheFirstTickIsShown() throws Exception {
        openLive();
        interact(() -> stage.getScene().addPostLayoutPulseListener(frames::incrementAndGet));
        rests();
        Instrument btc = instrument("BTCUSDT");
        for (int i = 1; i <= 5; i++) {
            long bid = 6_300_000L + i;
            venue.touch(btc, bid, 5, 6_400_005, 7);
            String price = "63,000.0" + i;
            until(() -> text("#ticket-bid").startsWith(price));
            Thread.sleep(700);
        }
        rests();
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
