package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.Writer;

class RingdownTest {
    @Test
    void anUnknownCommandIsAUsageError() {
        var line = Ringdown.commandLine().setErr(new PrintWriter(Writer.nullWriter()));
        assertThat(line.execute("nonsense")).isEqualTo(2);
    }
}
