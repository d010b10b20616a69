package app.ringdown.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class ServerFormTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:80,",
        "https://localhost:8443/base,",
        "http://[::1]:9000,",
        "http://127.9.9.9:1,",
        " http://127.0.0.1:80 ,",
        "'',MISSING",
        "127.0.0.1:80,NOT_A_URL",
        "http:///nothing,NOT_A_URL",
        "ws://127.0.0.1:80,WRONG_SCHEME",
        "https://api.binance.com,NOT_THIS_MACHINE",
        "https://testnet.binance.vision,NOT_THIS_MACHINE",
        "http://127.0.0.1.evil.example:80,NOT_THIS_MACHINE",
        "http://localhost.example,NOT_THIS_MACHINE",
        "http://10.0.0.1:80,NOT_THIS_MACHINE",
        "http://0.0.0.0:80,NOT_THIS_MACHINE",
        "http://127.0.0.1@api.binance.com,NOT_THIS_MACHINE",
    })
    void onlyThisMachineIsDialled(String rest, ServerForm.Problem problem) {
        var form = new ServerForm(rest, "ws://127.0.0.1:1", "ws://127.0.0.1:1/x", "key", "secret");
        assertThat(form.problems())
                .isEqualTo(problem == null ? Map.of() : Map.of(ServerForm.Field.REST, problem));
    }

    @Test
    void nothingOfTheKeyIsInItsText() {
        var form = new ServerForm("a", "b", "c", "the-key", "the-secret");
        assertThat(form.toString()).doesNotContain("the-key").doesNotContain("the-secret");
    }
}
