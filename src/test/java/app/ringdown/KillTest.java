package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.ApiClient;
import app.ringdown.market.Instrument;
import app.ringdown.order.Order;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A trading client, its exchange, or both are killed at any moment, again and again on the same
 * data. Afterwards no order is lost and none is doubled: journal and blotter say of each what the
 * exchange says, fill by fill, and the money is what the fills make it. {@code
 * -Dringdown.desk-kills=100} makes more of it, {@code -Dringdown.kill-seed=7} another one.
 */
class KillTest {
    private static final Logger LOG = LoggerFactory.getLogger(KillTest.class);
    private static final int KILLS = Integer.getInteger("ringdown.desk-kills", 6);
    private static final long SEED = Long.getLong("ringdown.kill-seed", System.nanoTime() % 10_000);

    /** An order that nobody knows is asked for so long; no use to wait for that each time. */
    private static final int KILLS_UNTIL_SETTLED = 10;

    /** The grace of an order that nobody knows, and what a busy machine adds. */
    private static final long SETTLES_WITHIN_MS = 45_000;

    private static final int LONGEST_LIFE_MS = 800;

    /** About what an order is on its way, from its id in the file to its answer. */
    private static final int IN_FLIGHT_NANOS = 4_000_000;

    @TempDir Path folder;

    private final Random random = new Random(SEED);
    private KillRun run;
    private ApiClient client;
    private List<Instrument> instruments;
    private Map<String, BigDecimal> funds;

    /** Who is killed. */
    private enum Victim {
        CLIENT,
        EXCHANGE,
        BOTH
    }

    @Test
    @Timeout(value = 45, unit = TimeUnit.MINUTES)
    void whateverIsKilledNoOrderIsLostOrDoubled() throws Exception {
        LOG.info("{} kills, seed {}", KILLS, SEED);
        try (KillRun begun = new KillRun(folder, random)) {
            run = begun;
            client =
                    new ApiClient(
                            run.exchange("rest"),
                            run.exchange("apiKey"),
                            run.exchange("apiSecret"));
            funds = KillTruth.balances(client);
            instruments = instruments();
            run.startClient(true);
            for (int kill = 1; kill <= KILLS; kill++) {
                Victim victim = Victim.values()[kill % Victim.values().length];
                live();
                kill(victim);
                if (kill % KILLS_UNTIL_SETTLED == 0 || kill == KILLS) {
                    settle(kill);
                }
            }
        }
    }

    /** The same as the client's, to read its journal with. */
    private List<Instrument> instruments() throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        URI.create(run.exchange("rest")),
                        URI.create(run.exchange("stream")),
                        URI.create(run.exchange("wsApi")));
        Credentials key = new Credentials(run.exchange("apiKey"), run.exchange("apiSecret"));
        try (BinanceVenue venue =
                BinanceVenue.of("kill", endpoints, key, Clock.systemUTC(), random)) {
            return venue.instruments().stream()
                    .filter(each -> KillClient.SYMBOLS.contains(each.symbol()))
                    .toList();
        }
    }

    /** Mostly until it trades, now and then while it starts. */
    private void live() throws Exception {
        if (random.nextInt(4) > 0) {
            run.awaitExchange();
            int before = placed().size();
            until("orders", () -> placed().size() >= before + 10);
        }
        Thread.sleep(random.nextInt(LONGEST_LIFE_MS));
        if (random.nextBoolean()) {
            amidAnOrder();
        }
    }

    /** By chance alone few kills would find an order on its way: it takes a few ms of a second. */
    private void amidAnOrder() {
        File file = folder.resolve(KillClient.PLACED).toFile();
        long before = file.length();
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (file.length() == before && System.nanoTime() - due < 0) {
            Thread.onSpinWait();
        }
        LockSupport.parkNanos(random.nextInt(IN_FLIGHT_NANOS));
    }

    private void kill(Victim victim) throws Exception {
        switch (victim) {
            case CLIENT -> run.killClient();
            case EXCHANGE -> run.killExchange();
            case BOTH -> run.killBoth();
        }
        if (random.nextBoolean()) {
            Thread.sleep(random.nextInt(LONGEST_LIFE_MS));
        }
        if (victim != Victim.CLIENT) {
            run.startExchange();
        }
        if (victim != Victim.EXCHANGE) {
            run.startClient(true);
        }
    }

    /** Kills the trader in the middle of it, and waits until one who only looks knows all. */
    private void settle(int kills) throws Exception {
        run.awaitExchange();
        run.killClient();
        run.startClient(false);
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLES_WITHIN_MS);
        while (true) {
            JsonObject view = run.view();
            Map<String, Order> journal = journal();
            KillTruth truth = new KillTruth(client, instruments);
            List<String> differences = new ArrayList<>();
            differences.addAll(truth.differences(placed(), journal, funds));
            differences.addAll(truth.differences(view, journal));
            if (differences.isEmpty()) {
                LOG.info(
                        "{} kills: {} orders placed, {} at the exchange, {} trades; {}",
                        kills,
                        placed().size(),
                        truth.orders(),
                        truth.trades(),
                        journal.values().stream()
                                .collect(
                                        Collectors.groupingBy(
                                                Order::state, Collectors.counting())));
                assertThat(truth.orders()).isGreaterThan(5 * kills);
                assertThat(truth.trades()).isPositive();
                break;
            }
            assertThat(System.nanoTime())
                    .as("seed %d: %s", SEED, String.join("\n", differences))
                    .isLessThan(due);
            Thread.sleep(200);
        }
        run.killClient();
        run.startClient(true);
    }

    /** Every order that the client has written down, however long ago. */
    private Map<String, Order> journal() throws IOException {
        Map<String, Instrument> bySymbol =
                instruments.stream()
                        .collect(Collectors.toMap(Instrument::symbol, Function.identity()));
        Database database = Database.open(folder.resolve(KillClient.DATABASE), Clock.systemUTC());
        assertThat(database.setAside()).isEmpty();
        Map<String, Order> orders = new LinkedHashMap<>();
        try (SqliteJournal journal = new SqliteJournal(database, KillClient.ACCOUNT)) {
            for (Order order : journal.load(bySymbol::get, Integer.MAX_VALUE)) {
                assertThat(orders.put(order.clientOrderId(), order)).isNull();
            }
        }
        return orders;
    }

    /** The ids that were given out; of the last one the kill may have left a part. */
    private Set<String> placed() throws IOException {
        Path file = folder.resolve(KillClient.PLACED);
        return Files.exists(file)
                ? new HashSet<>(Files.readAllLines(file, StandardCharsets.UTF_8))
                : Set.of();
    }

    /** A condition that may fail. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(String what, Condition condition) throws Exception {
        long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("%s, in vain, seed %d", what, SEED).isLessThan(due);
            Thread.sleep(20);
        }
    }
}
