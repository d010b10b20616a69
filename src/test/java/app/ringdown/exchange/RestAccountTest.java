package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What an account is told of itself over REST. */
class RestAccountTest {
    private final ApiClient client = new ApiClient(SharedExchange.get());

    @Test
    void theAccountTellsItsBalancesAndRates() {
        JsonObject account = client.signed("GET", "account", Map.of()).object();
        assertThat(account.get("makerCommission").getAsInt()).isEqualTo(10);
        assertThat(account.getAsJsonObject("commissionRates").get("taker").getAsString())
                .isEqualTo("0.00100000");
        assertThat(account.get("canTrade").getAsBoolean()).isTrue();
        int all = account.getAsJsonArray("balances").size();
        JsonArray some =
                client.signed("GET", "account", Map.of("omitZeroBalances", true))
                        .object()
                        .getAsJsonArray("balances");
        assertThat(some.size()).isPositive().isLessThan(all);
        JsonObject rates =
                client.signed("GET", "account/commission", Map.of("symbol", "BTCUSDT")).object();
        assertThat(rates.getAsJsonObject("standardCommission").get("maker").getAsString())
                .isEqualTo("0.00100000");
        assertThat(rates.keySet())
                .contains("specialCommission", "taxCommission", "discount", "symbol");
    }

    @Test
    void anAccountHasTheFiltersOfTheListingAndNoAllocations() {
        JsonObject filters =
                client.signed("GET", "myFilters", Map.of("symbol", "BTCUSDT")).object();
        assertThat(filters.keySet())
                .isEqualTo(Set.of("exchangeFilters", "symbolFilters", "assetFilters"));
        JsonObject info =
                client.get("exchangeInfo?symbol=BTCUSDT")
                        .object()
                        .getAsJsonArray("symbols")
                        .get(0)
                        .getAsJsonObject();
        assertThat(filters.get("symbolFilters")).isEqualTo(info.get("filters"));
        Map<String, Object> allocations = Map.of("symbol", "BTCUSDT", "fromAllocationId", 1);
        assertThat(client.signed("GET", "myAllocations", allocations).array()).isEmpty();
        assertThat(client.signed("GET", "myAllocations", Map.of()).code()).isEqualTo(-1102);
    }

    @Test
    void aTestOrderChangesNothing() {
        Map<String, Object> terms =
                new HashMap<>(
                        Map.of(
                                "symbol",
                                "SOLUSDT",
                                "side",
                                "BUY",
                                "type",
                                "MARKET",
                                "quantity",
                                "1"));
        BigDecimal before = client.free("ADA");
        assertThat(client.signed("POST", "order/test", terms).object().keySet()).isEmpty();
        terms.put("computeCommissionRates", true);
        assertThat(client.signed("POST", "order/test", terms).object().keySet())
                .contains("standardCommissionForOrder", "discount");
        assertThat(client.free("ADA")).isEqualByComparingTo(before);
    }

    @Test
    void historiesRefuseMoreThanADay() {
        long now = System.currentTimeMillis();
        Map<String, Object> range =
                Map.of("symbol", "BTCUSDT", "startTime", now - 90_000_000L, "endTime", now);
        for (String path : new String[] {"allOrders", "myTrades"}) {
            ApiClient.Answer answer = client.signed("GET", path, range);
            assertThat(answer.code()).isEqualTo(-1127);
            assertThat(answer.msg()).isEqualTo("More than 24 hours between startTime and endTime.");
        }
    }

    @Test
    void xchangeFindsItsAssetDetails() {
        String payload = "timestamp=" + System.currentTimeMillis();
        ApiClient.Answer answer =
                client.send(
                        client.request(
                                        "/sapi/v1/asset/assetDetail?"
                                                + payload
                                                + "&signature="
                                                + client.sign(payload))
                                .header("X-MBX-APIKEY", client.key())
                                .GET());
        assertThat(answer.object().keySet()).isEmpty();
    }
}
