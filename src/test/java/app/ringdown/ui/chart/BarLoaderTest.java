package app.ringdown.ui.chart;

import static app.ringdown.ui.chart.model.Bars.BTC;
import static app.ringdown.ui.chart.model.Bars.ETH;
import static app.ringdown.ui.chart.model.Bars.MONDAY;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.MarketFeed.BarUpdate;
import app.ringdown.market.Bar;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quote;
import app.ringdown.ui.chart.model.Bars;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.Invalidation;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

class BarLoaderTest {
    private static final Interval M1 = Interval.M1;
    private static final long MINUTE = M1.ms();
    private static final List<Bar> ALL = Bars.walk(M1, MONDAY, 3000);

    private final List<Ask> asked = new ArrayList<>();
    private final ChartModel model = new ChartModel(BTC, M1);
    private final BarLoader loader = new BarLoader(model, this::ask);
    private long nanos = 1;

    private record Ask(
            Instrument instrument,
            Interval interval,
            long beforeMs,
            CompletableFuture<List<Bar>> page) {}

    private CompletableFuture<List<Bar>> ask(
            Instrument instrument, Interval interval, long beforeMs, int limit) {
        assertThat(limit).isEqualTo(BarLoader.PAGE);
        Ask ask = new Ask(instrument, interval, beforeMs, new CompletableFuture<>());
        asked.add(ask);
        return ask.page;
    }

    @BeforeEach
    void open() {
        model.resize(800, 400);
        loader.open(BTC, M1);
    }

    @Test
    void theNewestPageIsAskedForOnceAndShown() {
        frame();
        frame();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().beforeMs).isEqualTo(Long.MAX_VALUE);
        assertThat(loader.state()).isEqualTo(BarLoader.State.LOADING);
        asked.getFirst().page.complete(ALL.subList(2000, 3000));
        assertThat(frame()).isEqualTo(Invalidation.ALL);
        assertThat(loader.state()).isEqualTo(BarLoader.State.SHOWN);
        assertThat(model.series().bars()).isEqualTo(ALL.subList(2000, 3000));
        assertThat(frame()).isEqualTo(Invalidation.NONE);
        assertThat(asked).hasSize(1);
    }

    @Test
    void olderPagesAreAskedForAheadOfNeedAndOneAtATime() {
        shown();
        model.pan(8 * 820, 0); // 100 bars fit; 80 are left
        frame();
        frame();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().beforeMs).isEqualTo(ALL.get(2000).openMs());
        assertThat(loader.older()).isEqualTo(BarLoader.Older.LOADING);
        // The page overlaps what is held by one bar.
        asked.getLast().page.complete(ALL.subList(1001, 2001));
        frame();
        assertThat(model.series().bars()).isEqualTo(ALL.subList(1001, 3000));
        frame();
        assertThat(asked).hasSize(2);
    }

    @Test
    void theBeginningOfTheHistoryIsNotAskedForAgain() {
        shown();
        model.toOldest();
        frame();
        asked.getLast().page.complete(List.of());
        frame();
        frame();
        assertThat(loader.older()).isEqualTo(BarLoader.Older.END);
        assertThat(asked).hasSize(2);
    }

    @Test
    void anAnswerForAnotherSymbolComesTooLate() {
        frame();
        loader.open(ETH, M1);
        asked.getFirst().page.complete(ALL.subList(2000, 3000));
        frame();
        assertThat(model.series().instrument()).isEqualTo(ETH);
        assertThat(model.series().isEmpty()).isTrue();
        assertThat(asked).hasSize(2);
        assertThat(asked.getLast().instrument).isEqualTo(ETH);
    }

    @Test
    void aFailureIsToldAndTriedAgainOnlyWhenAsked() {
        frame();
        asked.getFirst()
                .page
                .completeExceptionally(
                        new VenueException(VenueException.Kind.RATE_LIMITED, 429, "slower"));
        frame();
        frame();
        assertThat(loader.state()).isEqualTo(BarLoader.State.FAILED);
        assertThat(loader.failure()).isEqualTo(VenueException.Kind.RATE_LIMITED);
        assertThat(asked).hasSize(1);
        loader.retry();
        frame();
        assertThat(asked).hasSize(2);
    }

    @Test
    void noBarsAtAllIsSaid() {
        frame();
        asked.getFirst().page.complete(List.of());
        frame();
        assertThat(loader.state()).isEqualTo(BarLoader.State.EMPTY);
    }

    @Test
    void liveBarsThatComeBeforeThePageAreKept() {
        frame();
        Bar live = Bars.flat(ALL.getLast().openMs() + MINUTE, 6_000_000);
        loader.onBar(new BarUpdate(BTC, M1, live));
        asked.getFirst().page.complete(ALL.subList(2000, 3000));
        frame();
        assertThat(model.series().last()).isEqualTo(live);
        assertThat(model.series().size()).isEqualTo(1001);
    }

    @Test
    void liveBarsOfOthersAreLeftAlone() {
        shown();
        Bar bar = Bars.flat(ALL.getLast().openMs(), 1);
        assertThat(loader.onBar(new BarUpdate(ETH, M1, bar))).isEqualTo(Invalidation.NONE);
        assertThat(loader.onBar(new BarUpdate(BTC, Interval.M5, bar))).isEqualTo(Invalidation.NONE);
        assertThat(model.series().last()).isEqualTo(ALL.getLast());
    }

    @Test
    void aPriceOpensTheNextBarAndMovesIt() {
        shown();
        long next = ALL.getLast().openMs() + MINUTE;
        assertThat(loader.onQuote(quote(6_000_000, next))).isEqualTo(Invalidation.ALL);
        assertThat(loader.onQuote(quote(6_000_100, next + 5))).isEqualTo(Invalidation.LAST_BAR);
        assertThat(loader.onQuote(quote(6_000_100, next + 9))).isEqualTo(Invalidation.NONE);
        assertThat(model.series().last())
                .isEqualTo(new Bar(next, 6_000_000, 6_000_100, 6_000_000, 6_000_100, 0, false));
    }

    @Test
    void theVenuesBarDoesNotTakeBackATradeOfTheSameFrame() {
        shown();
        long next = ALL.getLast().openMs() + MINUTE;
        Bar told = new Bar(next, 10, 20, 5, 15, 7, false);
        loader.onQuote(quote(17, next + 900));
        loader.onBar(new BarUpdate(BTC, M1, told));
        assertThat(model.series().last()).isEqualTo(told.withLast(17));
        frame();
        // In a later frame the venue's word is the newest.
        loader.onBar(new BarUpdate(BTC, M1, told));
        assertThat(model.series().last()).isEqualTo(told);
    }

    @Test
    void whatWasMissedWhileTheStreamWasDownIsReadPageByPage() {
        frame();
        asked.getFirst().page.complete(ALL.subList(0, 500));
        frame();
        loader.onReopened();
        frame();
        assertThat(asked.getLast().beforeMs).isEqualTo(Long.MAX_VALUE);
        asked.getLast().page.complete(ALL.subList(2000, 3000));
        frame();
        frame();
        assertThat(asked.getLast().beforeMs).isEqualTo(ALL.get(2000).openMs());
        asked.getLast().page.complete(ALL.subList(1000, 2000));
        frame();
        frame();
        asked.getLast().page.complete(ALL.subList(0, 1000));
        frame();
        frame();
        assertThat(asked).hasSize(4);
        assertThat(model.series().bars()).isEqualTo(ALL);
    }

    @Test
    void aHoleThatCannotBeReadIsTriedAgainAfterAPause() {
        shown();
        loader.onReopened();
        frame();
        asked.getLast()
                .page
                .completeExceptionally(
                        new VenueException(VenueException.Kind.UNREACHABLE, 0, "gone"));
        frame();
        frame();
        assertThat(asked).hasSize(2);
        nanos += 3_000_000_000L;
        frame();
        assertThat(asked).hasSize(3);
        assertThat(loader.state()).isEqualTo(BarLoader.State.SHOWN);
    }

    @Test
    void aBarThatTheStreamLeftOutIsReadByRest() {
        shown();
        Bar later = Bars.flat(ALL.getLast().openMs() + 3 * MINUTE, 6_000_000);
        loader.onBar(new BarUpdate(BTC, M1, later));
        frame();
        assertThat(asked).hasSize(2);
        asked.getLast().page.complete(Bars.walk(M1, ALL.getLast().openMs() + MINUTE, 3));
        frame();
        assertThat(model.series().size()).isEqualTo(1003);
    }

    private void shown() {
        frame();
        asked.getFirst().page.complete(ALL.subList(2000, 3000));
        frame();
    }

    private Invalidation frame() {
        nanos += 16_000_000;
        return loader.onFrame(nanos);
    }

    private static Quote quote(long last, long venueMs) {
        return new Quote(BTC, 0, 0, 0, 0, last, 1, 1, 0, 0, 0, 0, 0, 0, venueMs, 1, 0);
    }
}
