package app.ringdown.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.junit.jupiter.api.Test;

import java.util.List;

class PrettyJsonTest {
    @Test
    void eachFieldHasItsLineAndAShortListIsOne() {
        assertThat(PrettyJson.of("{\"a\":1.50,\"b\":[\"1\",\"2\"],\"c\":{},\"d\":[[1,2],[3]]}"))
                .isEqualTo(
                        """
                        {
                          "a": 1.50,
                          "b": ["1","2"],
                          "c": {},
                          "d": [
                            [1,2],
                            [3]
                          ]
                        }\
                        """);
    }

    @Test
    void bracketsInATextAreText() {
        assertThat(PrettyJson.of("{\"m\":\"a{[\\\"]},: b\"}"))
                .isEqualTo("{\n  \"m\": \"a{[\\\"]},: b\"\n}");
    }

    @Test
    void whatIsCutOrNoJsonIsShownAllTheSame() {
        assertThat(PrettyJson.of("{\"a\":\"cut of")).isEqualTo("{\n  \"a\": \"cut of");
        assertThat(PrettyJson.of("hello")).isEqualTo("hello");
        assertThat(PrettyJson.of("]}")).isEqualTo("\n]\n}");
        assertThat(PrettyJson.of("")).isEmpty();
    }

    @Provide
    Arbitrary<JsonElement> json() {
        Arbitrary<JsonElement> leaf =
                Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(30).map(JsonPrimitive::new),
                        Arbitraries.longs().map(JsonPrimitive::new),
                        Arbitraries.just(JsonNull.INSTANCE));
        return Arbitraries.recursive(
                () -> leaf,
                inner -> inner.list().ofMaxSize(4).map(PrettyJsonTest::container),
                0,
                4);
    }

    private static JsonElement container(List<JsonElement> inside) {
        if (inside.size() % 2 == 0) {
            JsonArray array = new JsonArray();
            inside.forEach(array::add);
            return array;
        }
        JsonObject object = new JsonObject();
        inside.forEach(each -> object.add("{" + object.size() + "\"", each));
        return object;
    }

    @Property
    void itSaysTheSame(@ForAll("json") JsonElement json) {
        assertThat(JsonParser.parseString(PrettyJson.of(json.toString()))).isEqualTo(json);
    }
}
