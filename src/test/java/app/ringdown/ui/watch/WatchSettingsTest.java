package app.ringdown.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class WatchSettingsTest {
    private final Settings kept = Settings.inMemory();
    private final WatchSettings settings = new WatchSettings(kept);
    private final List<Instrument> all = new ArrayList<>();

    WatchSettingsTest() {
        for (String symbol : List.of("BTCUSDT", "ETHUSDT", "ZZZUSDT")) {
            all.add(
                    new Instrument(
                            all.size(),
                            "x",
                            symbol,
                            symbol,
                            "USDT",
                            2,
                            2,
                            TradingRules.NONE,
                            true));
        }
    }

    @Test
    void theFirstListHasWhatTheVenueHas() {
        assertThat(settings.instruments(all)).containsExactly(all.get(0), all.get(1));
    }

    @Test
    void aVenueWithNothingWellKnownShowsWhatItHas() {
        assertThat(settings.instruments(all.subList(2, 3))).containsExactly(all.get(2));
    }

    @Test
    void theOwnListComesBack() {
        settings.keepInstruments(List.of(all.get(2), all.get(0)));
        assertThat(settings.instruments(all)).containsExactly(all.get(2), all.get(0));
        settings.keepInstruments(List.of());
        assertThat(settings.instruments(all)).isEmpty();
    }

    @Test
    void doubledAndUnknownSymbolsAreLeftOut() {
        kept.put("watch.symbols", "ZZZUSDT,GONE,ZZZUSDT");
        assertThat(settings.instruments(all)).containsExactly(all.get(2));
    }
}
