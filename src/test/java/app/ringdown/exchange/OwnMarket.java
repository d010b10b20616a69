package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tests that move a price: each has a listing for itself, calm but for the orders of its own
 * account, which is rich while the test lasts. After each test all that it left is cancelled, and
 * its money must have become what its fills say, to the last unit.
 */
abstract class OwnMarket {
    private static final List<String> BASES =
            List.of(
                    "LINK", "AVAX", "SUI", "LTC", "BCH", "HBAR", "TON", "DOT", "UNI", "AAVE",
                    "NEAR", "ICP", "ETC", "APT", "ARB", "OP", "ATOM", "FIL", "INJ", "SEI", "TRX",
                    "ALGO", "RENDER", "XLM");
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String QUOTE = "USDT";
    private static final BigDecimal FUNDS = new BigDecimal("20000000"); // USDT
    private static final int MOST_TRADES = 1_000;
    private static final BigDecimal MINUS_ONE = BigDecimal.ONE.negate();

    final Exchange exchange = SharedExchange.get();
    final ApiClient client = new ApiClient(exchange);
    final Listing listing = listing(BASES.get(NEXT.getAndIncrement() % BASES.size()));
    final String symbol = listing.symbol();
    final String base = listing.baseAsset();
    private BigDecimal baseFunds = BigDecimal.ZERO;
    private long beganMs;
    private Sums baseBefore = Sums.NONE;
    private Sums quoteBefore = Sums.NONE;

    /** What the account has of an asset. */
    record Sums(BigDecimal free, BigDecimal locked) {
        static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

        BigDecimal total() {
            return free.add(locked);
        }
    }

    private static Listing listing(String base) {
        return Catalogue.listings().stream()
                .filter(each -> each.symbol().equals(base + QUOTE))
                .findFirst()
                .orElseThrow();
    }

    @BeforeEach
    void becomeRich() throws Exception {
        assertThat(DrillFixture.knob("POST", "scenario?name=calm&symbol=" + symbol).status())
                .isEqualTo(200);
        baseFunds = FUNDS.divide(last(), listing.lotDecimals(), RoundingMode.DOWN);
        fund(base, baseFunds);
        fund(QUOTE, FUNDS);
        beganMs = client.get("time").object().get("serverTime").getAsLong();
        baseBefore = sums(base);
        quoteBefore = sums(QUOTE);
    }

    @AfterEach
    void leaveNothingAndAddUp() throws Exception {
        client.signed("DELETE", "openOrders", Map.of("symbol", symbol));
        Sums baseAfter = sums(base);
        Sums quoteAfter = sums(QUOTE);
        BigDecimal baseChange = BigDecimal.ZERO;
        BigDecimal quoteChange = BigDecimal.ZERO;
        JsonArray trades = trades(Map.of("startTime", beganMs));
        assertThat(trades.size()).isLessThan(MOST_TRADES);
        for (JsonElement each : trades) {
            JsonObject trade = each.getAsJsonObject();
            BigDecimal sign = trade.get("isBuyer").getAsBoolean() ? BigDecimal.ONE : MINUS_ONE;
            baseChange = baseChange.add(decimal(trade, "qty").multiply(sign));
            quoteChange = quoteChange.subtract(decimal(trade, "quoteQty").multiply(sign));
            if (text(trade, "commissionAsset").equals(base)) {
                baseChange = baseChange.subtract(decimal(trade, "commission"));
            } else {
                assertThat(text(trade, "commissionAsset")).isEqualTo(QUOTE);
                quoteChange = quoteChange.subtract(decimal(trade, "commission"));
            }
        }
        fund(base, baseBefore.total().subtract(baseAfter.total()).subtract(baseFunds));
        fund(QUOTE, quoteBefore.total().subtract(quoteAfter.total()).subtract(FUNDS));
        assertThat(baseAfter.total().subtract(baseBefore.total())).isEqualByComparingTo(baseChange);
        assertThat(quoteAfter.total().subtract(quoteBefore.total()))
                .isEqualByComparingTo(quoteChange);
        assertThat(baseAfter.locked()).isEqualByComparingTo(baseBefore.locked());
        assertThat(quoteAfter.locked()).isEqualByComparingTo(quoteBefore.locked());
    }

    private void fund(String asset, BigDecimal amount) throws Exception {
        exchange.control()
                .fund(asset, amount.movePointRight(Listing.UNIT_DECIMALS).longValueExact());
    }

    private Sums sums(String asset) {
        for (JsonElement each :
                client.signed("GET", "account", Map.of()).object().getAsJsonArray("balances")) {
            JsonObject balance = each.getAsJsonObject();
            if (text(balance, "asset").equals(asset)) {
                return new Sums(decimal(balance, "free"), decimal(balance, "locked"));
            }
        }
        return Sums.NONE;
    }

    /** What is locked of the listing's asset since the test began. */
    final BigDecimal lockedBase() {
        return sums(base).locked().subtract(baseBefore.locked());
    }

    /** What is locked of the money since the test began. */
    final BigDecimal lockedQuote() {
        return sums(QUOTE).locked().subtract(quoteBefore.locked());
    }

    /** The price of the last trade. */
    final BigDecimal last() {
        return decimal(client.get("ticker/price?symbol=" + symbol).object(), "price");
    }

    /** So many times the last price, as an order may have it. */
    final String price(String factor) {
        return times(last(), factor);
    }

    /** So many times a price, as an order may have it. */
    final String times(BigDecimal price, String factor) {
        return price.multiply(new BigDecimal(factor))
                .setScale(listing.priceDecimals(), RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** About so much money's worth, as an order may have it. */
    final String worth(int money) {
        return BigDecimal.valueOf(money)
                .divide(last(), listing.lotDecimals(), RoundingMode.DOWN)
                .toPlainString();
    }

    /** Buys or sells until a trade was at a price or beyond it, whoever stands in between. */
    final void reach(String price) {
        BigDecimal goal = new BigDecimal(price);
        boolean up = goal.compareTo(last()) > 0;
        for (int attempt = 0; attempt < 50; attempt++) {
            BigDecimal quantity = standing(goal, up).add(new BigDecimal(worth(20)));
            Map<String, Object> terms =
                    of("side", up ? "BUY" : "SELL", "type", "MARKET", "quantity", quantity);
            JsonArray fills = take(terms).getAsJsonArray("fills");
            BigDecimal at = decimal(fills.get(fills.size() - 1).getAsJsonObject(), "price");
            if (up ? at.compareTo(goal) >= 0 : at.compareTo(goal) <= 0) {
                return;
            }
        }
        throw new AssertionError("the market did not come to " + price);
    }

    /** Buys or sells all that stands up to a price, and nothing beyond it. */
    final void approach(String price) {
        BigDecimal goal = new BigDecimal(price);
        boolean up = goal.compareTo(last()) > 0;
        Map<String, Object> terms =
                ApiClient.limit(
                        symbol,
                        up ? "BUY" : "SELL",
                        standing(goal, up).add(new BigDecimal(worth(20))).toPlainString(),
                        price);
        terms.put("timeInForce", "IOC");
        take(terms);
    }

    private JsonObject take(Map<String, Object> terms) {
        terms.put("selfTradePreventionMode", "NONE");
        return ok(client.signed("POST", "order", terms));
    }

    /** What stands in the book on the way to a price and at it. */
    private BigDecimal standing(BigDecimal goal, boolean up) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonElement each : side(up ? "asks" : "bids")) {
            BigDecimal at = each.getAsJsonArray().get(0).getAsBigDecimal();
            if (up ? at.compareTo(goal) > 0 : at.compareTo(goal) < 0) {
                break;
            }
            sum = sum.add(each.getAsJsonArray().get(1).getAsBigDecimal());
        }
        return sum;
    }

    private JsonArray side(String name) {
        return client.get("depth?limit=5000&symbol=" + symbol).object().getAsJsonArray(name);
    }

    /** What stands in the book at a price. */
    final BigDecimal standingAt(String side, String price) {
        for (JsonElement each : side(side.equals("BUY") ? "bids" : "asks")) {
            if (each.getAsJsonArray().get(0).getAsBigDecimal().compareTo(new BigDecimal(price))
                    == 0) {
                return each.getAsJsonArray().get(1).getAsBigDecimal();
            }
        }
        return BigDecimal.ZERO;
    }

    /** Parameters with the listing's symbol; names and values in turn. */
    final Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> params = new HashMap<>();
        params.put("symbol", symbol);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            params.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return params;
    }

    /** An order as it stands. */
    final JsonObject order(long id) {
        return ok(client.signed("GET", "order", of("orderId", id)));
    }

    final String status(long id) {
        return text(order(id), "status");
    }

    /** The account's fills in the listing. */
    final JsonArray trades(Map<String, Object> which) {
        Map<String, Object> params = of("limit", MOST_TRADES);
        params.putAll(which);
        return client.signed("GET", "myTrades", params).array();
    }

    static JsonObject ok(ApiClient.Answer answer) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.object();
    }

    static void refused(ApiClient.Answer answer, int code, String msg) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.msg()).isEqualTo(msg);
    }

    static long id(JsonObject order) {
        return order.get("orderId").getAsLong();
    }

    static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    static BigDecimal decimal(JsonObject json, String name) {
        return json.get(name).getAsBigDecimal();
    }
}
