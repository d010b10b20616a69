package app.ringdown.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.venue.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class ViewedQuotesTest {
    private static final long LOOK = 250_000_000L;

    private final FakeVenue venue = new FakeVenue();
    private final Desk desk = venue.desk();
    private final List<Instrument> ended = new ArrayList<>();
    private final ViewedQuotes viewed = new ViewedQuotes(desk.feed(), ended::add);
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final Instrument eth = venue.instrument("ETHUSDT");
    private final Instrument sol = venue.instrument("SOLUSDT");
    private long nanos = -3 * LOOK; // the clock may begin anywhere

    @AfterEach
    void close() {
        desk.close();
    }

    private void look(Instrument... inView) {
        viewed.look(Set.of(inView), nanos += LOOK);
    }

    /** The desk tells the venue within moments. */
    private void wants(Instrument... of) throws InterruptedException {
        Set<Subscription> all =
                Stream.of(of).map(Subscription.Level1::new).collect(Collectors.toSet());
        long end = System.nanoTime() + 10_000_000_000L;
        while (!venue.wanted().equals(all)) {
            assertThat(System.nanoTime()).as("%s is not wanted", all).isLessThan(end);
            Thread.sleep(2);
        }
    }

    @Test
    void nothingIsWantedWhileTheViewMoves() throws InterruptedException {
        look(btc);
        look(btc, eth);
        look(eth, sol);
        look(sol);
        assertThat(venue.changes()).isZero();
        look(sol);
        wants(sol);
    }

    @Test
    void whatLeavesTheViewIsGivenBackAfterAWhile() throws InterruptedException {
        look(btc, eth);
        look(btc, eth);
        wants(btc, eth);
        look(eth);
        assertThat(ended).as("not at once").isEmpty();
        look(btc, eth);
        nanos += ViewedQuotes.LINGER_NANOS - LOOK;
        look(eth);
        assertThat(ended).as("it was back").isEmpty();
        nanos += 2 * LOOK;
        look(eth);
        wants(eth);
        assertThat(ended).containsExactly(btc);
    }

    @Test
    void closingGivesAllBackAndItCanBeginAnew() throws InterruptedException {
        look(btc, eth);
        look(btc, eth);
        wants(btc, eth);
        viewed.close();
        wants();
        assertThat(ended).containsExactlyInAnyOrder(btc, eth);
        look(btc);
        look(btc);
        wants(btc);
    }
}
