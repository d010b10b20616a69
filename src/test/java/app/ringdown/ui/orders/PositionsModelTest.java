package app.ringdown.ui.orders;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.Freshness;
import app.ringdown.desk.MemoryJournal;
import app.ringdown.desk.PositionDesk;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.CostMethod;
import app.ringdown.order.Mark;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The model on a venue in memory; the test's thread is the screen's, and makes its frames. */
class PositionsModelTest {
    private static final long QUARTER = TimeUnit.MILLISECONDS.toNanos(250);

    private final FakeVenue venue = new FakeVenue();
    private final MemoryJournal journal = new MemoryJournal();
    private final Instrument doge = venue.instrument("DOGEUSDT");
    private final Settings settings = Settings.inMemory();
    private Desk desk;
    private LiveDesk live;
    private PositionsModel model;
    private long frame = System.nanoTime();

    @BeforeEach
    void logIn() {
        desk = Desk.logIn(venue, journal, Clock.systemUTC()).join();
        desk.feed().ageLimit(TimeUnit.DAYS.toMillis(1));
        live = new LiveDesk(desk);
        model = new PositionsModel(live, settings);
    }

    @AfterEach
    void close() {
        model.close();
        desk.close();
    }

    @Test
    void onlyTheQuotesOfWhatIsOpenAreWanted() throws Exception {
        market(Side.BUY, 100);
        until(() -> model.open().size() == 1);
        until(() -> venue.wanted().contains(new Subscription.Level1(doge)));
        market(Side.SELL, 99); // less than one is left: the fee was in DOGE
        until(() -> model.open().isEmpty());
        until(() -> !venue.wanted().contains(new Subscription.Level1(doge)));
        assertThat(model.all()).hasSize(1);
        assertThat(model.all().getFirst().position().quantity()).isEqualByComparingTo("0.9");
        assertThat(model.history().get()).isEqualTo(PositionDesk.History.WHOLE);
    }

    @Test
    void aClosedModelWantsNothing() throws Exception {
        market(Side.BUY, 100);
        until(() -> venue.wanted().contains(new Subscription.Level1(doge)));
        model.close();
        market(Side.BUY, 50);
        until(() -> model.open().getFirst().position().executions() == 2);
        until(() -> !venue.wanted().contains(new Subscription.Level1(doge)));
    }

    @Test
    void aPositionIsLookedAtFourTimesASecond() throws Exception {
        market(Side.BUY, 100);
        until(() -> model.open().size() == 1);
        touch(15_000, 15_010);
        frame += QUARTER;
        live.onPulse(frame);
        assertThat(price()).isEqualTo("0.15000");
        touch(16_000, 16_010);
        frame += QUARTER - 1;
        live.onPulse(frame);
        assertThat(price()).isEqualTo("0.15000");
        frame += 1;
        live.onPulse(frame);
        assertThat(price()).isEqualTo("0.16000");
    }

    @Test
    void choicesAreMadeAtOnceAndKept() throws Exception {
        assertThat(model.method().get()).isEqualTo(CostMethod.AVERAGE);
        assertThat(model.mark().get()).isEqualTo(Mark.EXIT);
        market(Side.BUY, 100);
        until(() -> model.open().size() == 1);
        touch(15_000, 15_010);
        until(() -> price().equals("0.15000"));
        model.mark().set(Mark.MID);
        assertThat(price()).isEqualTo("0.150050");
        model.method().set(CostMethod.FIFO);
        until(() -> model.open().getFirst().position().method() == CostMethod.FIFO);

        PositionsModel next = new PositionsModel(live, settings);
        assertThat(next.method().get()).isEqualTo(CostMethod.FIFO);
        assertThat(next.mark().get()).isEqualTo(Mark.MID);
        settings.put("positions.mark", "YESTERDAY");
        assertThat(new PositionsModel(live, settings).mark().get()).isEqualTo(Mark.EXIT);
    }

    @Test
    void whatIsNotLiveIsSaidWithItsTime() throws Exception {
        market(Side.BUY, 100);
        until(() -> model.open().size() == 1);
        touch(15_000, 15_010);
        until(() -> price().equals("0.15000"));
        assertThat(model.open().getFirst().sight().get().isStale()).isFalse();
        assertThat(model.totals().get().oldestNanos()).isZero();
        venue.lines(LineState.RECONNECTING);
        until(() -> model.open().getFirst().sight().get().isStale());
        PositionRow.Sight sight = model.open().getFirst().sight().get();
        assertThat(sight.freshness()).isNotEqualTo(Freshness.LIVE);
        assertThat(model.totals().get().oldestNanos()).isEqualTo(sight.asOfNanos()).isNotZero();
        assertThat(model.totals().get().byAsset())
                .singleElement()
                .satisfies(total -> assertThat(total.asset()).isEqualTo("USDT"));
    }

    @Test
    void whatWasFilledBeforeTheAccountWasBegunAnewCountsNoLonger() throws Exception {
        market(Side.BUY, 100);
        until(() -> model.open().size() == 1);
        Thread.sleep(2); // the next fill is of another millisecond
        model.startOver(System.currentTimeMillis());
        until(() -> model.all().isEmpty());
        until(() -> !venue.wanted().contains(new Subscription.Level1(doge)));
        assertThat(model.totals().get().byAsset()).isEmpty();
        market(Side.BUY, 50);
        until(() -> model.open().size() == 1);
        assertThat(model.open().getFirst().position().lots()).isEqualTo(49);
        assertThat(settings.get("positions.since.fake")).isPresent();

        model.close();
        desk.close();
        logIn();
        until(() -> model.open().size() == 1);
        assertThat(model.open().getFirst().position().executions()).isEqualTo(1);
    }

    private String price() {
        return String.valueOf(model.open().getFirst().sight().get().marked().price());
    }

    private void touch(long bid, long ask) {
        venue.touch(doge, bid, 10, ask, 10);
    }

    private void market(Side side, long lots) {
        desk.orders()
                .place(
                        new OrderRequest(
                                desk.orders().nextId(),
                                doge,
                                side,
                                OrderType.MARKET,
                                TimeInForce.GTC,
                                0,
                                lots,
                                null));
    }

    /** Frames until it is so. */
    private void until(BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come").isLessThan(end);
            Thread.sleep(2);
            frame += QUARTER;
            live.onPulse(frame);
        }
    }
}
