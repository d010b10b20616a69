package app.ringdown.ui.watch;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the watch list keeps from one start to the next: which instruments in which order, and its
 * columns. Text that can't be read is as good as none.
 */
final class WatchSettings {
    private static final String SYMBOLS = "watch.symbols";
    private static final String COLUMNS = "watch.columns";

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

    /** A column as it was left. */
    record Column(double width, boolean visible) {}

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

    /** The columns as they were left, in their order; those not told are as usual, at the end. */
    Map<WatchColumn, Column> columns() {
        Map<WatchColumn, Column> columns = new java.util.LinkedHashMap<>();
        Map<String, WatchColumn> byId = new HashMap<>();
        for (WatchColumn column : WatchColumn.values()) {
            byId.put(column.id(), column);
        }
        for (String entry : settings.get(COLUMNS).orElse("").split(",", -1)) {
            String[] parts = entry.split(":", -1);
            WatchColumn column = byId.get(parts[0]);
            if (column != null && parts.length == 3) {
                try {
                    double width = Math.clamp(Double.parseDouble(parts[1]), 20.0, 800.0);
                    columns.put(column, new Column(width, parts[2].equals("shown")));
                } catch (NumberFormatException e) {
                    columns.remove(column); // as usual, then
                }
            }
        }
        Map<WatchColumn, Column> usual = new EnumMap<>(WatchColumn.class);
        for (WatchColumn column : WatchColumn.values()) {
            usual.put(column, new Column(column.width(), true));
        }
        usual.forEach(columns::putIfAbsent);
        return columns;
    }

    /** Widths are those at the usual text size. */
    void keepColumns(Map<WatchColumn, Column> columns) {
        List<String> entries = new ArrayList<>();
        columns.forEach((column, as) ->
                entries.add(
                        column.id()
                                + ":"
                                + Math.round(as.width())
                                + ":"
                                + (as.visible() ? "shown" : "hidden")));
        settings.put(COLUMNS, String.join(",", entries));
    }
}
