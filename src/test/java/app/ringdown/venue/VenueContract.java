package app.ringdown.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Print;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent.Report;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.Traffic.Filter;
import app.ringdown.venue.Traffic.OrderKey;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What every connector must do, shown against a server that runs. A connector's test says how to
 * reach one and how to stop and start it.
 */
public abstract class VenueContract {
    private static final int PAGE = 250;

    private final Heard heard = new Heard();
    private Venue venue;
    private Instrument traded;

    /**
     * A connector with a key of a funded account.
     *
     * @param local this machine's clock
     */
    protected abstract Venue connect(Clock local) throws Exception;

    private Venue connect() throws Exception {
        return connect(Clock.systemUTC());
    }

    /** The key that {@link #connect} uses. */
    protected abstract String key();

    /** A connector with a key that the server does not know. */
    protected abstract Venue connectWithWrongKey() throws Exception;

    /** Stops the server, as if it died. */
    protected abstract void stop() throws Exception;

    /** Starts it again where it was; does nothing if it runs. */
    protected abstract void start() throws Exception;

    /** A symbol that is quoted and traded all the time. */
    protected abstract String symbol();

    @BeforeEach
    void logIn() throws Exception {
        start();
        venue = connect();
        traded = instrument(symbol());
    }

    @AfterEach
    void logOut() {
        venue.close();
    }

    private Instrument instrument(String symbol) throws VenueException {
        return venue.instruments().stream()
                .filter(i -> i.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    /** Opens the lines, for level 1 of the traded instrument, and waits until they are. */
    private void open(Subscription... wanted) throws InterruptedException {
        venue.subscribe(Set.of(wanted));
        venue.open(heard, heard);
        Heard.first(() -> heard.market, LineState.OPEN::equals);
        Heard.first(() -> heard.account, LineState.OPEN::equals);
    }

    private Subscription level1() {
        return new Subscription.Level1(traded);
    }

    private Heard.Touch touch() throws InterruptedException {
        return Heard.first(
                () -> heard.touches,
                t -> t.instrument().equals(traded) && t.bid() > 0 && t.ask() > 0);
    }

    private static VenueException failure(ThrowingCallable call) {
        return Objects.requireNonNull(catchThrowableOfType(VenueException.class, call));
    }

    // Orders: about 1000 of the quote asset, whole steps.

    private long someLots(long ticks) {
        BigDecimal price = traded.price(ticks);
        long lots =
                traded.lotsWithin(
                        new BigDecimal("1000").divide(price, 12, java.math.RoundingMode.UP));
        return Math.max(lots, traded.rules().minLots());
    }

    private OrderRequest limit(Side side, long ticks, TimeInForce life) {
        return new OrderRequest(
                newId(), traded, side, OrderType.LIMIT, life, ticks, someLots(ticks), null);
    }

    /** A bid a tenth below the best one, on the instrument's step: it rests. */
    private OrderRequest resting() throws InterruptedException {
        long ticks = touch().bid() * 9 / 10;
        return limit(Side.BUY, ticks - ticks % traded.rules().tickStep(), TimeInForce.GTC);
    }

    private OrderRequest market(Side side) throws InterruptedException {
        return new OrderRequest(
                newId(),
                traded,
                side,
                OrderType.MARKET,
                TimeInForce.GTC,
                0,
                someLots(touch().ask()),
                null);
    }

    private static String newId() {
        return "rd-" + UUID.randomUUID().toString().substring(0, 13);
    }

    // Market by REST.

    @Test
    void instrumentsStandAtTheirIndexAndCanBeTraded() throws Exception {
        List<Instrument> instruments = venue.instruments();
        assertThat(instruments).isNotEmpty();
        Set<String> symbols = new HashSet<>();
        for (int i = 0; i < instruments.size(); i++) {
            Instrument instrument = instruments.get(i);
            assertThat(instrument.index()).isEqualTo(i);
            assertThat(instrument.venue()).isEqualTo(venue.id());
            assertThat(symbols.add(instrument.symbol())).isTrue();
            assertThat(instrument.base()).isNotEmpty();
            assertThat(instrument.quote()).isNotEmpty();
        }
        assertThat(traded.trading()).isTrue();
        assertThat(venue.instruments()).isSameAs(instruments);
    }

    @Test
    void aRefreshTellsEveryInstrument() throws Exception {
        venue.refresh(Set.copyOf(venue.instruments()), heard);
        Set<Instrument> told = new HashSet<>();
        for (Heard.Day day : heard.days) {
            told.add(day.instrument());
            assertThat(day.low()).isPositive().isLessThanOrEqualTo(day.high());
            assertThat(day.last()).isBetween(day.low(), day.high());
        }
        assertThat(told).containsAll(venue.instruments());
        assertThat(heard.touches)
                .hasSameSizeAs(venue.instruments())
                .allSatisfy(t ->
                        assertThat(t.bid() == 0 || t.ask() == 0 || t.bid() < t.ask()).isTrue());
    }

    @Test
    void aRefreshOfSomeTellsThoseAlone() throws Exception {
        for (int some : List.of(1, 3, 25)) {
            Heard few = new Heard();
            Set<Instrument> asked = Set.copyOf(venue.instruments().subList(0, some));
            venue.refresh(asked, few);
            assertThat(few.touches)
                    .hasSize(some)
                    .allSatisfy(touch -> assertThat(asked).contains(touch.instrument()));
        }
    }

    @Test
    void theTopOfOneBookIsToldByACall() throws Exception {
        venue.touch(traded, heard);
        assertThat(heard.touches)
                .singleElement()
                .satisfies(t -> {
                    assertThat(t.instrument()).isEqualTo(traded);
                    assertThat(t.bid()).isPositive().isLessThan(t.ask());
                });
    }

    @Test
    void whatWentOverTheWireIsKeptWithoutKeysAndSaysWhatItSaid() throws Exception {
        open(level1());
        OrderRequest order = resting();
        Report accepted = venue.place(order).getFirst();
        OrderKey key = new OrderKey(order.clientOrderId(), accepted.venueOrderId());
        Filter about = new Filter("", true, true, false, false, key);
        Heard.first(() -> kept(about), t -> t instanceof Transfer.Frame);
        assertThat(kept(about)).hasAtLeastOneElementOfType(Transfer.Call.class);
        for (Transfer transfer : kept(about)) {
            Heard again = new Heard();
            assertThat(venue.traffic().explain(transfer, again, again)).isTrue();
            assertThat(again.orders)
                    .singleElement()
                    .satisfies(told -> {
                        assertThat(told.as().clientOrderId()).isEqualTo(order.clientOrderId());
                        assertThat(told.report().venueOrderId()).isEqualTo(key.venueOrderId());
                    });
        }
        List<Transfer> all = kept(Filter.ALL);
        assertThat(all).hasAtLeastOneElementOfType(Transfer.Frame.class);
        assertThat(all.toString().contains(key())).isFalse();
        assertThat(all.stream().map(Transfer::number).toList()).isSorted().doesNotHaveDuplicates();
    }

    private List<Transfer> kept(Filter filter) {
        Traffic traffic = venue.traffic();
        List<Transfer> kept = new ArrayList<>();
        for (long at = 0; at < traffic.next(); ) {
            at =
                    traffic.find(
                            filter,
                            at,
                            100,
                            (number, _) -> {
                                kept.add(Objects.requireNonNull(traffic.get(number)));
                            });
        }
        return kept;
    }

    @Test
    void barsPageBackwardsWithoutGapsOrDoubles() throws Exception {
        for (Interval interval : List.of(Interval.M1, Interval.H1)) {
            List<Bar> all = new ArrayList<>();
            long before = Long.MAX_VALUE;
            for (int page = 0; page < 3; page++) {
                List<Bar> bars = venue.bars(traded, interval, before, PAGE);
                assertThat(bars).hasSize(PAGE);
                before = bars.getFirst().openMs();
                all.addAll(0, bars);
            }
            for (int i = 0; i < all.size(); i++) {
                Bar bar = all.get(i);
                assertThat(bar.openMs() % interval.ms()).isZero();
                if (i > 0) {
                    assertThat(bar.openMs()).isEqualTo(all.get(i - 1).openMs() + interval.ms());
                }
                assertThat(bar.low()).isPositive();
                assertThat(bar.open()).isBetween(bar.low(), bar.high());
                assertThat(bar.close()).isBetween(bar.low(), bar.high());
                assertThat(bar.volumeLots()).isNotNegative();
            }
            long now = System.currentTimeMillis();
            Bar newest = all.getLast();
            assertThat(newest.openMs()).isBetween(now - interval.ms() - 10_000, now + 10_000);
            assertThat(all.subList(0, all.size() - 2)).allMatch(Bar::closed);
        }
    }

    @Test
    void theAccountHasMoneyAndRates() throws Exception {
        Account account = venue.account();
        assertThat(account.free(traded.quote())).isGreaterThan(new BigDecimal("10000"));
        assertThat(account.takerRate()).isBetween(BigDecimal.ZERO, new BigDecimal("0.01"));
        assertThat(account.makerRate()).isBetween(BigDecimal.ZERO, account.takerRate());
        assertThat(account.timeMs()).isPositive();
    }

    // Market by stream.

    @Test
    void quotesComeWithinTwoSeconds() throws Exception {
        long start = System.nanoTime();
        open(level1(), new Subscription.Bars(traded, Interval.M1));
        Heard.Touch touch = touch();
        assertThat(touch.at() - start).isLessThan(2_000_000_000L);
        assertThat(touch.bid()).isLessThan(touch.ask());
        assertThat(touch.bidLots()).isPositive();
        assertThat(touch.askLots()).isPositive();
        Heard.Trade trade = Heard.first(() -> heard.trades, t -> t.instrument().equals(traded));
        assertThat(trade.ticks()).isPositive();
        assertThat(trade.lots()).isPositive();
        assertThat(trade.ms())
                .isCloseTo(
                        System.currentTimeMillis(), org.assertj.core.data.Offset.offset(20_000L));
        Heard.first(() -> heard.days, d -> d.instrument().equals(traded) && d.volume() > 0);
        Heard.BarTold bar = Heard.first(() -> heard.bars, b -> b.interval() == Interval.M1);
        assertThat(bar.instrument()).isEqualTo(traded);
        assertThat(heard.marketThreads).containsOnly("ws-" + venue.id());
        assertThat(heard.market).containsExactly(LineState.CONNECTING, LineState.OPEN);
    }

    @Test
    void aBookIsJoinedByItsChanges() throws Exception {
        open(new Subscription.Book(traded));
        Heard.first(() -> heard.books, b -> b.instrument().equals(traded));
        DepthSnapshot snapshot = venue.depth(traded);
        assertThat(snapshot.bids().ticks(0)).isLessThan(snapshot.asks().ticks(0));
        assertThat(snapshot.bids().size()).isGreaterThan(20);
        assertThat(snapshot.asks().lots(0)).isPositive();
        long joint = snapshot.lastUpdateId() + 1;
        Heard.first(() -> heard.books, b -> b.firstId() <= joint && joint <= b.lastId());
        for (int i = 1; i < heard.books.size(); i++) {
            assertThat(heard.books.get(i).firstId()).isEqualTo(heard.books.get(i - 1).lastId() + 1);
        }
        assertThat(heard.marketThreads).containsOnly("ws-" + venue.id());
    }

    @Test
    void theDaysOfAllAreToldWithoutAnythingElse() throws Exception {
        open(new Subscription.AllDays());
        Heard.first(() -> heard.days, day -> day.instrument().equals(traded) && day.volume() > 0);
        Heard.first(() -> heard.days, day -> !day.instrument().equals(traded));
        Heard.first(
                () ->
                        heard.days.stream()
                                .filter(d -> d.instrument().equals(traded))
                                .skip(1)
                                .toList(),
                _ -> true);
        assertThat(heard.days)
                .allSatisfy(day -> assertThat(day.last()).isBetween(day.low(), day.high()));
        assertThat(heard.touches).isEmpty();
        assertThat(heard.trades).isEmpty();
        venue.subscribe(Set.of(new Subscription.Trades(traded)));
        Heard.first(() -> heard.trades, t -> t.instrument().equals(traded));
    }

    @Test
    void tradesAreToldWithoutAnythingElse() throws Exception {
        open(new Subscription.Trades(traded));
        Heard.first(() -> heard.trades, t -> t.instrument().equals(traded));
        assertThat(heard.touches).isEmpty();
        assertThat(heard.books).isEmpty();
    }

    @Test
    void tradesByRestAreThoseOfTheStream() throws Exception {
        open(new Subscription.Trades(traded));
        Heard.Trade heardFirst =
                Heard.first(() -> heard.trades, t -> t.instrument().equals(traded));
        List<Print> read = venue.trades(traded);
        assertThat(read.stream().map(Print::tradeId)).isSorted().doesNotHaveDuplicates();
        Print same =
                read.stream()
                        .filter(print -> print.tradeId() == heardFirst.id())
                        .findFirst()
                        .orElseThrow();
        assertThat(same.ticks()).isEqualTo(heardFirst.ticks());
        assertThat(same.lots()).isEqualTo(heardFirst.lots());
        assertThat(same.aggressor()).isEqualTo(heardFirst.side());
        assertThat(same.venueMs()).isEqualTo(heardFirst.ms());
    }

    @Test
    void whatIsNoLongerWantedFallsSilent() throws Exception {
        Instrument other =
                venue.instruments().stream()
                        .filter(i -> !i.equals(traded))
                        .findFirst()
                        .orElseThrow();
        open(level1(), new Subscription.Level1(other));
        touch();
        venue.subscribe(Set.of(new Subscription.Level1(other)));
        long end = System.nanoTime() + 10_000_000_000L;
        int before;
        do { // silent for a second and a half, on an instrument that is never silent
            assertThat(System.nanoTime()).isLessThan(end);
            before = told(traded);
            Thread.sleep(1500);
        } while (told(traded) > before);
        venue.subscribe(Set.of(level1()));
        int silent = told(traded);
        Heard.first(() -> heard.touches, t -> told(traded) > silent);
        assertThat(heard.market).containsExactly(LineState.CONNECTING, LineState.OPEN);
    }

    private int told(Instrument instrument) {
        return (int) heard.touches.stream().filter(t -> t.instrument().equals(instrument)).count();
    }

    @Test
    void healthIsMeasured() throws Exception {
        assertThat(venue.health().lastMessageNanos()).isEqualTo(-1);
        open(level1());
        touch();
        long end = System.nanoTime() + 10_000_000_000L;
        while (venue.health().streamNanos() < 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
        VenueHealth health = venue.health();
        assertThat(health.restNanos()).isBetween(1L, 2_000_000_000L);
        assertThat(health.streamNanos()).isBetween(1L, 2_000_000_000L);
        assertThat(System.nanoTime() - health.lastMessageNanos()).isBetween(0L, 5_000_000_000L);
        assertThat(health.clockKnown()).isTrue();
        assertThat(health.clockOffsetMs()).isBetween(-1000L, 1000L);
    }

    // Orders.

    @Test
    void aLimitOrderIsAcceptedAndCancelledOnBothWays() throws Exception {
        open(level1());
        OrderRequest request = resting();
        List<Report> placed = venue.place(request);
        assertThat(placed).hasSize(1);
        Report accepted = placed.getFirst();
        assertThat(accepted.clientOrderId()).isEqualTo(request.clientOrderId());
        assertThat(accepted.state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(accepted.venueOrderId()).isNotEmpty();
        assertThat(accepted.executedLots()).isZero();
        Heard.Order told =
                Heard.first(
                        () -> heard.orders,
                        o -> o.as().clientOrderId().equals(request.clientOrderId()));
        assertThat(told.as()).isEqualTo(request);
        assertThat(told.report().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(told.report().venueOrderId()).isEqualTo(accepted.venueOrderId());

        Venue.OrderReport asked = venue.order(traded, request.clientOrderId()).orElseThrow();
        assertThat(asked.as()).isEqualTo(request);
        assertThat(asked.report().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(asked.createdMs()).isPositive();
        assertThat(venue.openOrders()).filteredOn(o -> o.as().equals(request)).hasSize(1);
        assertThat(venue.fills(asked)).isEmpty();

        Report cancelled = venue.cancel(traded, request.clientOrderId());
        assertThat(cancelled.clientOrderId()).isEqualTo(request.clientOrderId());
        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        Report toldCancel =
                heard.report(r ->
                        r.clientOrderId().equals(request.clientOrderId())
                                && r.state() == OrderState.CANCELLED);
        assertThat(toldCancel.venueOrderId()).isEqualTo(accepted.venueOrderId());
        assertThat(venue.openOrders()).noneMatch(o -> o.as().equals(request));
        assertThat(venue.order(traded, request.clientOrderId()).orElseThrow().report().state())
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aMarketOrderFillsWithItsFeeOnBothWays() throws Exception {
        open(level1());
        OrderRequest request = market(Side.BUY);
        List<Report> placed = venue.place(request);
        assertThat(placed.getFirst().state()).isEqualTo(OrderState.ACCEPTED);
        Report done = placed.getLast();
        assertThat(done.state()).isEqualTo(OrderState.FILLED);
        assertThat(done.executedLots()).isEqualTo(request.lots());
        List<Fill> fills = fills(placed);
        checkSums(placed);
        assertThat(fills.stream().mapToLong(Fill::lots).sum()).isEqualTo(request.lots());
        assertThat(fills)
                .allSatisfy(fill -> {
                    assertThat(fill.fee()).isPositive();
                    assertThat(fill.feeAsset()).isNotEmpty();
                    assertThat(fill.maker()).isFalse();
                });
        Report told =
                heard.report(r ->
                        r.clientOrderId().equals(request.clientOrderId())
                                && r.state() == OrderState.FILLED);
        assertThat(told.executedLots()).isEqualTo(done.executedLots());
        assertThat(told.executedNotional()).isEqualTo(done.executedNotional());
        List<Report> streamed =
                heard.orders.stream()
                        .map(Heard.Order::report)
                        .filter(r -> r.clientOrderId().equals(request.clientOrderId()))
                        .toList();
        checkSums(streamed);
        assertThat(fills(streamed))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("timeMs")
                .isEqualTo(fills);

        Venue.OrderReport asked = venue.order(traded, request.clientOrderId()).orElseThrow();
        assertThat(asked.report().executedNotional()).isEqualTo(done.executedNotional());
        List<Report> history = venue.fills(asked);
        checkSums(history);
        assertThat(fills(history)).isEqualTo(fills(streamed));
        assertThat(history.getLast().state()).isEqualTo(OrderState.FILLED);
        Heard.first(
                () -> heard.balances,
                b -> b.asset().equals(traded.base()) && b.free().signum() > 0);
    }

    private static List<Fill> fills(List<Report> reports) {
        List<Fill> fills = new ArrayList<>();
        for (Report report : reports) {
            Fill fill = report.fill();
            if (fill != null) {
                fills.add(fill);
            }
        }
        return fills;
    }

    /** Each report's sums are those of the fills up to it. */
    private static void checkSums(List<Report> reports) {
        long lots = 0;
        long notional = 0;
        for (Report report : reports) {
            Fill fill = report.fill();
            if (fill != null) {
                lots += fill.lots();
                notional += fill.ticks() * fill.lots();
                assertThat(report.executedLots()).isEqualTo(lots);
                assertThat(report.executedNotional()).isEqualTo(notional);
            }
        }
    }

    @Test
    void aMarketOrderCanBeByAmount() throws Exception {
        if (!traded.rules().amountAllowed()) {
            return; // the venue says that it does not take them
        }
        open(level1());
        OrderRequest request =
                new OrderRequest(
                        newId(),
                        traded,
                        Side.BUY,
                        OrderType.MARKET,
                        TimeInForce.GTC,
                        0,
                        0,
                        new BigDecimal("500"));
        List<Report> placed = venue.place(request);
        assertThat(placed.getLast().state()).isEqualTo(OrderState.FILLED);
        BigDecimal spent =
                BigDecimal.valueOf(
                        placed.getLast().executedNotional(),
                        traded.priceDecimals() + traded.lotDecimals());
        assertThat(spent).isBetween(new BigDecimal("400"), new BigDecimal("500"));
        Heard.Order told =
                Heard.first(
                        () -> heard.orders,
                        o -> o.as().clientOrderId().equals(request.clientOrderId()));
        assertThat(told.as().amount()).isEqualByComparingTo("500");
    }

    @Test
    void whatCannotFillAtOnceExpiresIfThatIsWhatWasAskedFor() throws Exception {
        open(level1());
        OrderRequest request = limit(Side.BUY, resting().ticks(), TimeInForce.IOC);
        List<Report> placed = venue.place(request);
        assertThat(placed.getLast().state()).isEqualTo(OrderState.EXPIRED);
        assertThat(placed.getLast().executedLots()).isZero();
        heard.report(r ->
                r.clientOrderId().equals(request.clientOrderId())
                        && r.state() == OrderState.EXPIRED);
    }

    @Test
    void aPostOnlyOrderThatWouldTakeIsRefused() throws Exception {
        open(level1());
        long ticks = touch().ask() * 11 / 10;
        ticks -= ticks % traded.rules().tickStep();
        OrderRequest request =
                new OrderRequest(
                        newId(),
                        traded,
                        Side.BUY,
                        OrderType.POST_ONLY,
                        TimeInForce.GTC,
                        ticks,
                        someLots(ticks),
                        null);
        VenueException refused = failure(() -> venue.place(request));
        assertThat(refused.kind()).isEqualTo(VenueException.Kind.REFUSED);
        assertThat(refused.code()).isNotZero();
        assertThat(refused).hasMessageMatching(".*\\w{3}.*");
        assertThat(venue.openOrders()).noneMatch(o -> o.as().equals(request));
    }

    @Test
    void anOrderThatCannotBePaidIsRefused() throws Exception {
        open(level1());
        OrderRequest small = resting();
        long most = traded.rules().maxLots() > 0 ? traded.rules().maxLots() : 1_000_000_000_000L;
        OrderRequest huge =
                new OrderRequest(
                        newId(),
                        traded,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        small.ticks(),
                        most - most % traded.rules().lotStep(),
                        null);
        VenueException refused = failure(() -> venue.place(huge));
        assertThat(refused.kind()).isEqualTo(VenueException.Kind.REFUSED);
        assertThat(refused.code()).isNotZero();
    }

    @Test
    void cancellingWhatIsNotThereIsRefused() {
        VenueException refused = failure(() -> venue.cancel(traded, newId()));
        assertThat(refused.kind()).isEqualTo(VenueException.Kind.REFUSED);
        assertThat(refused.code()).isNotZero();
    }

    @Test
    void anOrderThatNobodyPlacedIsNotThere() throws Exception {
        assertThat(venue.order(traded, newId())).isEmpty();
    }

    // Faults.

    @Test
    void aWrongKeyIsABadKey() throws Exception {
        try (Venue stranger = connectWithWrongKey()) {
            assertThat(stranger.instruments()).isNotEmpty();
            assertThat(failure(stranger::account).kind()).isEqualTo(VenueException.Kind.BAD_KEY);
            OrderRequest request = limit(Side.BUY, 1000, TimeInForce.GTC);
            assertThat(failure(() -> stranger.place(request)).kind())
                    .isEqualTo(VenueException.Kind.BAD_KEY);
        }
    }

    // Orders that wait, pairs, changes: where the venue says that it takes them.

    private OrderRules rules() {
        return venue.orderRules(traded);
    }

    private long stepped(long ticks) {
        return ticks - ticks % traded.rules().tickStep();
    }

    private OrderRequest triggered(OrderType type, Side side, long ticks, long stopTicks) {
        long lots = someLots(Math.max(ticks, stopTicks));
        return new OrderRequest(newId(), traded, side, type, TimeInForce.GTC, ticks, lots, null)
                .withTrigger(stopTicks, 0);
    }

    private void assertToldAsItIs(OrderRequest request) throws Exception {
        assertThat(venue.place(request).getLast().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(venue.order(traded, request.clientOrderId()).orElseThrow().as())
                .isEqualTo(request);
        Heard.Order told =
                Heard.first(
                        () -> heard.orders,
                        o -> o.as().clientOrderId().equals(request.clientOrderId()));
        assertThat(told.as()).isEqualTo(request);
        assertThat(venue.cancel(traded, request.clientOrderId()).state())
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void ordersThatWaitForTheMarketAreTakenAndToldAsTheyAre() throws Exception {
        open(level1());
        long high = stepped(touch().ask() * 11 / 10);
        long low = stepped(touch().bid() * 9 / 10);
        for (OrderType type : rules().types()) {
            long stop = type.isStopLoss() ? high : low;
            long ticks = type.hasPrice() ? stop : 0;
            if (type.hasStop()) {
                assertToldAsItIs(triggered(type, Side.BUY, ticks, stop));
            } else if (type == OrderType.TRAILING_STOP) {
                int bips = Math.max(500, rules().minTrailingBips());
                OrderRequest trailing = triggered(type, Side.BUY, 0, high);
                assertToldAsItIs(trailing.withTrigger(0, bips));
            }
        }
        if (rules().iceberg()) {
            OrderRequest whole = limit(Side.BUY, low, TimeInForce.GTC);
            assertToldAsItIs(
                    whole.withDisplayLots(traded.lotsWithin(traded.quantity(whole.lots() / 2))));
        }
    }

    @Test
    void oneOfAPairCancelsTheOther() throws Exception {
        Assumptions.assumeTrue(rules().oco(), "no pairs there");
        open(level1());
        OrderRequest below = resting();
        long stop = stepped(touch().ask() * 11 / 10);
        OrderRequest above =
                new OrderRequest(
                                newId(),
                                traded,
                                Side.BUY,
                                OrderType.STOP,
                                TimeInForce.GTC,
                                0,
                                below.lots(),
                                null)
                        .withTrigger(stop, 0);
        OrderRequest maker =
                new OrderRequest(
                        below.clientOrderId(),
                        traded,
                        Side.BUY,
                        OrderType.POST_ONLY,
                        TimeInForce.GTC,
                        below.ticks(),
                        below.lots(),
                        null);
        assertThat(venue.placeOco(newId(), above, maker))
                .extracting(Report::clientOrderId)
                .containsExactlyInAnyOrder(above.clientOrderId(), maker.clientOrderId());
        Report cancelled = venue.cancel(traded, above.clientOrderId());
        assertThat(cancelled.clientOrderId()).isEqualTo(above.clientOrderId());
        assertThat(cancelled.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(venue.order(traded, maker.clientOrderId()).orElseThrow().report().state())
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void ordersOfBeforeAreReadInPagesTheNewestFirst() throws Exception {
        open(level1());
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            OrderRequest request = resting();
            venue.place(request);
            venue.cancel(traded, request.clientOrderId());
            placed.add(request.clientOrderId());
            Thread.sleep(5); // a time of its own
        }
        List<Venue.OrderReport> newest = venue.orders(traded, Long.MAX_VALUE, 2);
        assertThat(newest)
                .extracting(each -> each.as().clientOrderId())
                .containsExactly(placed.get(1), placed.get(2));
        assertThat(newest)
                .allSatisfy(
                        each -> assertThat(each.report().state()).isEqualTo(OrderState.CANCELLED));
        List<Venue.OrderReport> older = venue.orders(traded, newest.getFirst().createdMs(), 1);
        assertThat(older)
                .extracting(each -> each.as().clientOrderId())
                .containsExactly(placed.getFirst());
    }

    @Test
    void allOrdersOfAnInstrumentAreCancelledAtOnce() throws Exception {
        open(level1());
        OrderRequest one = resting();
        OrderRequest other = resting();
        venue.place(one);
        venue.place(other);
        assertThat(venue.cancelAll(traded))
                .filteredOn(r -> r.state() == OrderState.CANCELLED)
                .extracting(Report::clientOrderId)
                .contains(one.clientOrderId(), other.clientOrderId());
        assertThat(venue.openOrders()).noneMatch(o -> o.as().instrument().equals(traded));
        assertThat(failure(() -> venue.cancelAll(traded)).kind())
                .isEqualTo(VenueException.Kind.REFUSED);
    }

    @Test
    void anOrderIsMadeSmallerUnderItsOwnId() throws Exception {
        Assumptions.assumeTrue(rules().amend(), "no amendments there");
        open(level1());
        OrderRequest request = resting();
        venue.place(request);
        long smaller = traded.lotsWithin(traded.quantity(request.lots() * 3 / 4));
        Report report = venue.amend(traded, request.clientOrderId(), smaller);
        assertThat(report.state()).isEqualTo(OrderState.ACCEPTED);
        Heard.Order told =
                Heard.first(
                        () -> heard.orders,
                        o ->
                                o.as().clientOrderId().equals(request.clientOrderId())
                                        && o.as().lots() == smaller);
        assertThat(told.report().state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(venue.order(traded, request.clientOrderId()).orElseThrow().as().lots())
                .isEqualTo(smaller);
        venue.cancel(traded, request.clientOrderId());
    }

    @Test
    void anOrderIsPutInThePlaceOfAnother() throws Exception {
        Assumptions.assumeTrue(rules().replace(), "no replacements there");
        open(level1());
        OrderRequest old = resting();
        venue.place(old);
        OrderRequest by = resting();
        Replacement done = venue.replace(old, by, true);
        assertThat(done.notCancelled()).isNull();
        assertThat(done.refused()).isNull();
        assertThat(done.ended())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.clientOrderId()).isEqualTo(old.clientOrderId());
                    assertThat(r.state()).isEqualTo(OrderState.CANCELLED);
                });
        assertThat(done.placed().getLast().clientOrderId()).isEqualTo(by.clientOrderId());

        Replacement late = venue.replace(old, resting(), false);
        assertThat(late.notCancelled()).isNotNull();
        assertThat(late.placed()).as("what was not cancelled is not replaced").isEmpty();

        OrderRequest impossible = by.with(by.ticks(), 0, 1).withClientOrderId(newId());
        assertThat(failure(() -> venue.replace(by, impossible, false)).kind())
                .as("the venue's rules are looked at before anything is done")
                .isEqualTo(VenueException.Kind.REFUSED);
        assertThat(venue.cancel(traded, by.clientOrderId()).state())
                .isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void aDeadVenueIsUnreachable() throws Exception {
        stop();
        OrderRequest request = limit(Side.BUY, 1000, TimeInForce.GTC);
        assertThat(failure(() -> venue.place(request)).kind())
                .isEqualTo(VenueException.Kind.UNREACHABLE);
        assertThat(failure(venue::account).kind()).isEqualTo(VenueException.Kind.UNREACHABLE);
        try (Venue late = connect()) {
            assertThat(failure(late::instruments).kind())
                    .isEqualTo(VenueException.Kind.UNREACHABLE);
        }
    }

    @Test
    void linesComeBackWithTheVenue() throws Exception {
        open(level1());
        OrderRequest request = resting();
        venue.place(request);
        stop();
        Heard.first(() -> heard.market, LineState.RECONNECTING::equals);
        Heard.first(() -> heard.account, LineState.RECONNECTING::equals);
        Thread.sleep(700); // some dials in vain
        heard.touches.clear();
        long start = System.nanoTime();
        start();
        long open = System.nanoTime();
        touch();
        assertThat(Duration.ofNanos(System.nanoTime() - open)).isLessThan(Duration.ofSeconds(8));
        assertThat(System.nanoTime()).isGreaterThan(start);
        for (List<LineState> line : List.of(heard.market, heard.account)) {
            Heard.first(() -> List.of(line.getLast()), LineState.OPEN::equals);
        }
        List<LineState> story =
                List.of(
                        LineState.CONNECTING,
                        LineState.OPEN,
                        LineState.RECONNECTING,
                        LineState.OPEN);
        assertThat(heard.market).isEqualTo(story);
        assertThat(heard.account).isEqualTo(story);
        assertThat(venue.order(traded, request.clientOrderId()).orElseThrow().report().state())
                .isEqualTo(OrderState.ACCEPTED);
        venue.cancel(traded, request.clientOrderId());
        heard.report(r ->
                r.clientOrderId().equals(request.clientOrderId())
                        && r.state() == OrderState.CANCELLED);
    }

    @Test
    void linesTellHowTheyStand() throws Exception {
        assertThat(venue.lines()).isEmpty();
        open(level1());
        touch();
        List<LineStatus> lines = venue.lines();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.state()).isEqualTo(LineState.OPEN);
                    assertThat(line.address()).startsWith("127.0.0.1:");
                    assertThat(line.openedNanos()).isPositive();
                    assertThat(line.messages()).isPositive();
                    assertThat(line.bytes()).isGreaterThan(10 * line.messages());
                    assertThat(line.losses()).isZero();
                    assertThat(line.streams()).isNotEmpty();
                });
        assertThat(lines.getFirst().streams())
                .allSatisfy(s -> assertThat(s).startsWithIgnoringCase(symbol()));
        stop();
        Heard.first(() -> heard.market, LineState.RECONNECTING::equals);
        Heard.first(() -> heard.account, LineState.RECONNECTING::equals);
        assertThat(venue.lines())
                .filteredOn(line -> line.losses() == 1)
                .hasSize(2)
                .allSatisfy(line -> {
                    assertThat(line.state()).isEqualTo(LineState.RECONNECTING);
                    assertThat(line.openedNanos()).isEqualTo(-1);
                    assertThat(line.streams()).isEmpty();
                });
    }

    @Test
    void aMachineThatHasSleptOpensItsLinesAnew() throws Exception {
        AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());
        venue.close();
        venue = connect(new Delegate(clock::get));
        venue.instruments();
        open(level1());
        clock.set(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        for (List<LineState> line : List.of(heard.market, heard.account)) {
            Heard.first(() -> line, LineState.RECONNECTING::equals);
            Heard.first(() -> List.of(line.getLast()), LineState.OPEN::equals);
        }
        heard.touches.clear();
        touch();
        venue.cancel(traded, venue.place(resting()).getFirst().clientOrderId());
    }

    /** The clock that there is now. */
    private static final class Delegate extends Clock {
        private final Supplier<Clock> now;

        Delegate(Supplier<Clock> now) {
            this.now = now;
        }

        @Override
        public long millis() {
            return now.get().millis();
        }

        @Override
        public Instant instant() {
            return now.get().instant();
        }

        @Override
        public ZoneId getZone() {
            return now.get().getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return now.get().withZone(zone);
        }
    }

    @Test
    void aVenueThatComesLateIsFound() throws Exception {
        stop();
        venue.subscribe(Set.of(level1()));
        venue.open(heard, heard);
        Thread.sleep(500);
        assertThat(heard.market).containsExactly(LineState.CONNECTING);
        start();
        Heard.first(() -> heard.market, LineState.OPEN::equals);
        touch();
        assertThat(heard.market).containsExactly(LineState.CONNECTING, LineState.OPEN);
    }

    @Test
    void afterTheEndNothingIsTold() throws Exception {
        open(level1());
        touch();
        venue.close();
        venue.close();
        assertThat(heard.market.getLast()).isEqualTo(LineState.CLOSED);
        assertThat(heard.account.getLast()).isEqualTo(LineState.CLOSED);
        Thread.sleep(200);
        int told = heard.touches.size();
        Thread.sleep(500);
        assertThat(heard.touches).hasSize(told);
    }
}
