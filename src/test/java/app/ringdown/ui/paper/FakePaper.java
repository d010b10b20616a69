package app.ringdown.ui.paper;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** An exchange inside that is a few values in memory. */
public final class FakePaper implements PaperExchange {
    /** What was asked for, in words. */
    public final List<String> asked = new ArrayList<>();

    /** The sentence with which every action is refused, null to do it. */
    public volatile @Nullable String refusal;

    private final Map<String, BigDecimal> free = new TreeMap<>();
    private final Map<String, String> playing = new TreeMap<>();
    private final Map<String, FaultState> faults = new TreeMap<>();
    private int latencyMs;
    private int jitterMs;

    public FakePaper() {
        start();
        playing.put("BTCUSDT", Status.NORMAL);
        playing.put("ETHUSDT", Status.NORMAL);
        faults.put("delay", new FaultState("delay", 0, 1_000, 0));
        faults.put("drop", new FaultState("drop", 0, 0, 0));
        faults.put("no-answer", new FaultState("no-answer", 0, 0, 0));
    }

    private void start() {
        free.put("BNB", BigDecimal.ZERO);
        free.put("BTC", BigDecimal.ONE);
        free.put("USDT", new BigDecimal("100000"));
    }

    private synchronized CompletableFuture<Status> after(String what, Runnable action) {
        asked.add(what);
        if (refusal != null) {
            return CompletableFuture.failedFuture(
                    new PaperRefusal(refusal, new IllegalStateException()));
        }
        action.run();
        return status();
    }

    @Override
    public synchronized CompletableFuture<Status> status() {
        List<Holding> holdings = new ArrayList<>();
        free.forEach((asset, sum) -> holdings.add(new Holding(asset, sum, BigDecimal.ZERO)));
        return CompletableFuture.completedFuture(
                new Status(
                        holdings,
                        2,
                        List.of("normal", "calm", "halt"),
                        Map.copyOf(playing),
                        latencyMs,
                        jitterMs,
                        List.copyOf(faults.values())));
    }

    @Override
    public CompletableFuture<Status> reset() {
        return after("reset", this::start);
    }

    @Override
    public CompletableFuture<Status> fund(String asset, BigDecimal amount) {
        return after(
                "fund " + asset + " " + amount.toPlainString(),
                () -> free.merge(asset, amount, BigDecimal::add));
    }

    @Override
    public CompletableFuture<Status> play(
            String scenario, @Nullable String symbol, @Nullable Duration duration) {
        return after(
                "play " + scenario + " " + symbol + " " + duration,
                () ->
                        playing.replaceAll((each, before) ->
                                symbol == null || symbol.equals(each) ? scenario : before));
    }

    @Override
    public CompletableFuture<Status> setLatency(int ms, int jitter) {
        return after(
                "latency " + ms + " " + jitter,
                () -> {
                    latencyMs = ms;
                    jitterMs = jitter;
                });
    }

    @Override
    public CompletableFuture<Status> begin(String fault, double rate, int amount) {
        return after(
                "begin " + fault + " " + rate + " " + amount,
                () -> faults.put(fault, new FaultState(fault, rate, amount, 3)));
    }

    @Override
    public CompletableFuture<Status> lift(String fault) {
        return after(
                "lift " + fault,
                () ->
                        faults.computeIfPresent(
                                fault,
                                (name, was) ->
                                        new FaultState(name, 0, was.amount(), was.struck())));
    }

    @Override
    public CompletableFuture<Status> allWell() {
        return after(
                "all well",
                () -> {
                    faults.replaceAll(
                            (name, was) -> new FaultState(name, 0, was.amount(), was.struck()));
                    latencyMs = 0;
                    jitterMs = 0;
                });
    }
}
