package app.ringdown.ui.paper;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The exchange inside, for whoever runs it. Every call returns at once; what is returned fails with
 * a {@link PaperRefusal} if the exchange says no.
 */
public interface PaperExchange {

    /** How it stands. */
    CompletableFuture<Status> status();

    /** Cancels all orders of the paper account and gives it what a new one has. */
    CompletableFuture<Status> reset();

    /**
     * Pays into the paper account, or out of what is free there.
     *
     * @param amount with at most eight decimals; negative takes out
     */
    CompletableFuture<Status> fund(String asset, BigDecimal amount);

    /**
     * Switches the market.
     *
     * @param scenario one of {@link Status#scenarios}
     * @param symbol which, null for all
     * @param duration how long, null until it is switched again
     */
    CompletableFuture<Status> play(
            String scenario, @Nullable String symbol, @Nullable Duration duration);

    /**
     * How long everything is under way, each way.
     *
     * @param ms 0 to 60,000
     * @param jitterMs what is added to that at random at most, 0 to 60,000
     */
    CompletableFuture<Status> setLatency(int ms, int jitterMs);

    /**
     * Lets something go wrong from now on.
     *
     * @param fault as {@link Status#faults} name it
     * @param rate how likely it strikes each time it can, above 0 and at most 1
     * @param amount what the fault says it is; 0 for one that has none
     */
    CompletableFuture<Status> begin(String fault, double rate, int amount);

    /** Ends that. */
    CompletableFuture<Status> lift(String fault);

    /** Ends every fault and the latency. */
    CompletableFuture<Status> allWell();

    /**
     * How the exchange stands.
     *
     * @param holdings of the paper account in every asset that is listed
     * @param openOrders how many orders of the paper account are open
     * @param scenarios what the market can be switched to, {@link #NORMAL} first
     * @param playing which one is on, by symbol
     * @param latencyMs how long everything is under way, each way
     * @param jitterMs what is added to that at random at most
     * @param faults everything that can go wrong
     */
    record Status(
            List<Holding> holdings,
            int openOrders,
            List<String> scenarios,
            Map<String, String> playing,
            int latencyMs,
            int jitterMs,
            List<FaultState> faults) {

        /** The scenario of every day. */
        public static final String NORMAL = "normal";

        public Optional<Holding> holding(String asset) {
            return holdings.stream().filter(holding -> holding.asset.equals(asset)).findFirst();
        }

        /** Those that are on. */
        public List<FaultState> running() {
            return faults.stream().filter(FaultState::on).toList();
        }

        /** Whether what is seen is what this market is every day. */
        public boolean usual() {
            return running().isEmpty()
                    && latencyMs == 0
                    && jitterMs == 0
                    && playing.values().stream().allMatch(NORMAL::equals);
        }
    }

    /** What the account has of an asset. */
    record Holding(String asset, BigDecimal free, BigDecimal locked) {}

    /**
     * Something that can go wrong.
     *
     * @param rate how likely it strikes each time it can; 0 if it is off
     * @param amount what the fault says it is, in force or usual; 0 if it has none
     * @param struck how often it has struck since the exchange was started
     */
    record FaultState(String name, double rate, int amount, long struck) {
        public boolean on() {
            return rate > 0;
        }
    }
}
