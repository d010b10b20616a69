package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Map;

/** Every fault of the drill that strikes the WebSocket API and account events. */
class DrillAccountTest extends DrillFixture {
    private static final Duration A_WHILE = Duration.ofMillis(700);
    private TextSocket line;
    private String id;

    @BeforeEach
    void listen() {
        line = accountLine();
        id = newId();
    }

    @AfterEach
    void leave() {
        line.close();
    }

    private void place() {
        line.send(message("o", "order.place", farOrder(id)));
    }

    @Test
    void anOrderIsDoneAndNeverAnsweredButItsEventComes() {
        begin("no-answer&count=1&scope=orders");
        place();
        JsonObject report = line.event("executionReport");
        assertThat(report.get("c").getAsString()).isEqualTo(id);
        assertThat(report.get("X").getAsString()).isEqualTo("NEW");
        line.event("outboundAccountPosition");
        assertThat(line.within(A_WHILE)).isNull();
        assertThat(took(id)).isTrue();
    }

    @Test
    void theAnswerComesTwice() {
        begin("answer-twice&count=1&scope=orders");
        place();
        JsonObject first = line.answer("o");
        assertThat(first.get("status").getAsInt()).isEqualTo(200);
        assertThat(line.answer("o")).isEqualTo(first);
        assertThat(took(id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "too-many,    5,   429, -1003, true,  false",
        "banned,      120, 418, -1003, true,  false",
        "unavailable, 503, 503, -1001, false, false",
        "fail-after,  503, 503, -1007, false, true",
    })
    void anOrderIsAnsweredByAnErrorAndDoneOrNot(
            String fault, int amount, int status, int code, boolean retry, boolean done) {
        begin(fault + "&count=1&scope=orders&amount=" + amount);
        place();
        JsonObject answer = line.answer("o");
        assertThat(answer.get("status").getAsInt()).isEqualTo(status);
        JsonObject error = answer.getAsJsonObject("error");
        assertThat(error.get("code").getAsInt()).isEqualTo(code);
        assertThat(error.has("data") && error.getAsJsonObject("data").has("retryAfter"))
                .isEqualTo(retry);
        assertThat(took(id)).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({"half-open, false", "cut, true"})
    void theLineDiesWithTheAnswer(String fault, boolean done) {
        begin(fault + "&count=1&scope=orders");
        place();
        if (fault.equals("cut")) {
            assertThat(line.closeCode()).isEqualTo(1006);
        } else {
            assertThat(line.within(A_WHILE)).isNull();
            assertThat(line.isClosed()).isFalse();
        }
        assertThat(took(id)).isEqualTo(done);
        knob("DELETE", "faults?name=" + fault);
        assertThat(line.closeCode()).isEqualTo(1006);
    }

    @Test
    void connectionsAreRefused() {
        begin("refuse&scope=user");
        assertThatThrownBy(() -> new TextSocket(EXCHANGE.wsApi())).isNotNull();
        line.send(message("p", "account.status", Map.of()));
        assertThat(line.answer("p").get("status").getAsInt()).isEqualTo(200);
    }

    @Test
    void anEventIsLostAndTheNextOneComes() {
        begin("drop&count=1&scope=user");
        place();
        line.event("outboundAccountPosition");
        assertThat(took(id)).isTrue();
        assertThat(line.event("executionReport").get("X").getAsString()).isEqualTo("CANCELED");
    }

    @Test
    void anEventComesTwice() {
        begin("duplicate&count=1&scope=user");
        place();
        JsonObject first = line.event("executionReport");
        assertThat(line.event("executionReport")).isEqualTo(first);
        assertThat(took(id)).isTrue();
    }

    @Test
    void anEventIsOvertaken() {
        begin("reorder&count=1&scope=user");
        place();
        line.event("outboundAccountPosition");
        assertThat(line.event("executionReport").get("X").getAsString()).isEqualTo("NEW");
        assertThat(took(id)).isTrue();
    }

    @Test
    void anEventIsLate() {
        begin("delay&count=1&amount=900&scope=user");
        long began = System.nanoTime();
        place();
        line.event("executionReport");
        assertThat(System.nanoTime() - began).isGreaterThan(900_000_000L);
        assertThat(took(id)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"cut-json", "garbage", "unknown-field", "unknown-value"})
    void anEventIsNotWhatItShouldBe(String fault) {
        begin(fault + "&count=1&scope=user");
        CLIENT.signed("POST", "order", farOrder(id));
        String struck = line.next();
        switch (fault) {
            case "unknown-field" -> {
                assertThat(TextSocket.sound(struck)).isNotNull();
                assertThat(struck).contains("\"unforeseen\"");
            }
            case "unknown-value" -> {
                assertThat(TextSocket.sound(struck)).isNotNull();
                assertThat(struck).contains("UNFORESEEN");
            }
            default -> assertThat(TextSocket.sound(struck)).isNull();
        }
        line.event("outboundAccountPosition");
        assertThat(took(id)).isTrue();
    }

    @Test
    void requestsAndAnswersAreUnderWayAndKeepTheirOrder() {
        knob("POST", "latency?ms=100&jitter=150");
        long began = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            line.send("{\"id\":\"%s\",\"method\":\"time\"}".formatted(i));
        }
        for (int i = 0; i < 20; i++) {
            JsonObject answer = TextSocket.sound(line.next());
            assertThat(answer.get("id").getAsString()).isEqualTo(Integer.toString(i));
            assertThat(System.nanoTime() - began).isGreaterThan(200_000_000L);
        }
    }
}
