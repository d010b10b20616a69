package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

class ReachTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1",
                "ws://127.8.9.1/x",
                "http://localhost:8080",
                "http://LOCALHOST",
                "ws://[::1]:9"
            })
    void thisMachineIsWithinReach(String uri) {
        assertThatCode(() -> Reach.LOOPBACK.check(URI.create(uri))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.binance.com",
                "wss://stream.binance.com:9443",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://example.com#@127.0.0.1",
                "http://127.0.0.1@example.com",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://[fe80::1]",
                "file:///etc/hosts",
                "mailto:a@b"
            })
    void nothingElseIs(String uri) {
        assertThatExceptionOfType(AddressNotAllowedException.class)
                .isThrownBy(() -> Reach.LOOPBACK.check(URI.create(uri)));
    }
}
