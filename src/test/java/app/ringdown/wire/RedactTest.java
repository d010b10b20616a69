package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
                .isEqualTo("{\"apiKey\":\"***\",\"signature\":\"***\",\"timestamp\":1}");
        assertThat(Redact.line("{\"secret\":\"cut off")).isEqualTo("{\"secret\":\"***\"");
    }

    @Test
    void whatIsNotSecretStays() {
        assertThat(Redact.line("GET /klines?symbol=BTCUSDT"))
                .isEqualTo("GET /klines?symbol=BTCUSDT");
    }
}
