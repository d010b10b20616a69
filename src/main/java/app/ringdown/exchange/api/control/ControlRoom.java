package app.ringdown.exchange.api.control;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.PaperFunds;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.Staging;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What whoever runs an exchange can do with it while it runs. Safe for any thread but the
 * exchange's.
 */
public final class ControlRoom {
    /** The most that the account may have of an asset, in 1e-8 of it: sums of such still fit. */
    public static final long MOST_UNITS = 1_000_000_000_000_000_000L;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAME_BYTES = 32;
    private static final int ACCOUNT = Accounts.FIRST_USER;

    private final Engine engine;
    private final Drill drill;
    private final List<Listing> listings;
    private final long startedNanos = System.nanoTime();

    public ControlRoom(Engine engine, Drill drill, List<Listing> listings) {
        this.listings = List.copyOf(listings);
        this.engine = engine;
        this.drill = drill;
    }

    /** The faults in force, and the latency; to be changed at will. */
    public Drill drill() {
        return drill;
    }

    /**
     * How things stand.
     *
     * @param scenarios of every listing
     * @param balances of the paper account, those that are not empty
     * @param openOrders how many orders of the paper account are open
     */
    public record Status(
            Duration uptime, List<Staging> scenarios, List<Balance> balances, int openOrders) {}

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
                        listings.stream().map(trading::staging).toList(),
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

    /**
     * Cancels all orders of the paper account and gives it what a new one has.
     *
     * @throws Refusal if the engine is closed or has too much to do
     */
    public void reset() throws Refusal {
        engine.call(trading -> {
            trading.reset(ACCOUNT, PaperFunds.SUMS);
            return ACCOUNT;
        });
    }

    /**
     * Registers an Ed25519 or RSA key for the paper account. One that is registered already keeps
     * its name.
     *
     * @throws IllegalArgumentException if it is of another kind
     * @throws Refusal if the engine is closed or has too much to do
     */
    public ApiKey addKey(PublicKey publicKey) throws Refusal {
        ApiKey.Kind kind =
                switch (publicKey) {
                    case EdECPublicKey _ -> ApiKey.Kind.ED25519;
                    case RSAPublicKey _ -> ApiKey.Kind.RSA;
                    default ->
                            throw new IllegalArgumentException(
                                    "keys of kind " + publicKey.getAlgorithm() + " do not sign");
                };
        String encoded = Base64.getEncoder().encodeToString(publicKey.getEncoded());
        return engine.call(trading -> {
            // On the exchange's thread, so that two who come at once find the same.
            for (ApiKey key : engine.keys()) {
                if (key.account() == ACCOUNT && key.secret().equals(encoded)) {
                    return key;
                }
            }
            ApiKey added = new ApiKey(newName(), ACCOUNT, kind, encoded);
            trading.addKey(added);
            return added;
        });
    }

    private static String newName() {
        byte[] bytes = new byte[NAME_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The listings, which {@link #play} can be told of. */
    public List<Listing> listings() {
        return listings;
    }

    /** What the market can be switched to. */
    public Set<Scenario> scenarios() throws Refusal {
        return engine.call(trading -> trading.scenarios());
    }

    /**
     * Switches listings to a scenario.
     *
     * @param duration how long, above 0; null: until it is changed
     * @throws Refusal -1130 if the market cannot be switched to it; or if the engine is closed or
     *     has too much to do
     */
    public void play(Scenario scenario, List<Listing> which, @Nullable Duration duration)
            throws Refusal {
        engine.call(trading -> {
            if (!trading.scenarios().contains(scenario)) {
                throw Refusal.badScenario();
            }
            trading.play(scenario, which, duration);
            return scenario;
        });
    }
}
