package app.ringdown.exchange.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.ExchangeOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;

/** Which sources of orders there are. */
class FlowSourceTest {
    private static final ExchangeOptions OPTIONS = ExchangeOptions.in(Path.of("nowhere"));

    @Test
    void theMarketIsSyntheticAndPlaysEveryScenario() {
        assertThat(OPTIONS.flow()).isEqualTo(FlowSource.SYNTHETIC);
        assertThat(OPTIONS.withFlow(FlowSource.of("synthetic")).flow().flow(1).scenarios())
                .containsExactlyInAnyOrder(Scenario.values());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SYNTHETIC")
    void whatIsNotThereYetIsRefusedWithASentence(FlowSource source) {
        assertThat(FlowSource.of(source.word())).isEqualTo(source);
        assertThatThrownBy(() -> OPTIONS.withFlow(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not there yet");
    }

    @Test
    void whatNobodyKnowsIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> FlowSource.of("wishes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no flow 'wishes' among synthetic, mirror, replay.");
    }
}
