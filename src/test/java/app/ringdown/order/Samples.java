package app.ringdown.order;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.market.TradingRules;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Map;

/** Small worlds for the tests of orders. */
final class Samples {
    static final TradingRules RULES =
            new TradingRules(
                    1,
                    100_000_000,
                    1,
                    1,
                    900_000_000,
                    10_000_000,
                    1,
                    new BigDecimal("5"),
                    true,
                    new BigDecimal("9000000"),
                    true);

    /** Prices of two decimals, quantities of five. */
    static final Instrument BTC = instrument(RULES);

    private Samples() {}

    static Instrument instrument(TradingRules rules) {
        return new Instrument(0, "paper", "BTCUSDT", "BTC", "USDT", 2, 5, rules, true);
    }

    static Quote quote(Instrument instrument, long bid, long ask, long last) {
        return new Quote(instrument, bid, 1, ask, 1, last, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    static Account account(String usdt, String btc) {
        return new Account(
                Map.of(
                        "USDT",
                        new Balance("USDT", new BigDecimal(usdt), BigDecimal.ZERO),
                        "BTC",
                        new Balance("BTC", new BigDecimal(btc), BigDecimal.ZERO)),
                new BigDecimal("0.0008"),
                new BigDecimal("0.001"),
                0);
    }

    static OrderRequest limit(Instrument instrument, Side side, long ticks, long lots) {
        return new OrderRequest(
                "id", instrument, side, OrderType.LIMIT, TimeInForce.GTC, ticks, lots, null);
    }

    static OrderRequest postOnly(Instrument instrument, Side side, long ticks, long lots) {
        return new OrderRequest(
                "id", instrument, side, OrderType.POST_ONLY, TimeInForce.GTC, ticks, lots, null);
    }

    static OrderRequest market(
            Instrument instrument, Side side, long lots, @Nullable String amount) {
        return new OrderRequest(
                "id",
                instrument,
                side,
                OrderType.MARKET,
                TimeInForce.GTC,
                0,
                lots,
                amount == null ? null : new BigDecimal(amount));
    }
}
