package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

class RedactTest {
    @Test
    void signaturesAndKeysAreTakenOutOfQueries() {
        assertThat(Redact.line("POST /order?symbol=A&signature=abc%3D&timestamp=1"))
                .isEqualTo("POST /order?symbol=A&signature=***&timestamp=1");
        assertThat(Redact.line("apiKey=k&listenKey=x failed"))
                .isEqualTo("apiKey=***&listenKey=*** failed");
    }

    @Test
    void andOutOfJson() {
        assertThat(Redact.line("{\"apiKey\":\"k\",\"signature\" : \"s/+=\",\"timestamp\":1}"))
                .isEqualTo("{\"apiKey\":\"***\",\"signature\" : \"***\",\"timestamp\":1}");
        assertThat(Redact.line("{\"secret\":\"cut off")).isEqualTo("{\"secret\":\"***\"");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "signature", "apiKey", "secret", "secretKey", "listenKey", "APIKEY", "token");
    }

    /** Characters that occur nowhere else in what is looked through. */
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withChars('Ж', '"', '\\', '&', '=', ' ', '\n', '}', ',')
                .ofMinLength(1)
                .ofMaxLength(40)
                .map(text -> "Ж" + text + "Ж");
    }

    @Property
    void noSecretOfJsonSurvivesWhereverItIsCut(
            @ForAll("names") String name,
            @ForAll("secrets") String secret,
            @ForAll @IntRange(max = 300) int cut) {
        JsonObject inner = new JsonObject();
        inner.addProperty("before", 1);
        inner.addProperty(name, secret);
        inner.addProperty("after", "x");
        JsonObject message = new JsonObject();
        message.addProperty("id", 7);
        message.add("params", inner);
        String text = message.toString();
        String safe = Redact.line(text);
        assertThat(safe).doesNotContain("Ж");
        inner.addProperty(name, Redact.MASK);
        assertThat(JsonParser.parseString(safe)).isEqualTo(message);
        String part = text.substring(0, Math.min(cut, text.length()));
        assertThat(Redact.line(part)).doesNotContain("Ж");
    }

    @Property
    void noSecretOfAQuerySurvives(@ForAll("names") String name, @ForAll("secrets") String secret) {
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String safe = Redact.line("http://h/p?a=1&" + name + "=" + encoded + "&b=2");
        assertThat(safe).isEqualTo("http://h/p?a=1&" + name + "=***&b=2");
    }

    @Test
    void aValueThatIsKnownIsTakenOutWhereverItStands() {
        assertThat(Redact.line("{\"msg\":\"Bad key 0123456789\"}", List.of("0123456789", "a")))
                .isEqualTo("{\"msg\":\"Bad key ***\"}");
    }

    @Test
    void headersThatCarryKeysAreKnown() {
        assertThat(List.of("X-MBX-APIKEY", "APCA-API-SECRET-KEY", "Authorization", "Set-Cookie"))
                .allMatch(Redact::isSecretHeader);
        assertThat(List.of("Content-Type", "X-MBX-USED-WEIGHT-1M", "Retry-After"))
                .noneMatch(Redact::isSecretHeader);
    }

    @Test
    void whatIsNotSecretStays() {
        assertThat(Redact.line("GET /klines?symbol=BTCUSDT"))
                .isEqualTo("GET /klines?symbol=BTCUSDT");
    }
}
