package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Desk;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.store.AuditLog;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What the audit log holds of an order that really went to an exchange. */
class AuditDeskTest {
    @TempDir Path folder;
    private final Map<String, Order> orders = new HashMap<>();

    @Test
    void requestAnswerAndStepsAreThereInTheirOrderAndNoSecret() throws Exception {
        Clock clock = Clock.systemUTC();
        String key;
        String secret;
        String id;
        try (Exchange exchange = Exchange.start(ExchangeOptions.in(folder.resolve("exchange")));
                AuditLog audit = new AuditLog(folder.resolve("audit"), clock)) {
            key = exchange.apiKey();
            secret = exchange.apiSecret();
            Endpoints endpoints =
                    new Endpoints(
                            URI.create(exchange.rest()),
                            URI.create(exchange.stream()),
                            URI.create(exchange.wsApi()));
            Desk desk =
                    Desk.logIn(
                                    BinanceVenue.of(
                                            "audited",
                                            endpoints,
                                            new Credentials(key, secret),
                                            clock,
                                            new Random(1)),
                                    new SqliteJournal(
                                            Database.open(folder.resolve("ringdown.db"), clock),
                                            "audited"),
                                    audit.of("audited"),
                                    clock)
                            .get(20, TimeUnit.SECONDS);
            try (desk) {
                id = tradeAndCancel(desk);
            }
        }
        List<Path> files;
        try (var all = Files.list(folder.resolve("audit"))) {
            files = all.sorted().toList();
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Files.readString(file));
        }
        assertThat(text.toString())
                .doesNotContain(key)
                .doesNotContain(secret)
                .doesNotContainPattern("signature=[^*]");
        List<JsonObject> lines =
                text.toString()
                        .lines()
                        .map(l -> JsonParser.parseString(l).getAsJsonObject())
                        .toList();
        assertThat(lines.stream().map(line -> sentence(line, id)).filter(s -> !s.isEmpty()))
                .containsSubsequence(
                        "event CREATED",
                        "request POST /api/v3/order",
                        "event ACCEPTED",
                        "event CANCEL_SENT",
                        "request DELETE /api/v3/order",
                        "event CANCELLED");
        JsonObject request =
                lines.stream()
                        .filter(l -> sentence(l, id).equals("request POST /api/v3/order"))
                        .findFirst()
                        .orElseThrow();
        assertThat(lines)
                .filteredOn(l ->
                        l.get("kind").getAsString().equals("answer")
                                && l.get("call").equals(request.get("call")))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.get("status").getAsInt()).isEqualTo(200);
                    assertThat(answer.get("body").getAsString()).contains(id);
                });
        assertThat(text.toString()).as("only what is about orders").doesNotContain("/api/v3/time");
    }

    private static String sentence(JsonObject line, String id) {
        return switch (line.get("kind").getAsString()) {
            case "event" ->
                    line.get("order").getAsString().equals(id)
                            ? "event " + line.get("event").getAsString()
                            : "";
            case "request" ->
                    line.get("target").getAsString().contains(id)
                            ? "request "
                                    + line.get("method").getAsString()
                                    + " "
                                    + line.get("target").getAsString().replaceAll("\\?.*", "")
                            : "";
            default -> "";
        };
    }

    private String tradeAndCancel(Desk desk) throws InterruptedException {
        Instrument btc =
                desk.feed().instruments().stream()
                        .filter(each -> each.symbol().equals("BTCUSDT"))
                        .findFirst()
                        .orElseThrow();
        try (var _ = desk.feed().want(new Subscription.Level1(btc))) {
            until(() -> desk.accountLine() == LineState.OPEN);
            until(() -> quote(desk, btc).bid() > 0 && quote(desk, btc).ask() > 0);
            long ticks = quote(desk, btc).bid() * 9 / 10;
            String id = desk.orders().nextId();
            desk.orders()
                    .place(
                            new OrderRequest(
                                    id,
                                    btc,
                                    Side.BUY,
                                    OrderType.LIMIT,
                                    TimeInForce.GTC,
                                    ticks - ticks % btc.rules().tickStep(),
                                    1_000 * btc.rules().lotStep(),
                                    null));
            until(() -> order(desk, id) != null && order(desk, id).state().isWorking());
            desk.orders().cancel(id);
            until(() -> order(desk, id).state().isFinal());
            return id;
        }
    }

    private Order order(Desk desk, String id) {
        desk.orders().drain(order -> orders.put(order.clientOrderId(), order));
        return orders.get(id);
    }

    private static Quote quote(Desk desk, Instrument of) {
        return desk.feed().quotes().read(of.index());
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(10);
        }
    }
}
