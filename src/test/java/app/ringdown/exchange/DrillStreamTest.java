package app.ringdown.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every fault of the drill that strikes market streams, as a client meets it. */
class DrillStreamTest extends DrillFixture {
    private static final String DEPTH = EXCHANGE.stream() + "/ws/btcusdt@depth@100ms";
    private TextSocket socket;

    @BeforeEach
    void listen() {
        socket = new TextSocket(DEPTH);
        socket.next();
    }

    @AfterEach
    void leave() {
        socket.close();
    }

    private List<String> frames(int count) {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(socket.next());
        }
        return frames;
    }

    /** How often an update does not begin where the one before it ended. */
    private static int breaks(List<String> frames) {
        int breaks = 0;
        for (int i = 1; i < frames.size(); i++) {
            long end = number(frames.get(i - 1), "u");
            breaks += number(frames.get(i), "U") == end + 1 ? 0 : 1;
        }
        return breaks;
    }

    private static long number(String frame, String member) {
        JsonObject json = TextSocket.sound(frame);
        assertThat(json).as(frame).isNotNull();
        return json.get(member).getAsLong();
    }

    @Test
    void withoutAFaultEveryUpdateBeginsWhereTheLastOneEnded() {
        assertThat(breaks(frames(15))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop", "gap"})
    void anUpdateIsMissing(String fault) {
        String last = socket.next();
        begin(fault + "&count=1&scope=streams");
        List<String> frames = frames(15);
        frames.addFirst(last);
        assertThat(breaks(frames)).isEqualTo(1);
    }

    @Test
    void aFrameComesTwice() {
        begin("duplicate&count=1&scope=streams");
        List<String> frames = frames(15);
        assertThat(frames.stream().distinct().count()).isEqualTo(14);
        assertThat(breaks(frames.stream().distinct().toList())).isZero();
    }

    @Test
    void aFrameIsOvertakenByTheNext() {
        begin("reorder&count=1&scope=streams");
        List<String> frames = frames(15);
        assertThat(breaks(frames)).isBetween(2, 3);
        List<String> sorted = new ArrayList<>(frames);
        sorted.sort((a, b) -> Long.compare(number(a, "u"), number(b, "u")));
        assertThat(breaks(sorted)).isZero();
    }

    @Test
    void aFrameIsLateAndThoseBehindItWait() {
        begin("delay&count=1&amount=1500&scope=streams");
        List<String> frames = frames(25);
        assertThat(breaks(frames)).isZero();
        socket.forget();
        begin("delay&count=1&amount=1500&scope=streams");
        long began = System.nanoTime();
        frames(3); // at most what was on its way
        assertThat(System.nanoTime() - began).isGreaterThan(1_000_000_000L);
    }

    @Test
    void aHalfOpenLineIsSilentAndCutWhenTheFaultIsLifted() {
        begin("half-open&scope=streams");
        while (socket.within(Duration.ofMillis(400)) != null) {
            assertThat(socket.isClosed()).isFalse();
        }
        assertThat(socket.within(Duration.ofMillis(800))).isNull();
        assertThat(socket.isClosed()).isFalse();
        knob("DELETE", "faults?name=half-open");
        assertThat(socket.closeCode()).isEqualTo(1006);
    }

    @Test
    void connectionsAreRefusedUntilTheFaultIsLifted() {
        begin("refuse&scope=streams");
        assertThatThrownBy(() -> new TextSocket(DEPTH)).isNotNull();
        assertThat(socket.next()).isNotEmpty(); // those that stand are left alone
        try (TextSocket account = accountLine()) {
            assertThat(account.isClosed()).isFalse();
        }
        knob("DELETE", "faults");
        try (TextSocket again = new TextSocket(DEPTH)) {
            assertThat(again.next()).isNotEmpty();
        }
    }

    @Test
    void aConnectionIsCut() {
        begin("cut&count=1&scope=streams");
        assertThat(socket.closeCode()).isEqualTo(1006);
        try (TextSocket again = new TextSocket(DEPTH)) {
            assertThat(again.next()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-json", "garbage"})
    void oneFrameIsNoJson(String fault) {
        begin(fault + "&count=1&scope=streams");
        List<String> frames = frames(12);
        assertThat(frames).filteredOn(frame -> TextSocket.sound(frame) == null).hasSize(1);
    }

    @Test
    void oneFrameHasWhatNobodyKnows() {
        begin("unknown-field&count=1&scope=streams");
        assertThat(frames(12))
                .filteredOn(frame -> TextSocket.sound(frame).has("unforeseen"))
                .hasSize(1);
        begin("unknown-value&count=1&scope=streams");
        assertThat(frames(12))
                .filteredOn(frame -> frame.contains("\"e\":\"UNFORESEEN\""))
                .hasSize(1);
    }

    @Test
    void theClockOfEventsIsOff() {
        begin("clock-jump&amount=3600");
        socket.forget();
        frames(2);
        assertThat(number(socket.next(), "E") - System.currentTimeMillis())
                .isBetween(3_590_000L, 3_601_000L);
    }

    /** Asked for and answered, each way takes its time, and nothing overtakes. */
    @Test
    void aQuestionIsUnderWayBothWaysAndTheOrderIsKept() {
        try (TextSocket quiet = new TextSocket(EXCHANGE.stream() + "/ws")) {
            knob("POST", "latency?ms=150&jitter=100");
            long began = System.nanoTime();
            for (int id = 1; id <= 4; id++) {
                quiet.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + id + "}");
            }
            for (int id = 1; id <= 4; id++) {
                assertThat(number(quiet.next(), "id")).isEqualTo(id);
                assertThat(System.nanoTime() - began).isGreaterThan(300_000_000L);
            }
        }
        assertThat(breaks(frames(15))).isZero();
    }
}
