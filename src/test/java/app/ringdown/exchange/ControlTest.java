package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Balance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Map;

/** The exchange's own knobs, by HTTP and as methods. */
class ControlTest {
    @TempDir static Path folder;
    private static Exchange exchange;
    private static ApiClient client;

    @BeforeAll
    static void start() throws Exception {
        exchange = Exchange.start(ExchangeOptions.in(folder));
        client = new ApiClient(exchange);
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    private static ApiClient.Answer ask(String verb, String pathAndQuery) {
        return ask(verb, pathAndQuery, exchange.apiKey());
    }

    private static ApiClient.Answer ask(String verb, String pathAndQuery, String key) {
        return client.send(
                client.request("/ringdown/" + pathAndQuery)
                        .header("X-MBX-APIKEY", key)
                        .method(verb, HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void onlyWhoHasTheKeyMayTouchTheKnobs() {
        ApiClient.Answer none = client.send(client.request("/ringdown/status").GET());
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo(-2014);
        ApiClient.Answer stranger = ask("GET", "status", "x".repeat(64));
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.code()).isEqualTo(-2015);
        ApiClient.Answer preflight = ask("OPTIONS", "account/fund");
        assertThat(preflight.status()).isEqualTo(405);
        assertThat(preflight.response().headers().map())
                .doesNotContainKey("access-control-allow-origin");
        assertThat(ask("GET", "nothing").status()).isEqualTo(404);
    }

    @Test
    void theAccountIsFundedAsOneLikes() throws Exception {
        assertThat(ask("POST", "account/fund?asset=DOGE&amount=12.5").object().toString())
                .isEqualTo(
                        "{\"asset\":\"DOGE\",\"free\":\"12.50000000\",\"locked\":\"0.00000000\"}");
        assertThat(client.free("DOGE")).isEqualByComparingTo("12.5");
        assertThat(exchange.control().fund("DOGE", -250_000_000))
                .isEqualTo(new Balance("DOGE", 1_000_000_000, 0));
        ApiClient.Answer tooMuch = ask("POST", "account/fund?asset=DOGE&amount=-10.00000001");
        assertThat(tooMuch.status()).isEqualTo(400);
        assertThat(tooMuch.code()).isEqualTo(-2010);
        assertThat(ask("POST", "account/fund?asset=DOGE&amount=-10").status()).isEqualTo(200);
        assertThat(ask("GET", "status").object().toString()).doesNotContain("DOGE");
    }

    @Test
    void theFormBodyWillDoAsWell() {
        ApiClient.Answer answer =
                client.send(
                        client.request("/ringdown/account/fund")
                                .header("X-MBX-APIKEY", exchange.apiKey())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("asset=ADA&amount=3")));
        assertThat(answer.object().get("free").getAsString()).isEqualTo("3.00000000");
    }

    @Test
    void whatMakesNoSenseHasItsCode() {
        assertThat(ask("POST", "account/fund?asset=DOGE").code()).isEqualTo(-1102);
        assertThat(ask("POST", "account/fund?asset=DOGE&amount=1e5").code()).isEqualTo(-1100);
        assertThat(ask("POST", "account/fund?asset=doge&amount=1").code()).isEqualTo(-1100);
        assertThat(ask("POST", "account/fund?asset=NOSUCH&amount=1").code()).isEqualTo(-2010);
        String most = "account/fund?asset=DOGE&amount=10000000001";
        assertThat(ask("POST", most).code()).isEqualTo(-2010);
        assertThat(ask("POST", most + "0000000000").code()).isIn(-1100, -1108);
        assertThat(ask("GET", "status?x=1").code()).isEqualTo(-1101);
    }

    @Test
    void theStatusSaysHowThingsStand() {
        client.signed(
                "POST",
                "order",
                ApiClient.limit("BTCUSDT", "BUY", "0.001", client.farBelow("BTCUSDT")));
        var status = ask("GET", "status").object();
        assertThat(status.get("uptimeSeconds").getAsLong()).isBetween(0L, 600L);
        assertThat(status.get("openOrders").getAsInt()).isEqualTo(1);
        assertThat(status.getAsJsonArray("balances").toString()).contains("\"asset\":\"USDT\"");
        client.signed("DELETE", "openOrders", Map.of("symbol", "BTCUSDT"));
    }
}
