package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Bar;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quote;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

class MarketFeedTest {
    private final FakeVenue venue = new FakeVenue();
    private final MarketFeed feed =
            new MarketFeed(venue, FakeMarket.instruments(), MarketFeedTest::atOnce, Runnable::run);
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final Subscription quote = new Subscription.Level1(btc);
    private final Subscription bars = new Subscription.Bars(btc, Interval.M1);

    /** What is to be done at once is; what is to be done later never. */
    private static void atOnce(long pauseMs, Runnable task) {
        if (pauseMs == 0) {
            task.run();
        }
    }

    @Test
    void aThousandValuesAreOneChange() {
        DeskByHand hand = new DeskByHand();
        MarketFeed timed = new MarketFeed(venue, FakeMarket.instruments(), hand::later, hand);
        List<MarketFeed.Handle> handles = new ArrayList<>();
        for (Instrument instrument : timed.instruments()) {
            handles.add(timed.want(new Subscription.Level1(instrument)));
        }
        handles.removeFirst().close();
        assertThat(venue.wanted()).isEmpty();
        hand.advance(0);
        assertThat(venue.wanted()).hasSize(handles.size());
        assertThat(venue.changes()).isEqualTo(1);
    }

    @Test
    void aValueIsWantedUntilTheLastHandleIsClosed() {
        MarketFeed.Handle one = feed.want(quote);
        MarketFeed.Handle two = feed.want(quote);
        MarketFeed.Handle other = feed.want(bars);
        assertThat(venue.wanted()).containsExactlyInAnyOrder(quote, bars);
        one.close();
        one.close();
        one.close();
        assertThat(venue.wanted()).as("two still wants it").contains(quote);
        two.close();
        assertThat(venue.wanted()).containsExactly(bars);
        other.close();
        assertThat(venue.wanted()).isEmpty();
        feed.want(quote);
        assertThat(venue.wanted()).containsExactly(quote);
    }

    @Test
    void manyThreadsWantAndGiveBack() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Subscription own = new Subscription.Level1(feed.instruments().get(i + 1));
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int n = 0; n < 500; n++) {
                                    MarketFeed.Handle shared = feed.want(quote);
                                    MarketFeed.Handle mine = feed.want(own);
                                    shared.close();
                                    if (n < 499) {
                                        mine.close();
                                    }
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(venue.wanted()).hasSize(4).doesNotContain(quote);
    }

    @Test
    void barsAreHandedOverInOrderOnce() {
        for (int i = 0; i < 5; i++) {
            feed.listener().onBar(btc, Interval.M1, new Bar(i, i, i, i, i, i, false), 0);
        }
        List<Long> told = new ArrayList<>();
        feed.drainBars(update -> told.add(update.bar().openMs()));
        assertThat(told).containsExactly(0L, 1L, 2L, 3L, 4L);
        feed.drainBars(update -> told.add(-1L));
        assertThat(told).hasSize(5);
    }

    @Test
    void aLineThatOpensAnewMayCountAnew() {
        feed.listener().onTouch(btc, 10, 1, 11, 1, 1_000, 1);
        feed.listener().onTouch(btc, 8, 1, 9, 1, 5, 2);
        assertThat(feed.quotes().read(btc.index()).bid()).isEqualTo(10);
        feed.listener().onMarketLine(LineState.RECONNECTING);
        feed.listener().onMarketLine(LineState.OPEN);
        assertThat(feed.line()).isEqualTo(LineState.OPEN);
        feed.listener().onTouch(btc, 8, 1, 9, 1, 5, 3);
        assertThat(feed.quotes().read(btc.index()).bid()).isEqualTo(8);
    }

    @Test
    void aQuoteByRestGivesWayToTheStreams() {
        feed.listener().onMarketLine(LineState.CONNECTING);
        feed.listener().onTouch(btc, 10, 1, 11, 1, 0, 1);
        assertThat(feed.quotes().read(btc.index()).bid()).isEqualTo(10);
        feed.listener().onTouch(btc, 8, 1, 9, 1, 5, 2);
        feed.listener().onTouch(btc, 10, 1, 11, 1, 0, 3);
        assertThat(feed.quotes().read(btc.index()).bid()).isEqualTo(8);
        feed.listener().onMarketLine(LineState.RECONNECTING);
        feed.listener().onTouch(btc, 6, 1, 7, 1, 0, 4);
        assertThat(feed.quotes().read(btc.index()).bid()).isEqualTo(6);
    }

    @Test
    void whatWasReadBeforeItsStreamsBeganIsReadAgain() {
        DeskByHand hand = new DeskByHand();
        MarketFeed timed = new MarketFeed(venue, FakeMarket.instruments(), hand::later, hand);
        timed.listener().onMarketLine(LineState.OPEN);
        hand.advance(0);
        timed.want(quote);
        hand.advance(1_000);
        assertThat(venue.refreshed()).containsExactly(Set.of(btc));
        timed.listener().onBegun(Set.of(btc));
        hand.advance(1_000);
        assertThat(venue.refreshed()).containsExactly(Set.of(btc), Set.of(btc));
    }

    @Test
    void aQuoteIsFreshWhileTheLineIsOpenAndItIsYoung() {
        MarketListener told = feed.listener();
        assertThat(freshness(0)).isEqualTo(Freshness.UNKNOWN);
        told.onMarketLine(LineState.CONNECTING);
        told.onTouch(btc, 10, 1, 11, 1, 5, System.nanoTime());
        assertThat(freshness(0)).as("not open yet").isEqualTo(Freshness.STALE);
        told.onMarketLine(LineState.OPEN);
        assertThat(freshness(0)).isEqualTo(Freshness.LIVE);
        assertThat(freshness(MarketFeed.AGE_LIMIT_MS + 1)).isEqualTo(Freshness.STALE);
        feed.ageLimit(60_000);
        assertThat(freshness(59_000)).isEqualTo(Freshness.LIVE);
        assertThat(freshness(60_001)).isEqualTo(Freshness.STALE);
        told.onMarketLine(LineState.RECONNECTING);
        assertThat(freshness(0)).isEqualTo(Freshness.STALE);
        told.onMarketLine(LineState.OPEN);
        assertThat(freshness(0))
                .as("what came before the line was lost")
                .isEqualTo(Freshness.STALE);
        told.onDay(btc, 9, 12, 8, 10, 1, 1, 1, System.nanoTime());
        assertThat(freshness(0)).as("a top of book was not told").isEqualTo(Freshness.STALE);
        told.onTouch(btc, 10, 1, 11, 1, 0, System.nanoTime());
        assertThat(freshness(0)).as("asked for").isEqualTo(Freshness.LIVE);
        told.onMarketLine(LineState.RECONNECTING);
        told.onTouch(btc, 10, 1, 11, 1, 0, System.nanoTime());
        told.onMarketLine(LineState.OPEN);
        assertThat(freshness(0)).as("asked for before").isEqualTo(Freshness.STALE);
        told.onTouch(btc, 10, 1, 11, 1, 6, System.nanoTime());
        assertThat(freshness(0)).isEqualTo(Freshness.LIVE);
    }

    @Test
    void aTopOfBookThatNobodyFollowsIsAsOldAsItIs() {
        MarketListener told = feed.listener();
        told.onMarketLine(LineState.CONNECTING);
        told.onMarketLine(LineState.OPEN);
        MarketFeed.Handle days = feed.want(new Subscription.AllDays());
        long start = System.nanoTime();
        long later = start + TimeUnit.MILLISECONDS.toNanos(MarketFeed.AGE_LIMIT_MS + 1);
        told.onTouch(btc, 10, 1, 11, 1, 0, start);
        told.onDay(btc, 9, 12, 8, 10, 1, 1, 1, later);
        assertThat(feed.freshness(held(), later)).isEqualTo(Freshness.STALE);
        assertThat(feed.dayFreshness(held(), later)).isEqualTo(Freshness.LIVE);
        assertThat(feed.asOf(held())).isEqualTo(start);
        MarketFeed.Handle followed = feed.want(quote);
        assertThat(feed.freshness(held(), later)).as("not told since").isEqualTo(Freshness.STALE);
        long told1 = System.nanoTime();
        told.onTouch(btc, 10, 1, 11, 1, 7, told1);
        told.onDay(btc, 9, 12, 8, 10, 1, 1, 2, later);
        assertThat(feed.freshness(held(), later)).isEqualTo(Freshness.LIVE);
        assertThat(feed.asOf(held())).isEqualTo(later);
        followed.close();
        assertThat(held().sequence()).isEqualTo(Quote.IN_DOUBT);
        assertThat(feed.freshness(held(), told1)).isEqualTo(Freshness.STALE);
        told.onTouch(btc, 12, 1, 13, 1, 0, told1 + 1);
        assertThat(held().bid()).as("REST is newer than what the stream said").isEqualTo(12);
        days.close();
    }

    @Test
    void aLateWordOfAStreamThatWasGivenBackIsNotTakenForFresh() {
        MarketListener told = feed.listener();
        told.onMarketLine(LineState.OPEN);
        feed.want(quote).close();
        told.onTouch(btc, 10, 1, 11, 1, 900, System.nanoTime());
        feed.want(quote);
        assertThat(feed.freshness(held(), System.nanoTime())).isEqualTo(Freshness.STALE);
        told.onTouch(btc, 12, 1, 13, 1, 0, System.nanoTime());
        assertThat(held().bid()).isEqualTo(12);
    }

    @Test
    void whoWantsTheDaysOfAllIsToldThemByRestAtFirst() {
        MarketFeed prompt =
                new MarketFeed(
                        venue,
                        FakeMarket.instruments(),
                        (pauseMs, task) -> task.run(),
                        Runnable::run);
        MarketFeed.Handle days = prompt.want(new Subscription.AllDays());
        assertThat(venue.refreshed()).containsExactly(Set.copyOf(prompt.instruments()));
        assertThat(prompt.quotes().read(7).high()).isPositive();
        days.close();
        assertThat(venue.wanted()).isEmpty();
    }

    private Quote held() {
        return feed.quotes().read(btc.index());
    }

    /** Of the one quote, that long after it came. */
    private Freshness freshness(long afterMs) {
        Quote quote = feed.quotes().read(btc.index());
        return feed.freshness(quote, quote.arrivalNanos() + TimeUnit.MILLISECONDS.toNanos(afterMs));
    }

    @Test
    void barsByRestComeOrSayWhyNot() {
        assertThat(feed.bars(btc, Interval.H1, Long.MAX_VALUE, 50).join()).hasSize(50);
        venue.failWith(VenueException.Kind.UNREACHABLE, 0, "no connection");
        assertThatThrownBy(() -> feed.bars(btc, Interval.H1, Long.MAX_VALUE, 50).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(VenueException.class);
    }
}
