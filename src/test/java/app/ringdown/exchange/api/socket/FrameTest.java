package app.ringdown.exchange.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.api.dialect.JsonWriter;

import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.framing.Framedata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

class FrameTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 123, 124, 125, 126, 65_532, 65_533, 65_534, 65_535, 200_000})
    void theLibraryReadsWhatWeWrite(int length) throws Exception {
        JsonWriter json = new JsonWriter(16).restart(Frame.GAP).value("x".repeat(length));
        int from = Frame.seal(json);
        ByteBuffer bytes = ByteBuffer.wrap(json.buffer(), from, json.length() - from);
        List<Framedata> frames = new Draft_6455().translateFrame(bytes);
        assertThat(frames).hasSize(1);
        assertThat(frames.getFirst().getPayloadData().remaining()).isEqualTo(length + 2);
        assertThat(frames.getFirst().isFin()).isTrue();
    }

    @Test
    void targetsAreDecoded() {
        Target target =
                Target.parse("/stream?streams=btcusdt%40ticker%2Fa@kline_1d@+08:00&timeUnit=us&x");
        assertThat(target.path()).isEqualTo("/stream");
        assertThat(target.query())
                .isEqualTo(Map.of("streams", "btcusdt@ticker/a@kline_1d@+08:00", "timeUnit", "us"));
        assertThat(Target.parse("/ws/btcusdt%40trade").path()).isEqualTo("/ws/btcusdt@trade");
        assertThat(Target.parse("/ws/%zz").path()).isEqualTo("/ws/%zz");
    }
}
