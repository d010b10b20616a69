package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What is known of an order depends on what was told, not on when, how often or in which order. The
 * oracle looks at the whole heap of events at once.
 */
class OrderPropertyTest {
    private static final String ID = "id";
    private static final long LOTS = 1_000;
    private static final OrderRequest REQUEST =
            Samples.limit(Samples.BTC, Side.BUY, 6_400_010, LOTS);

    /** Of two ends that were told the later in this list is the truth. */
    private static final List<OrderState> ENDS =
            List.of(
                    OrderState.CANCELLED,
                    OrderState.REPLACED,
                    OrderState.EXPIRED,
                    OrderState.FILLED);

    /** The life of one order at the venue, and the noise that our side makes of it. */
    record Life(List<OrderEvent.Report> venue, List<OrderEvent> ours) {}

    @Property(tries = 2_000)
    void theResultIsThatOfTheHeapOfEvents(@ForAll("lives") Life life, @ForAll long seed) {
        Random random = new Random(seed);
        List<OrderEvent> told = new ArrayList<>();
        for (OrderEvent event : life.venue()) {
            for (int copies = random.nextInt(4); copies > 0; copies--) {
                told.add(event); // none: it was dropped
            }
        }
        Collections.shuffle(told, random);
        for (OrderEvent ours : life.ours()) {
            told.add(random.nextInt(told.size() + 1), ours);
        }

        Order order = Order.of(REQUEST, 0);
        for (OrderEvent event : told) {
            Order next = order.apply(event);
            assertOnlyGrows(order, next);
            assertThat(next.apply(event)).isEqualTo(next);
            order = next;
        }
        assertMatches(order, told);
    }

    @Property(tries = 1_000)
    void everyOrderOfTheVenuesEventsEndsTheSame(@ForAll("lives") Life life, @ForAll long seed) {
        List<OrderEvent> shuffled = new ArrayList<>(life.venue());
        shuffled.addAll(life.venue());
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(withoutTime(play(shuffled))).isEqualTo(withoutTime(play(life.venue())));
    }

    private static Order play(List<? extends OrderEvent> events) {
        Order order = Order.of(REQUEST, 0);
        for (OrderEvent event : events) {
            order = order.apply(event);
        }
        return order;
    }

    private static Order withoutTime(Order order) {
        return new Order(
                order.request(),
                order.state(),
                order.venueOrderId(),
                order.executedLots(),
                order.executedNotional(),
                order.fills(),
                order.cancelling(),
                order.external(),
                order.reason(),
                0,
                0,
                order.times());
    }

    private static void assertOnlyGrows(Order before, Order after) {
        assertThat(after.executedLots()).isGreaterThanOrEqualTo(before.executedLots());
        assertThat(after.executedNotional()).isGreaterThanOrEqualTo(before.executedNotional());
        assertThat(after.fills()).containsAll(before.fills());
        assertThat(after.updatedMs()).isGreaterThanOrEqualTo(before.updatedMs());
        switch (before.state()) {
            case FILLED, CANCELLED, REPLACED, EXPIRED ->
                    assertThat(ENDS.indexOf(after.state()))
                            .isGreaterThanOrEqualTo(ENDS.indexOf(before.state()));
            case ACCEPTED, PARTLY_FILLED ->
                    assertThat(after.state().isWorking() || after.state().isFinal()).isTrue();
            case DENIED, REJECTED, SUBMITTED, UNKNOWN -> {
                // The venue's word may still come.
            }
        }
        if (after.state().isFinal()) {
            assertThat(after.cancelling()).isFalse();
            assertThat(after.remainingLots()).isZero();
        }
    }

    /** The naive oracle. */
    private static void assertMatches(Order order, List<OrderEvent> told) {
        TreeMap<Long, Fill> fills = new TreeMap<>();
        long lots = 0;
        long notional = 0;
        int end = -1;
        long orderLots = LOTS;
        OrderEvent.Submitted submitted = null;
        OrderEvent.Answered answered = null;
        boolean heard = false;
        OrderState ours = OrderState.SUBMITTED;
        for (OrderEvent event : told) {
            switch (event) {
                case OrderEvent.Report report -> {
                    heard = true;
                    lots = Math.max(lots, report.executedLots());
                    notional = Math.max(notional, report.executedNotional());
                    Fill fill = report.fill();
                    if (fill != null) {
                        fills.put(fill.tradeId(), fill);
                    }
                    end = Math.max(end, ENDS.indexOf(report.state()));
                }
                case OrderEvent.Replaced _ ->
                        end = Math.max(end, ENDS.indexOf(OrderState.REPLACED));
                case OrderEvent.Amended amended -> orderLots = Math.min(orderLots, amended.lots());
                case OrderEvent.Submitted e -> submitted = submitted == null ? e : submitted;
                case OrderEvent.Answered e -> answered = answered == null ? e : answered;
                case OrderEvent.Unknown _ ->
                        ours = ours == OrderState.SUBMITTED ? OrderState.UNKNOWN : ours;
                case OrderEvent.NotFound _ -> ours = OrderState.REJECTED;
                case OrderEvent.CancelSent _, OrderEvent.CancelFailed _ -> {
                    // Of a cancel, not of the order.
                }
                case OrderEvent.Denied _, OrderEvent.Rejected _, OrderEvent.Forgotten _ ->
                        throw new AssertionError(event);
            }
        }
        OrderState expected =
                end >= 0
                        ? ENDS.get(end)
                        : heard
                                ? (lots > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED)
                                : ours;
        assertThat(order.state()).isEqualTo(expected);
        assertThat(order.executedLots()).isEqualTo(lots);
        assertThat(order.executedNotional()).isEqualTo(notional);
        assertThat(order.fills()).containsExactlyElementsOf(fills.values());
        assertThat(order.venueOrderId()).isEqualTo(heard ? "42" : "");
        assertThat(order.request().lots()).isEqualTo(orderLots);
        assertThat(order.times().clickToSent())
                .isEqualTo(submitted == null ? 0 : submitted.clickMicros());
        assertThat(order.times().sentToAnswer())
                .isEqualTo(answered == null ? 0 : answered.micros());
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<List<Integer>> parts = Arbitraries.integers().between(1, 300).list().ofMaxSize(5);
        Arbitrary<OrderState> ends =
                Arbitraries.of(
                        OrderState.ACCEPTED,
                        OrderState.FILLED,
                        OrderState.CANCELLED,
                        OrderState.EXPIRED);
        Arbitrary<List<OrderEvent>> ours =
                Arbitraries.<OrderEvent>of(
                                new OrderEvent.Unknown(ID, 5, "timed out"),
                                new OrderEvent.NotFound(ID, 6),
                                new OrderEvent.Submitted(ID, 3, 400),
                                new OrderEvent.Submitted(ID, 3, 500),
                                new OrderEvent.Answered(ID, 4, 900),
                                new OrderEvent.Replaced(ID, 9),
                                new OrderEvent.Amended(ID, 9, 700),
                                new OrderEvent.Amended(ID, 10, 600),
                                new OrderEvent.CancelSent(ID, 7),
                                new OrderEvent.CancelFailed(ID, 8, "-2011 Unknown order"))
                        .list()
                        .ofMaxSize(6);
        return Combinators.combine(parts, ends, ours)
                .as((lots, end, noise) -> new Life(venueLife(lots, end), noise));
    }

    private static List<OrderEvent.Report> venueLife(List<Integer> parts, OrderState end) {
        List<OrderEvent.Report> life = new ArrayList<>();
        life.add(report(10, OrderState.ACCEPTED, 0, 0));
        long lots = 0;
        long notional = 0;
        long tradeId = 100;
        for (int part : parts) {
            long taken = Math.min(part, LOTS - lots - 1);
            if (taken <= 0) {
                break;
            }
            lots += taken;
            notional += taken * 6_400_000;
            life.add(filled(++tradeId, OrderState.PARTLY_FILLED, taken, lots, notional));
        }
        switch (end) {
            case FILLED -> {
                long rest = LOTS - lots;
                notional += rest * 6_400_010;
                life.add(filled(++tradeId, OrderState.FILLED, rest, LOTS, notional));
                life.add(report(1_000, OrderState.FILLED, LOTS, notional));
            }
            case CANCELLED, EXPIRED -> life.add(report(1_000, end, lots, notional));
            default ->
                    life.add(
                            report(
                                    1_000,
                                    lots > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED,
                                    lots,
                                    notional));
        }
        return life;
    }

    private static OrderEvent.Report report(
            long timeMs, OrderState state, long lots, long notional) {
        return new OrderEvent.Report(ID, timeMs, "42", state, lots, notional, null);
    }

    private static OrderEvent.Report filled(
            long tradeId, OrderState state, long taken, long lots, long notional) {
        return new OrderEvent.Report(
                ID,
                tradeId,
                "42",
                state,
                lots,
                notional,
                new Fill(tradeId, 6_400_000, taken, BigDecimal.ZERO, "BTC", true, tradeId));
    }
}
