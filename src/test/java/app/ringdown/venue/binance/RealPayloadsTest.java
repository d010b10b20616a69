package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Payloads of the real venue from the folder {@code -Dringdown.payloads=DIR}: of every kind that is
 * read here, each file is read whole; of other kinds, each is refused in the way that we refuse.
 */
@Tag("payloads")
class RealPayloadsTest {
    private static final Pattern SYMBOL =
            Pattern.compile("\"(?:s|symbol)\"\\s*:\\s*\"([A-Z0-9]+)\"");
    private static final Set<String> FRAMES =
            Set.of(
                    "bookTicker",
                    "trade",
                    "aggTrade",
                    "24hrTicker",
                    "24hrMiniTicker",
                    "kline",
                    "executionReport",
                    "outboundAccountPosition");

    private static List<Path> files() throws IOException {
        Path folder = Path.of(System.getProperty("ringdown.payloads")).resolve("binance");
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        }
    }

    @TestFactory
    List<DynamicTest> everyFile() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files()) {
            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
        return tests;
    }

    /** The files do not say how fine their symbols are: one of these must fit. */
    private static void check(Path file) throws IOException {
        String failure = "";
        for (int[] decimals : new int[][] {{8, 4}, {2, 8}}) {
            try {
                read(file, decimals[0], decimals[1]);
                return;
            } catch (UnreadableException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        // Some files of XChange lack fields that the documentation promises.
        assertThat(file.getParent().getFileName()).as(failure).hasToString("xchange");
        assertThat(failure).endsWith(" is missing");
    }

    @Test
    void thereIsSomethingToRead() throws IOException {
        assertThat(files()).hasSizeGreaterThan(50);
    }

    private static void read(Path file, int price, int lot)
            throws IOException, UnreadableException {
        String name = file.getFileName().toString();
        byte[] bytes = Files.readAllBytes(file);
        JsonElement json = Json.parse(bytes, 0, bytes.length);
        if (name.equals("binance.json")) {
            for (JsonObject message : Json.objects(json)) {
                frame(Json.text(message, "body").getBytes(StandardCharsets.UTF_8), price, lot);
            }
        } else if (name.contains("exchange_info")) {
            assertThat(ExchangeInfo.read("real", json).instruments()).isNotEmpty();
        } else if (name.contains("klines")) {
            assertThat(
                            MarketJson.bars(
                                    json,
                                    Payloads.instrument(0, "X", "X", "Q", price, lot),
                                    Long.MAX_VALUE,
                                    0))
                    .isNotEmpty();
        } else if (name.contains("24hr-ticker") || name.contains("ticker_24hr_response")) {
            ticker(json, bytes, price, lot);
        } else if (name.contains("account_response") || name.contains("wallet_account")) {
            assertThat(AccountJson.account(json).balances()).isNotEmpty();
        } else if (name.contains("new_order_full") || name.contains("filled-market-order")) {
            placed(Json.object(json), bytes, price, lot);
        } else if (name.contains("__open_orders_resp")
                || name.contains("open-orders")
                || name.contains("all_orders")
                || name.contains("__order_response")) {
            orders(name, json, bytes, price, lot);
        } else if (name.contains("cancel_order_response")) {
            Instrument instrument = instruments(bytes, price, lot).getFirst();
            OrderJson.report(Json.object(json), instrument, "x", "transactTime");
        } else if (json.isJsonObject()) {
            frame(bytes, price, lot);
        }
    }

    private static List<Instrument> instruments(byte[] bytes, int price, int lot) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = SYMBOL.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        List<Instrument> instruments = new ArrayList<>();
        for (String each : names) {
            instruments.add(Payloads.instrument(instruments.size(), each, each, "Q", price, lot));
        }
        return instruments;
    }

    private static void ticker(JsonElement json, byte[] bytes, int price, int lot)
            throws UnreadableException {
        Json.text(Json.object(json), "bidQty");
        JsonArray all = new JsonArray();
        all.add(json);
        Script told = new Script();
        MarketJson.tickers(all, new Symbols(instruments(bytes, price, lot)), 0, told);
        assertThat(told.lines).hasSize(2);
    }

    private static void placed(JsonObject json, byte[] bytes, int price, int lot)
            throws UnreadableException {
        Instrument instrument = instruments(bytes, price, lot).getFirst();
        OrderRequest request =
                new OrderRequest(
                        Json.text(json, "clientOrderId"),
                        instrument,
                        Side.BUY,
                        OrderType.MARKET,
                        TimeInForce.GTC,
                        0,
                        1,
                        null);
        assertThat(OrderJson.placed(json, request)).hasSizeGreaterThan(1);
    }

    private static void orders(String name, JsonElement json, byte[] bytes, int price, int lot)
            throws UnreadableException {
        Symbols symbols = new Symbols(instruments(bytes, price, lot));
        List<JsonObject> orders =
                json.isJsonArray() ? Json.objects(json) : List.of(Json.object(json));
        for (JsonObject order : orders) {
            Instrument instrument = symbols.get(Json.text(order, "symbol"));
            assertThat(instrument).as(name).isNotNull();
            assertThat(OrderJson.queried(order, instrument).as().instrument()).isSameAs(instrument);
        }
    }

    /** What must be read and is not fails here by its exception; what need not be, by another. */
    private static void frame(byte[] bytes, int price, int lot) throws UnreadableException {
        JsonObject message = Json.object(Json.parse(bytes, 0, bytes.length));
        JsonElement data = message.get("data");
        JsonObject event = AccountJson.event(message);
        JsonObject inner = event != null ? event : message;
        if (data != null && data.isJsonObject()) {
            inner = data.getAsJsonObject();
        }
        String type = inner.has("e") ? Json.text(inner, "e") : inner.has("u") ? "bookTicker" : "";
        Symbols symbols = new Symbols(instruments(bytes, price, lot));
        Script told = new Script();
        boolean must = FRAMES.contains(type) && (data == null || data.isJsonObject());
        try {
            if (type.equals("executionReport") || type.equals("outboundAccountPosition")) {
                assertThat(AccountJson.tell(inner, symbols, told)).isTrue();
            } else if (event != null) {
                assertThat(AccountJson.tell(inner, symbols, told)).isFalse();
            } else {
                boolean fast = new FrameScanner(symbols).scan(bytes, 0, bytes.length, 0, told);
                Script careful = new Script();
                new FrameReader(symbols).read(bytes, 0, bytes.length, 0, careful, careful);
                assertThat(fast ? told.lines : careful.lines).isEqualTo(careful.lines).hasSize(1);
            }
        } catch (UnreadableException e) {
            if (must) {
                throw e;
            }
        }
    }
}
