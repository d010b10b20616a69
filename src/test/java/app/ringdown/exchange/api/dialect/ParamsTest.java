package app.ringdown.exchange.api.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ParamsTest {

    private static void assertCode(ThrowingCallable call, int code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.error().code()).isEqualTo(code));
    }

    @Test
    void theQueryWinsOverTheBody() {
        Params params = Params.parse("a=1&b=2", "b=3&c=4");
        assertThat(params.mandatory("a")).isEqualTo("1");
        assertThat(params.mandatory("b")).isEqualTo("2");
        assertThat(params.mandatory("c")).isEqualTo("4");
        params.allRead();
    }

    @Test
    void valuesAreDecoded() {
        Params params = Params.parse("a=%40%E4%BD%A0+b&&c", "");
        assertThat(params.mandatory("a")).isEqualTo("@你 b");
        assertCode(() -> params.optional("c"), -1105);
        assertCode(() -> Params.parse("a=%zz", ""), -1100);
    }

    @Test
    void aNameTwiceIsOneTooMany() {
        assertCode(() -> Params.parse("a=1&a=2", ""), -1101);
        assertCode(() -> Params.parse("", "a=1&a=1"), -1101);
    }

    @Test
    void whatNobodyReadIsRefused() {
        assertCode(Params.parse("a=1", "")::allRead, -1101);
        Params params = Params.parse("a=1&b=2", "");
        params.mandatory("a");
        assertCode(params::allRead, -1104);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "1e3", "123456789012345678901"})
    void numbersAreDigits(String text) {
        assertCode(() -> Params.parse("n=" + text, "").optionalLong("n"), -1100);
    }

    @Test
    void numbersFitTheirType() {
        assertCode(() -> Params.parse("n=9223372036854775808", "").optionalLong("n"), -1108);
        assertCode(() -> Params.parse("n=2147483648", "").optionalInt("n"), -1108);
        assertThat(Params.parse("n=9223372036854775807", "").optionalLong("n"))
                .hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({
        "0.00000001,0.00000001",
        "1.50000000000,1.5",
        "12345678901234567890,12345678901234567890"
    })
    void decimalsKeepTheirValue(String text, String value) {
        assertThat(Params.parse("d=" + text, "").optionalDecimal("d")).isEqualByComparingTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0.000000001,-1111", ".5,-1100", "5.,-1100", "1e5,-1100", "-1,-1100", "NaN,-1100"})
    void otherDecimalsAreRefused(String text, int code) {
        assertCode(() -> Params.parse("d=" + text, "").optionalDecimal("d"), code);
    }

    @Test
    void listsAreReadWithAndWithoutBlanks() {
        assertThat(Params.parse("l=[\"A\",\"B-1\"]", "").optionalList("l"))
                .isEqualTo(List.of("A", "B-1"));
        assertThat(Params.parse("l=[\"A\",+\"B\"]", "").optionalList("l"))
                .isEqualTo(List.of("A", "B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "[]",
                "[\"\"]",
                "[\"A\",]",
                "[,\"A\"]",
                "[\"A\"\"B\"]",
                "[\"a\"]",
                "[\"A\"",
                "[\"A\",\"B]"
            })
    void brokenListsAreRefused(String text) {
        assertCode(() -> Params.parse("l=" + text, "").optionalList("l"), -1100);
    }

    @Test
    void veryLongListsAreReadToo() {
        StringBuilder list = new StringBuilder("[\"S\"");
        for (int i = 0; i < 5_000; i++) {
            list.append(",\"S").append(i).append('"');
        }
        assertThat(Params.parse("l=" + list + "]", "").optionalList("l")).hasSize(5_001);
    }

    @Test
    void timesAreToldByMagnitude() {
        assertThat(Params.parse("t=1499827319559", "").optionalMicros("t"))
                .hasValue(1_499_827_319_559_000L);
        assertThat(Params.parse("t=1499827319559123", "").optionalMicros("t"))
                .hasValue(1_499_827_319_559_123L);
    }

    @Test
    void theWindowIsOpenOnBothSidesAsDocumented() {
        RecvWindow window = RecvWindow.read(Params.parse("timestamp=1000000000000", ""));
        long sent = 1_000_000_000_000_000L;
        window.check(sent + 5_000_000);
        assertCode(() -> window.check(sent + 5_000_001), -1021);
        window.check(sent - 999_999);
        assertCode(() -> window.check(sent - 1_000_000), -1021);
        assertThat(RecvWindow.read(Params.parse("timestamp=1&recvWindow=0.001", "")).windowMicros())
                .isEqualTo(1);
        assertCode(() -> RecvWindow.read(Params.parse("timestamp=1&recvWindow=0.0001", "")), -1111);
        assertCode(() -> RecvWindow.read(Params.parse("recvWindow=1", "")), -1102);
    }
}
