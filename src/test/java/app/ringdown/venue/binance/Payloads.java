package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/** Payload files in the venue's documented form, and the instruments that they speak of. */
final class Payloads {
    static final Instrument BTCUSDT = instrument(0, "BTCUSDT", "BTC", "USDT", 2, 5);
    static final Instrument ETHBTC = instrument(1, "ETHBTC", "ETH", "BTC", 5, 4);
    static final Symbols SYMBOLS = new Symbols(List.of(BTCUSDT, ETHBTC));

    private Payloads() {}

    static Instrument instrument(
            int index, String symbol, String base, String quote, int price, int lot) {
        return new Instrument(
                index, "test", symbol, base, quote, price, lot, TradingRules.NONE, true);
    }

    static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Payloads.class.getResourceAsStream(name + ".json"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static JsonElement json(String name) throws UnreadableException {
        byte[] bytes = bytes(name);
        return Json.parse(bytes, 0, bytes.length);
    }
}
