package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Fill;
import app.ringdown.order.FillRecord;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRecord;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderStep;
import app.ringdown.order.OrderStep.Kind;
import app.ringdown.order.OrderStep.Source;
import app.ringdown.order.Records;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

class SqliteRecordsTest {
    private static final Journal.Instruments LISTED =
            symbol -> symbol.equals("BTCUSDT") ? Samples.BTC : null;

    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder.resolve("ringdown.db"), Clock.systemUTC());
    }

    @Test
    void theStepsOfAnOrderComeBackAsTheyWereInTheOrderOfWriting() throws Exception {
        List<OrderStep> steps =
                List.of(
                        step("a", 5, Kind.CREATED, Source.OURS, 0, null, null, ""),
                        step("a", 6, Kind.SUBMITTED, Source.OURS, 123, null, null, ""),
                        step(
                                "a",
                                4,
                                Kind.FILL,
                                Source.STREAM,
                                0,
                                null,
                                new OrderStep.Filled(
                                        Long.MAX_VALUE,
                                        new BigDecimal("64000.10"),
                                        new BigDecimal("0.00000001"),
                                        new BigDecimal("-0.0000000000001"),
                                        "BNB",
                                        true),
                                ""),
                        step(
                                "a",
                                7,
                                Kind.AMENDED,
                                Source.CALL,
                                0,
                                new BigDecimal("0.00500"),
                                null,
                                ""),
                        step(
                                "a",
                                8,
                                Kind.REJECTED,
                                Source.LOOK_UP,
                                0,
                                null,
                                null,
                                "-1013 it's \"so\""));
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            journal.save(List.of(Samples.order("a", OrderState.ACCEPTED, 5)), steps);
            journal.save(
                    List.of(Samples.order("b", OrderState.ACCEPTED, 5)),
                    List.of(step("b", 1, Kind.CREATED, Source.OURS, 0, null, null, "")));
            assertThat(journal.records().steps("a")).isEqualTo(steps);
            assertThat(journal.records().steps("c")).isEmpty();
        }
        try (SqliteJournal other = new SqliteJournal(database, "elsewhere")) {
            assertThat(other.records().steps("a")).as("of another account").isEmpty();
        }
    }

    @Test
    void stepsAreWrittenWithTheirOrderOrNotAtAll() throws Exception {
        try (SqliteJournal journal = new SqliteJournal(database, "paper");
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER no BEFORE INSERT ON order_event BEGIN SELECT RAISE(ABORT,"
                            + " 'no'); END");
            List<OrderStep> steps =
                    List.of(step("a", 5, Kind.CREATED, Source.OURS, 0, null, null, ""));
            assertThatThrownBy(() ->
                            journal.save(
                                    List.of(Samples.order("a", OrderState.ACCEPTED, 5)), steps))
                    .isInstanceOf(IOException.class);
            assertThat(journal.load(LISTED, 10)).isEmpty();
        }
    }

    @Test
    void everyOrderAndFillIsReadWhileTheJournalGoesOnBeingWritten() throws Exception {
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            List<Order> saved = new ArrayList<>();
            for (int i = 0; i < 1_200; i++) {
                saved.add(filled("id" + i, 1_000 + i, 6_400_001 + i));
            }
            journal.save(saved);
            List<OrderRecord> orders = new ArrayList<>();
            long leftOut =
                    journal.records()
                            .orders(
                                    LISTED,
                                    order -> {
                                        if (orders.isEmpty()) {
                                            journal.save(List.of(filled("late", 5_000, 1)));
                                        }
                                        orders.add(order);
                                    });
            assertThat(leftOut).isZero();
            assertThat(orders)
                    .extracting(OrderRecord::clientOrderId)
                    .containsExactlyElementsOf(saved.stream().map(Order::clientOrderId).toList());
            assertThat(orders.getFirst().price()).isEqualTo(new BigDecimal("64000.10"));
            assertThat(orders.getFirst().average()).isEqualByComparingTo("64000.01");
            List<FillRecord> fills = fills(journal.records());
            assertThat(fills).hasSize(1_201);
            assertThat(fills.getFirst())
                    .isEqualTo(
                            new FillRecord(
                                    "BTCUSDT",
                                    "BTC",
                                    "USDT",
                                    Side.BUY,
                                    new BigDecimal("64000.01"),
                                    new BigDecimal("0.01500"),
                                    new BigDecimal("0.00000750"),
                                    "BTC",
                                    true,
                                    1_000,
                                    "77",
                                    "id0",
                                    1_000));
        }
    }

    @Test
    void whatIsNoLongerListedIsThereWithoutItsAssets() throws Exception {
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            journal.save(List.of(filled("a", 1, 6_400_000)));
            List<FillRecord> fills = new ArrayList<>();
            assertThat(journal.records().fills(_ -> null, fills::add)).isZero();
            assertThat(fills).hasSize(1);
            assertThat(fills.getFirst().base()).isEmpty();
            assertThat(fills.getFirst().price()).isEqualTo(new BigDecimal("64000.00"));
        }
    }

    @Test
    void aRowThatCannotBeReadIsCounted() throws Exception {
        try (SqliteJournal journal = new SqliteJournal(database, "paper")) {
            journal.save(List.of(filled("a", 1, 1), filled("b", 2, 1)));
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("UPDATE fill SET price = 'much' WHERE client_id = 'a'");
            }
            List<FillRecord> fills = new ArrayList<>();
            assertThat(journal.records().fills(LISTED, fills::add)).isEqualTo(1);
            assertThat(fills).extracting(FillRecord::clientOrderId).containsExactly("b");
        }
    }

    private static List<FillRecord> fills(Records records) throws IOException {
        List<FillRecord> fills = new ArrayList<>();
        assertThat(records.fills(LISTED, fills::add)).isZero();
        return fills;
    }

    private static OrderStep step(
            String id,
            long timeMs,
            Kind kind,
            Source source,
            long micros,
            BigDecimal quantity,
            OrderStep.Filled fill,
            String reason) {
        return new OrderStep(id, timeMs, kind, source, micros, quantity, fill, reason);
    }

    private static Order filled(String id, long timeMs, long ticks) {
        Instrument btc = Samples.BTC;
        Fill fill =
                new Fill(
                        timeMs,
                        ticks,
                        1_500,
                        new BigDecimal("0.00000750"),
                        btc.base(),
                        true,
                        timeMs);
        return new Order(
                Samples.limit(id),
                OrderState.FILLED,
                "77",
                1_500,
                1_500 * ticks,
                List.of(fill),
                false,
                false,
                "",
                timeMs,
                timeMs,
                Order.Times.NONE);
    }
}
