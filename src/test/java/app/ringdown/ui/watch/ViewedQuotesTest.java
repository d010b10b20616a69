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

    private Set<Subscription> wanted() {
        return venue.wanted();
    }

    private static Subscription quote(Instrument of) {
        return new Subscription.Level1(of);
    }

    @Test
    void nothingIsWantedWhileTheViewMoves() {
        look(btc);
        look(btc, eth);
        look(eth, sol);
        look(sol);
        assertThat(wanted()).isEmpty();
        look(sol);
        assertThat(wanted()).containsExactly(quote(sol));
    }

    @Test
    void whatLeavesTheViewIsGivenBackAfterAWhile() {
        look(btc, eth);
        look(btc, eth);
        look(eth);
        assertThat(wanted()).as("not at once").containsExactlyInAnyOrder(quote(btc), quote(eth));
        look(btc, eth);
        nanos += ViewedQuotes.LINGER_NANOS - LOOK;
        look(eth);
        assertThat(wanted()).as("it was back").contains(quote(btc));
        nanos += 2 * LOOK;
        look(eth);
        assertThat(wanted()).containsExactly(quote(eth));
        assertThat(ended).containsExactly(btc);
    }

    @Test
    void closingGivesAllBackAndItCanBeginAnew() {
        look(btc, eth);
        look(btc, eth);
        viewed.close();
        assertThat(wanted()).isEmpty();
        assertThat(ended).containsExactlyInAnyOrder(btc, eth);
        look(btc);
        look(btc);
        assertThat(wanted()).containsExactly(quote(btc));
    }
}
