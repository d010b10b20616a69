package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.desk.FakeVenue;
import app.ringdown.desk.Notice;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** SQLite itself says that the disk is full: its file may not grow by a page. */
class FullDiskTest {
    @TempDir Path folder;

    @Test
    void whatCannotBeWrittenDownIsNotSentAndANoticeSaysSo() throws Exception {
        Database database = Database.open(folder.resolve("ringdown.db"), Clock.systemUTC());
        FakeVenue venue = new FakeVenue();
        try (Desk desk =
                Desk.logIn(venue, new SqliteJournal(tiny(database), "paper"), Clock.systemUTC())
                        .get()) {
            // Some fit into the pages that are there; the venue's answers take their room too.
            Order told = null;
            List<Order> denied = new ArrayList<>();
            int sent = 0;
            while (denied.isEmpty() && sent < 500) {
                told = place(desk, venue);
                if (told.state() == OrderState.DENIED) {
                    denied.add(told);
                } else {
                    sent++;
                }
            }
            assertThat(denied).hasSize(1);
            assertThat(denied.getFirst().reason()).isEqualTo(Reason.JOURNAL);
            assertThat(venue.placed()).as("the last one was not sent").isEqualTo(sent);
            List<String> notices = new ArrayList<>();
            desk.drainNotices(notice -> {
                assertThat(notice.level()).isEqualTo(Notice.Level.ERROR);
                notices.add(notice.key());
            });
            assertThat(notices).containsOnlyOnce("notice.journal");
            assertThat(notices.getLast()).isEqualTo("notice.journal");
        }
    }

    private static Connection tiny(Database database) throws Exception {
        Connection connection = database.connect();
        try (Statement statement = connection.createStatement()) {
            int pages;
            try (ResultSet count = statement.executeQuery("PRAGMA page_count")) {
                assertThat(count.next()).isTrue();
                pages = count.getInt(1);
            }
            statement.execute("PRAGMA max_page_count = " + pages);
        }
        return connection;
    }

    /** The order once it was either accepted or denied. */
    private static Order place(Desk desk, FakeVenue venue) throws InterruptedException {
        OrderRequest request =
                new OrderRequest(
                        desk.orders().nextId(),
                        venue.instrument("BTCUSDT"),
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        6_000_000,
                        100,
                        null);
        desk.orders().place(request);
        List<Order> answered = new ArrayList<>();
        long end = System.nanoTime() + 10_000_000_000L;
        while (answered.isEmpty() && System.nanoTime() < end) {
            desk.orders()
                    .drain(order -> {
                        if (order.clientOrderId().equals(request.clientOrderId())
                                && order.state() != OrderState.SUBMITTED) {
                            answered.add(order);
                        }
                    });
            Thread.sleep(1);
        }
        assertThat(answered).as("no answer came").isNotEmpty();
        return answered.getFirst();
    }
}
