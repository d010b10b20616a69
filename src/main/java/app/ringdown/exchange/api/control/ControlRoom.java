package app.ringdown.exchange.api.control;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.engine.Engine;

import java.time.Duration;
import java.util.List;

/**
 * What whoever runs an exchange can do with it while it runs. Safe for any thread but the
 * exchange's.
 */
public final class ControlRoom {
    /** The most that the account may have of an asset, in 1e-8 of it: sums of such still fit. */
    public static final long MOST_UNITS = 1_000_000_000_000_000_000L;

    private static final int ACCOUNT = Accounts.FIRST_USER;

    private final Engine engine;
    private final long startedNanos = System.nanoTime();

    public ControlRoom(Engine engine) {
        this.engine = engine;
    }

    /**
     * How things stand.
     *
     * @param balances of the paper account, those that are not empty
     * @param openOrders how many orders of the paper account are open
     */
    public record Status(Duration uptime, List<Balance> balances, int openOrders) {}

    /**
     * How things stand.
     *
     * @throws Refusal if the engine is closed or has too much to do
     */
    public Status status() throws Refusal {
        Duration uptime = Duration.ofNanos(System.nanoTime() - startedNanos);
        return engine.call(trading ->
                new Status(
                        uptime,
                        trading.balances(ACCOUNT).stream()
                                .filter(balance -> !balance.empty())
                                .toList(),
                        trading.openOrders(ACCOUNT, null).size()));
    }

    /**
     * Pays into the paper account, or out of what is free there.
     *
     * @param units in 1e-8 of the asset; negative takes out
     * @return the balance after it
     * @throws Refusal -2010 if less than that is free, if it would be more than {@link
     *     #MOST_UNITS}, or if the asset is not listed
     */
    public Balance fund(String asset, long units) throws Refusal {
        return engine.call(trading -> {
            long has =
                    trading.balances(ACCOUNT).stream()
                            .filter(balance -> balance.asset().equals(asset))
                            .mapToLong(balance -> balance.free() + balance.locked())
                            .sum();
            if (units > MOST_UNITS - has) {
                throw Refusal.newOrder("Account would exceed the maximum balance.");
            }
            trading.fund(ACCOUNT, asset, units);
            return trading.balances(ACCOUNT).stream()
                    .filter(balance -> balance.asset().equals(asset))
                    .findFirst()
                    .orElseThrow();
        });
    }
}
