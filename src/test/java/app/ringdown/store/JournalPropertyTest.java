package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Exits;
import app.ringdown.order.Fill;
import app.ringdown.order.Order;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever an order looks like, the journal gives it back as it was. */
class JournalPropertyTest {

    @Property(tries = 40)
    void randomOrdersComeBackEqual(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Instrument> listed = new HashMap<>();
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            Instrument instrument =
                    Samples.instrument("S" + i, random.nextInt(9), random.nextInt(10));
            listed.put(instrument.symbol(), instrument);
            orders.add(order(random, instrument, "id" + i, i));
        }
        Path folder = Files.createTempDirectory("journal");
        try {
            Database database = Database.open(folder.resolve("j.db"), Clock.systemUTC());
            try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
                journal.save(orders);
            }
            try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
                assertThat(journal.load(listed::get, 100)).containsExactlyElementsOf(orders);
            }
        } finally {
            delete(folder);
        }
    }

    private static Order order(Random random, Instrument instrument, String id, long createdMs) {
        OrderType type = any(random, OrderType.values());
        boolean byAmount = type == OrderType.MARKET && random.nextBoolean();
        OrderRequest request =
                new OrderRequest(
                                id,
                                instrument,
                                any(random, Side.values()),
                                type,
                                any(random, TimeInForce.values()),
                                type == OrderType.MARKET ? 0 : units(random),
                                byAmount ? 0 : units(random),
                                byAmount ? decimal(random) : null)
                        .withTrigger(units(random), random.nextInt(10_000))
                        .withDisplayLots(units(random))
                        .withExits(new Exits(units(random), units(random)))
                        .withLinks(
                                new OrderLinks(any(random, "", "l1"), any(random, "", "e1"), id));
        List<Fill> fills = new ArrayList<>();
        long tradeId = 0;
        for (int i = random.nextInt(4); i > 0; i--) {
            tradeId += 1 + random.nextLong(1_000_000_000_000L);
            fills.add(
                    new Fill(
                            tradeId,
                            units(random),
                            units(random),
                            decimal(random),
                            random.nextBoolean() ? "BNB" : "",
                            random.nextBoolean(),
                            random.nextLong(1L << 45)));
        }
        return new Order(
                request,
                any(random, OrderState.values()),
                random.nextBoolean() ? "" : "v" + random.nextLong(),
                units(random),
                units(random),
                fills,
                false, // a cancel that was on its way at the end is no longer known of
                random.nextBoolean(),
                any(random, "", "-1013 it's \"so\"\n\u20ac", "JOURNAL"),
                createdMs,
                random.nextLong(1L << 45),
                new Order.Times(random.nextLong(1L << 40), random.nextLong(1L << 40)));
    }

    /** From one to the largest, each number of digits as likely. */
    private static long units(Random random) {
        return Long.MAX_VALUE >>> random.nextInt(64);
    }

    private static BigDecimal decimal(Random random) {
        return new BigDecimal(new BigInteger(60, random), random.nextInt(19));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
