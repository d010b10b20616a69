package app.ringdown.exchange;

import static app.ringdown.exchange.ApiMessages.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A line of the WebSocket API that asks and hears of the account. */
final class AccountLine implements AutoCloseable {
    private final Exchange exchange;
    private final ApiSocket socket;

    /** Connects and subscribes. */
    AccountLine(Exchange exchange) {
        this.exchange = exchange;
        socket = new ApiSocket(exchange.wsApi());
        assertThat(ask("userDataStream.subscribe.signature", Map.of()).get("status").getAsInt())
                .isEqualTo(200);
    }

    /** The answer to a signed request. */
    JsonObject ask(String method, Map<String, ?> params) {
        return socket.ask(message("1", method, ApiMessages.signed(exchange, params)));
    }

    /** What a signed request that is carried out is answered by. */
    JsonElement result(String method, Map<String, ?> params) {
        JsonObject answer = ask(method, params);
        assertThat(answer.get("status").getAsInt()).as("%s", answer).isEqualTo(200);
        return answer.get("result");
    }

    /** The next event that tells of one of these orders, or of their list. */
    JsonObject next(Set<Long> orders) {
        return next(event -> about(event, orders));
    }

    /** The events of these orders and their list, in sequence, up to one that is so. */
    List<JsonObject> until(Set<Long> orders, Predicate<JsonObject> last) {
        List<JsonObject> events = new ArrayList<>();
        do {
            events.add(next(orders));
        } while (!last.test(events.getLast()));
        return events;
    }

    private JsonObject next(Predicate<JsonObject> wanted) {
        return socket.nextWhere(heard ->
                        heard.isJsonObject()
                                && heard.getAsJsonObject().has("subscriptionId")
                                && wanted.test(heard.getAsJsonObject().getAsJsonObject("event")))
                .getAsJsonObject()
                .getAsJsonObject("event");
    }

    private static boolean about(JsonObject event, Set<Long> orders) {
        return switch (event.get("e").getAsString()) {
            case "executionReport" -> orders.contains(event.get("i").getAsLong());
            case "listStatus" ->
                    orders.contains(
                            event.getAsJsonArray("O")
                                    .get(0)
                                    .getAsJsonObject()
                                    .get("i")
                                    .getAsLong());
            default -> false;
        };
    }

    /** What an event says, in short: of an order its type, what happened and its status. */
    static String inShort(JsonObject event) {
        return event.get("e").getAsString().equals("listStatus")
                ? "list " + event.get("l").getAsString()
                : event.get("o").getAsString()
                        + " "
                        + event.get("x").getAsString()
                        + " "
                        + event.get("X").getAsString();
    }

    @Override
    public void close() {
        socket.close();
    }
}
