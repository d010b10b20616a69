package app.ringdown.exchange;

import static app.ringdown.exchange.ApiMessages.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** Who hears the events of an account, and until when. */
class WsSubscriptionTest {
    private final Exchange exchange = SharedExchange.get();
    private final ApiSocket socket = new ApiSocket(exchange.wsApi());

    @AfterEach
    void close() {
        socket.close();
    }

    private JsonObject ask(String method, Map<String, ?> params) {
        return socket.ask(message("1", method, params));
    }

    private JsonObject subscribe() {
        return ask("userDataStream.subscribe.signature", ApiMessages.signed(exchange, Map.of()));
    }

    private boolean active() {
        return ask("session.status", Map.of())
                .getAsJsonObject("result")
                .get("userDataStream")
                .getAsBoolean();
    }

    @Test
    void subscriptionsAreListedStoppedAndNumberedOn() {
        assertThat(active()).isFalse();
        assertThat(subscribe().getAsJsonObject("result"))
                .isEqualTo(JsonParser.parseString("{\"subscriptionId\":0}"));
        assertThat(active()).isTrue();
        assertThat(ask("session.subscriptions", Map.of()).get("result"))
                .isEqualTo(JsonParser.parseString("[{\"subscriptionId\":0}]"));

        JsonObject stopped = ask("userDataStream.unsubscribe", Map.of("subscriptionId", 0));
        assertThat(stopped.get("result")).isEqualTo(JsonParser.parseString("{}"));
        JsonObject terminated = socket.nextWith("subscriptionId");
        assertThat(terminated.get("subscriptionId").getAsInt()).isZero();
        assertThat(terminated.getAsJsonObject("event").keySet()).containsExactly("e", "E");
        assertThat(ask("session.subscriptions", Map.of()).getAsJsonArray("result")).isEmpty();
        assertThat(subscribe().getAsJsonObject("result").get("subscriptionId").getAsInt())
                .isEqualTo(1);
    }

    @Test
    void aSubscriptionByItsOwnSignatureOutlivesTheSession() {
        subscribe();
        JsonObject logout = ask("session.logout", Map.of());
        assertThat(logout.get("status").getAsInt()).isEqualTo(200);
        assertThat(active()).isTrue();
    }

    @Test
    void timesAreInMicrosecondsIfTheConnectionSaysSo() throws Exception {
        try (ApiSocket micros = new ApiSocket(exchange.wsApi() + "?timeUnit=microsecond")) {
            String subscribe = "userDataStream.subscribe.signature";
            micros.ask(message("1", subscribe, ApiMessages.signed(exchange, Map.of())));
            long before = System.currentTimeMillis();
            exchange.control().fund("LTC", 1);
            JsonObject event = micros.nextWith("subscriptionId").getAsJsonObject("event");
            assertThat(event.get("T").getAsLong() / 1000)
                    .isBetween(before - 1_000, before + 60_000);
        }
    }
}
