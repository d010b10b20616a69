package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.ApiClient;
import app.ringdown.exchange.Exchange;
import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;
import app.ringdown.ui.base.Format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The market overview on a real exchange: what its rows say is what the exchange says by REST, for
 * every symbol, one page after the other. The market moves, so each value must be found equal once.
 */
@NeedsWindowing
class OverviewDeskTest extends DeskFixture {
    private static final String OVERVIEW = "overview-column-";
    private static final long MOST_NANOS = 20_000_000_000L;

    /** Fewer rows than are in view. */
    private static final int PAGE = 12;

    private static final List<String> COLUMNS =
            List.of(
                    "last",
                    "change",
                    "high",
                    "low",
                    "swing",
                    "base-volume",
                    "volume",
                    "bid",
                    "ask");

    private final Format format = new Format(Locale.ENGLISH);

    @Test
    void everyRowSaysWhatRestSays() throws Exception {
        try (Exchange exchange = exchange(0, 0)) {
            openLive(at(exchange));
            push(KeyCode.CONTROL, KeyCode.DIGIT8);
            until("rows", () -> !rows(OVERVIEW).isEmpty());
            compareAll(new ApiClient(exchange));
            stop();
        }
    }

    /** Page by page, for the rows in view are live; each value at some moment. */
    private void compareAll(ApiClient client) {
        TableView<?> table = lookup("#overview-table").queryAs(TableView.class);
        Map<String, Instrument> listed = listed(client);
        assertThat(listed).hasSize(table.getItems().size()).hasSizeGreaterThan(60);
        Set<String> symbols = new HashSet<>();
        for (int top = 0; top < table.getItems().size(); top += PAGE) {
            int row = top;
            interact(() -> table.scrollTo(row));
            Set<String> open = new TreeSet<>();
            for (Map<String, String> each : rows(OVERVIEW)) {
                symbols.add(each.get("symbol"));
                COLUMNS.forEach(column -> open.add(each.get("symbol") + " " + column));
            }
            long end = System.nanoTime() + MOST_NANOS;
            while (!open.isEmpty()) {
                assertThat(System.nanoTime()).as("never equal: %s", open).isLessThan(end);
                Map<String, Map<String, String>> said = said(client, listed);
                for (Map<String, String> each : rows(OVERVIEW)) {
                    said.get(each.get("symbol"))
                            .forEach((column, text) -> {
                                if (text.equals(each.get(column))) {
                                    open.remove(each.get("symbol") + " " + column);
                                }
                            });
                }
            }
        }
        assertThat(symbols).hasSameSizeAs(listed.keySet());
    }

    private static Map<String, Instrument> listed(ApiClient client) {
        Map<String, Instrument> listed = new HashMap<>();
        JsonArray symbols = client.get("exchangeInfo").object().getAsJsonArray("symbols");
        for (JsonElement each : symbols) {
            JsonObject of = each.getAsJsonObject();
            listed.put(of.get("symbol").getAsString(), instrument(of));
        }
        return listed;
    }

    /** What the rows have to say, by BASE/QUOTE. */
    private Map<String, Map<String, String>> said(
            ApiClient client, Map<String, Instrument> listed) {
        Map<String, Map<String, String>> said = new HashMap<>();
        for (JsonElement each : client.get("ticker/24hr").array()) {
            JsonObject ticker = each.getAsJsonObject();
            Instrument of = listed.get(ticker.get("symbol").getAsString());
            long high = of.ticks(number(ticker, "highPrice"));
            long low = of.ticks(number(ticker, "lowPrice"));
            long last = of.ticks(number(ticker, "lastPrice"));
            long start = of.ticks(number(ticker, "openPrice"));
            said.put(
                    of.base() + "/" + of.quote(),
                    Map.of(
                            "last", format.price(of, last),
                            "change", format.percent((double) (last - start) / start),
                            "high", format.price(of, high),
                            "low", format.price(of, low),
                            "swing", format.share((double) (high - low) / low),
                            "base-volume", format.compact(number(ticker, "volume").doubleValue()),
                            "volume",
                                    format.compact(
                                            (double) number(ticker, "quoteVolume").longValue()),
                            "bid", format.price(of, of.ticks(number(ticker, "bidPrice"))),
                            "ask", format.price(of, of.ticks(number(ticker, "askPrice")))));
        }
        return said;
    }

    private static Instrument instrument(JsonObject of) {
        int price = 0;
        for (JsonElement filter : of.getAsJsonArray("filters")) {
            JsonObject rule = filter.getAsJsonObject();
            if (rule.get("filterType").getAsString().equals("PRICE_FILTER")) {
                price = number(rule, "tickSize").stripTrailingZeros().scale();
            }
        }
        return new Instrument(
                0,
                "x",
                of.get("symbol").getAsString(),
                of.get("baseAsset").getAsString(),
                of.get("quoteAsset").getAsString(),
                Math.max(0, price),
                8,
                TradingRules.NONE,
                true);
    }

    private static BigDecimal number(JsonObject said, String name) {
        return new BigDecimal(said.get(name).getAsString());
    }
}
