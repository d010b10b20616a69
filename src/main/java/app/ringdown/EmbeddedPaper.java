package app.ringdown;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.control.ControlRoom;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Fault;
import app.ringdown.exchange.drill.Latency;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.ui.paper.PaperRefusal;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** The embedded exchange's control room, as the window asks for it. Any thread. */
final class EmbeddedPaper implements PaperExchange {
    private final Callable<ControlRoom> rooms;

    /**
     * @param rooms gives the control room of the exchange that runs; may wait until it does
     */
    EmbeddedPaper(Callable<ControlRoom> rooms) {
        this.rooms = rooms;
    }

    private interface Action {
        void in(ControlRoom room) throws Refusal;
    }

    /** Does it on a thread of its own, and then asks how things stand. */
    private CompletableFuture<Status> after(Action action) {
        CompletableFuture<Status> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("paper")
                .start(() -> {
                    try {
                        ControlRoom room = rooms.call();
                        action.in(room);
                        result.complete(status(room));
                    } catch (Refusal refusal) {
                        result.completeExceptionally(new PaperRefusal(refusal.text(), refusal));
                    } catch (IllegalArgumentException e) {
                        String sentence = String.valueOf(e.getMessage());
                        result.completeExceptionally(new PaperRefusal(sentence, e));
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    @Override
    public CompletableFuture<Status> status() {
        return after(room -> {});
    }

    @Override
    public CompletableFuture<Status> reset() {
        return after(ControlRoom::reset);
    }

    @Override
    public CompletableFuture<Status> fund(String asset, BigDecimal amount) {
        return after(room -> {
            long units;
            try {
                units = amount.movePointRight(Listing.UNIT_DECIMALS).longValueExact();
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException("The amount is too large or too fine.", e);
            }
            room.fund(asset, units);
        });
    }

    @Override
    public CompletableFuture<Status> play(
            String scenario, @Nullable String symbol, @Nullable Duration duration) {
        return after(room ->
                room.play(
                        Scenario.find(scenario).orElseThrow(),
                        room.listings().stream()
                                .filter(each -> symbol == null || each.symbol().equals(symbol))
                                .toList(),
                        duration));
    }

    @Override
    public CompletableFuture<Status> setLatency(int ms, int jitterMs) {
        return after(room -> room.drill().setLatency(new Latency(ms, jitterMs)));
    }

    @Override
    public CompletableFuture<Status> begin(String fault, double rate, int amount) {
        return after(room ->
                room.drill()
                        .begin(
                                Exercise.of(Fault.of(fault).orElseThrow())
                                        .withRate(rate)
                                        .withAmount(amount)));
    }

    @Override
    public CompletableFuture<Status> lift(String fault) {
        return after(room -> room.drill().lift(Fault.of(fault).orElseThrow()));
    }

    @Override
    public CompletableFuture<Status> allWell() {
        return after(room -> {
            room.drill().liftAll();
            room.drill().setLatency(Latency.NONE);
        });
    }

    private static Status status(ControlRoom room) throws Refusal {
        ControlRoom.Status status = room.status();
        Map<String, String> playing = new TreeMap<>();
        status.scenarios()
                .forEach(each -> playing.put(each.listing().symbol(), each.scenario().id()));
        Latency latency = room.drill().latency();
        return new Status(
                holdings(room, status),
                status.openOrders(),
                room.scenarios().stream().sorted().map(Scenario::id).toList(),
                playing,
                latency.millis(),
                latency.jitterMillis(),
                faults(room.drill()));
    }

    private static List<Holding> holdings(ControlRoom room, ControlRoom.Status status) {
        Map<String, Holding> holdings = new TreeMap<>();
        for (Listing listing : room.listings()) {
            for (String asset : List.of(listing.baseAsset(), listing.quoteAsset())) {
                holdings.put(asset, new Holding(asset, BigDecimal.ZERO, BigDecimal.ZERO));
            }
        }
        for (Balance balance : status.balances()) {
            holdings.put(
                    balance.asset(),
                    new Holding(balance.asset(), amount(balance.free()), amount(balance.locked())));
        }
        return List.copyOf(holdings.values());
    }

    private static BigDecimal amount(long units) {
        BigDecimal amount = BigDecimal.valueOf(units, Listing.UNIT_DECIMALS);
        return units == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    private static List<FaultState> faults(Drill drill) {
        Map<Fault, Exercise> running = new EnumMap<>(Fault.class);
        drill.progress().forEach(each -> running.put(each.exercise().fault(), each.exercise()));
        List<FaultState> faults = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            Exercise exercise = running.get(fault);
            faults.add(
                    new FaultState(
                            fault.word(),
                            exercise == null ? 0 : exercise.rate(),
                            (exercise == null ? Exercise.of(fault) : exercise).amount(),
                            drill.struck(fault)));
        }
        return faults;
    }
}
