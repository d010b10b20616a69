package app.ringdown.ui.watch;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which instruments are in the watch list, in which order, from one start to the next. Text that
 * can't be read is as good as none.
 */
final class WatchSettings {
    private static final String SYMBOLS = "watch.symbols";

    /** What a newcomer wants to see, as far as the venue has it. */
    private static final List<String> FIRST =
            List.of(
                    "BTCUSDT",
                    "ETHUSDT",
                    "SOLUSDT",
                    "XRPUSDT",
                    "BNBUSDT",
                    "DOGEUSDT",
                    "ADAUSDT",
                    "TRXUSDT",
                    "LINKUSDT",
                    "AVAXUSDT",
                    "SUIUSDT",
                    "XLMUSDT",
                    "LTCUSDT",
                    "BCHUSDT",
                    "DOTUSDT",
                    "UNIUSDT",
                    "AAVEUSDT",
                    "NEARUSDT",
                    "ATOMUSDT",
                    "ARBUSDT",
                    "AAPLUSDT",
                    "MSFTUSDT",
                    "NVDAUSDT",
                    "TSLAUSDT",
                    "AMZNUSDT");

    private final Settings settings;

    WatchSettings(Settings settings) {
        this.settings = settings;
    }

    /** The person's own list; the usual one at the first start. */
    List<Instrument> instruments(List<Instrument> all) {
        Map<String, Instrument> bySymbol = new HashMap<>();
        all.forEach(i -> bySymbol.put(i.symbol(), i));
        List<String> symbols =
                settings.get(SYMBOLS)
                        .map(text -> text.isEmpty() ? List.<String>of() : List.of(text.split(",")))
                        .orElse(FIRST);
        List<Instrument> found = new ArrayList<>();
        for (String symbol : symbols) {
            Instrument instrument = bySymbol.remove(symbol);
            if (instrument != null) {
                found.add(instrument);
            }
        }
        boolean emptyOnPurpose = symbols.isEmpty();
        return found.isEmpty() && !emptyOnPurpose
                ? all.subList(0, Math.min(FIRST.size(), all.size()))
                : found;
    }

    void keepInstruments(List<Instrument> instruments) {
        settings.put(SYMBOLS, String.join(",", instruments.stream().map(i -> i.symbol()).toList()));
    }
}
