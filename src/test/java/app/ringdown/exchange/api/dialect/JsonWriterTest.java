package app.ringdown.exchange.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

class JsonWriterTest {
    private final JsonWriter json = new JsonWriter(1);

    @Test
    void everyKindOfValueIsWritten() {
        json.beginObject()
                .field("text", "a \"quoted\" \\ \n\u0001 ä 你 😀 \u007f")
                .field("whole", -42)
                .field("yes", true)
                .name("no")
                .value(false)
                .name("nothing")
                .nullValue()
                .name("list")
                .beginArray()
                .value(1)
                .beginObject()
                .endObject()
                .beginArray()
                .endArray()
                .raw("{\"x\":1}")
                .endArray()
                .endObject();
        JsonObject back = JsonParser.parseString(json.toString()).getAsJsonObject();
        assertThat(back.get("text").getAsString())
                .isEqualTo("a \"quoted\" \\ \n\u0001 ä 你 😀 \u007f");
        assertThat(back.get("whole").getAsLong()).isEqualTo(-42);
        assertThat(back.get("nothing").isJsonNull()).isTrue();
        assertThat(back.get("list").toString()).isEqualTo("[1,{},[],{\"x\":1}]");
    }

    @Test
    void numbersAreWrittenAsJavaWritesThem() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(json.restart(0).value(value).toString()).isEqualTo(Long.toString(value));
        }
        for (long value : new long[] {0, 9, 10, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(json.restart(0).value(value).toString()).isEqualTo(Long.toString(value));
        }
    }

    @Test
    void decimalsHaveEightPlaces() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            String expected = '"' + BigDecimal.valueOf(value, 8).toPlainString() + '"';
            assertThat(json.restart(0).fixed8(value).toString()).isEqualTo(expected);
        }
        assertThat(json.restart(0).fixed8(Long.MIN_VALUE).toString())
                .isEqualTo("\"-92233720368.54775808\"");
        assertThat(json.restart(0).fixed8(-1).toString()).isEqualTo("\"-0.00000001\"");
    }

    @Test
    void aGapIsLeftInFront() {
        json.restart(10).beginArray().endArray();
        assertThat(json.length()).isEqualTo(12);
        assertThat(json.buffer()[10]).isEqualTo((byte) '[');
    }
}
