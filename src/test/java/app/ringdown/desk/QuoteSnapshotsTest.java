package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketEars;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class QuoteSnapshotsTest {
    private final DeskByHand hand = new DeskByHand();
    private final FakeVenue venue = new FakeVenue();
    private final Set<Instrument> wanted = new HashSet<>();
    private final QuoteSnapshots snapshots =
            new QuoteSnapshots(venue, new MarketEars(), () -> wanted, hand::later, hand);
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final Instrument eth = venue.instrument("ETHUSDT");

    private void want(Instrument... instruments) {
        for (Instrument instrument : instruments) {
            wanted.add(instrument);
            snapshots.onWanted(List.of(instrument));
        }
    }

    private void line(LineState state, long thenMs) {
        snapshots.onLine(state);
        hand.advance(thenMs);
    }

    @Test
    void whatComesToBeWantedIsAskedForTogetherOnce() {
        line(LineState.OPEN, 0);
        want(btc, eth);
        hand.advance(60_000);
        assertThat(venue.refreshed()).containsExactly(Set.of(btc, eth));
    }

    @Test
    void whatIsNotWantedAnyMoreIsNotAskedFor() {
        line(LineState.OPEN, 0);
        want(btc, eth);
        wanted.remove(btc);
        hand.advance(60_000);
        assertThat(venue.refreshed()).containsExactly(Set.of(eth));
    }

    @Test
    void aLineThatIsSoonOpenAgainBringsAllThatIsWantedOnce() {
        want(btc, eth);
        hand.advance(100);
        line(LineState.RECONNECTING, QuoteSnapshots.DOWN_MS - 1);
        assertThat(snapshots.polling()).isFalse();
        line(LineState.OPEN, 60_000);
        assertThat(snapshots.polling()).isFalse();
        assertThat(venue.refreshed()).containsExactly(Set.of(btc, eth), Set.of(btc, eth));
    }

    @Test
    void aLineThatIsDownIsPolledUntilItIsOpen() {
        want(btc);
        line(LineState.OPEN, 100);
        int before = venue.refreshed().size();
        line(LineState.RECONNECTING, QuoteSnapshots.DOWN_MS);
        assertThat(snapshots.polling()).isTrue();
        assertThat(venue.refreshed()).hasSize(before + 1);
        want(eth);
        hand.advance(10_000);
        assertThat(venue.refreshed()).hasSizeBetween(before + 9, before + 13);
        assertThat(venue.refreshed().getLast()).containsExactlyInAnyOrder(btc, eth);
        line(LineState.OPEN, 0);
        assertThat(snapshots.polling()).isFalse();
        int after = venue.refreshed().size();
        hand.advance(60_000);
        assertThat(venue.refreshed()).hasSizeLessThanOrEqualTo(after + 1);
    }

    @Test
    void aLineThatIsLostTwiceIsPolledOnce() {
        want(btc);
        line(LineState.CONNECTING, 10_000);
        line(LineState.OPEN, 100);
        line(LineState.RECONNECTING, 10_000);
        int before = venue.refreshed().size();
        hand.advance(10_000);
        assertThat(venue.refreshed()).hasSizeBetween(before + 9, before + 11);
    }

    @Test
    void anAnswerThatFailsIsAskedForAgainWithLongerPauses() {
        venue.failWith(VenueException.Kind.RATE_LIMITED, 0, "the budget is used up");
        want(btc);
        line(LineState.OPEN, 100);
        hand.advance(31_500);
        assertThat(venue.refreshed()).hasSizeBetween(5, 8);
        venue.recover();
        hand.advance(QuoteSnapshots.LAST_PAUSE_MS);
        int after = venue.refreshed().size();
        hand.advance(60_000);
        assertThat(venue.refreshed()).hasSize(after).last().isEqualTo(Set.of(btc));
    }

    @Test
    void afterTheEndNothingIsAsked() {
        want(btc);
        line(LineState.RECONNECTING, 10_000);
        line(LineState.CLOSED, 2_000);
        int after = venue.refreshed().size();
        hand.advance(60_000);
        assertThat(snapshots.polling()).isFalse();
        assertThat(venue.refreshed()).hasSize(after);
    }
}
