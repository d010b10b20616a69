package app.ringdown.exchange.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of sound JSON. */
class ManglerTest {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).serializeNulls().create();

    private static JsonElement read(String json) {
        return STRICT.fromJson(json, JsonElement.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[{},{\"a\":{}}]",
                "{\"a\":\"{\\\"b\\\":1}\",\"c\":[{\"d\":\"\\\\\"}]}",
                "{\"e\":\"executionReport\",\"X\":\"NEW\",\"p\":\"1.0\"}"
            })
    void unknownFieldsLeaveItSoundAndTheRestAsItWas(String json) {
        JsonElement mangled = read(Mangler.unknownFields(json));
        assertThat(mangled.toString().replaceAll("\"unforeseen\":\\{[^}]*}[^}]*},?", ""))
                .isEqualTo(read(json).toString());
        assertThat(count(mangled.toString(), "unforeseen")).isEqualTo(objects(read(json)));
    }

    private static long objects(JsonElement json) {
        if (json.isJsonArray()) {
            return json.getAsJsonArray().asList().stream().mapToLong(ManglerTest::objects).sum();
        }
        return json.isJsonObject()
                ? 1
                        + json.getAsJsonObject().entrySet().stream()
                                .mapToLong(member -> objects(member.getValue()))
                                .sum()
                : 0;
    }

    private static int count(String text, String word) {
        return text.split(word, -1).length - 1;
    }

    @Test
    void oneValueOfAClosedListIsReplaced() {
        String report =
                "{\"e\":\"executionReport\",\"o\":\"LIMIT\",\"X\":\"NEW\",\"c\":\"o\",\"L\":\"1.0\"}";
        assertThat(Mangler.unknownValue(report, 1))
                .isEqualTo(report.replace("LIMIT", "UNFORESEEN"));
        assertThat(Mangler.unknownValue(report, -1)).isEqualTo(report.replace("NEW", "UNFORESEEN"));
        String bar = "{\"k\":{\"o\":\"97.5\",\"x\":false}}";
        assertThat(Mangler.hasListedValue(bar)).isFalse();
        assertThat(Mangler.unknownValue(bar, 5)).isEqualTo(bar);
    }

    @Test
    void theClockIsShiftedInItsUnit() {
        assertThat(Mangler.shiftClock("{\"E\":1700000000000,\"T\":1700000000000}", 2_000_000))
                .isEqualTo("{\"E\":1700000002000,\"T\":1700000000000}");
        assertThat(Mangler.shiftClock("{\"serverTime\":1700000000000000}", -2_000_000))
                .isEqualTo("{\"serverTime\":1699999998000000}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 17, -1, Long.MIN_VALUE, Long.MAX_VALUE})
    void whatIsCutOrGarbledIsNoJson(long luck) {
        String json = "{\"a\":[1,2,{\"b\":\"c\"}],\"d\":null}";
        assertThatThrownBy(() -> read(Mangler.cut(json, luck)))
                .isInstanceOf(JsonParseException.class);
        assertThat(json).startsWith(Mangler.cut(json, luck));
        assertThatThrownBy(() -> read(Mangler.garbage(luck)))
                .isInstanceOf(JsonParseException.class);
        assertThat(Mangler.garbage(luck)).isEqualTo(Mangler.garbage(luck)).isNotEmpty();
    }
}
