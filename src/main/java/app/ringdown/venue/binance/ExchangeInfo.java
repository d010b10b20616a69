package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;
import app.ringdown.order.OrderRules;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Instruments and limits out of {@code exchangeInfo}. Lenient: the venue adds fields, filters and
 * words often; a symbol that can't be understood is left out and logged, the others stay.
 *
 * @param instruments each at its index
 * @param orderRules of the instrument at the same index
 * @param weightPerMinute limit of the request weight; 0 if it tells none
 */
record ExchangeInfo(
        List<Instrument> instruments, List<OrderRules> orderRules, long weightPerMinute) {
    private static final Logger LOG = LoggerFactory.getLogger(ExchangeInfo.class);
    private static final int USUAL_DECIMALS = 8;
    private static final int MOST_DECIMALS = 18;

    static ExchangeInfo read(String venue, JsonElement answer) throws UnreadableException {
        JsonObject info = Json.object(answer);
        List<Instrument> instruments = new ArrayList<>();
        List<OrderRules> rules = new ArrayList<>();
        for (JsonObject symbol : Json.objects(Json.array(info, "symbols"))) {
            try {
                Map<String, JsonObject> filters = filters(symbol);
                Instrument read = instrument(venue, instruments.size(), symbol, filters);
                rules.add(OrderRulesJson.read(symbol, filters));
                instruments.add(read);
            } catch (UnreadableException | IllegalArgumentException e) {
                LOG.warn("Symbol {} is left out: {}", symbol.get("symbol"), e.getMessage());
            }
        }
        return new ExchangeInfo(
                List.copyOf(instruments), List.copyOf(rules), weightPerMinute(info));
    }

    private static long weightPerMinute(JsonObject info) throws UnreadableException {
        if (info.has("rateLimits")) {
            for (JsonObject limit : Json.objects(Json.array(info, "rateLimits"))) {
                if (Json.text(limit, "rateLimitType").equals("REQUEST_WEIGHT")
                        && Json.text(limit, "interval").equals("MINUTE")
                        && Json.number(limit, "intervalNum") == 1) {
                    return Json.number(limit, "limit");
                }
            }
        }
        return 0;
    }

    private static Map<String, JsonObject> filters(JsonObject symbol) throws UnreadableException {
        Map<String, JsonObject> filters = new HashMap<>();
        for (JsonObject filter : Json.objects(Json.array(symbol, "filters"))) {
            filters.put(Json.text(filter, "filterType"), filter);
        }
        return filters;
    }

    private static Instrument instrument(
            String venue, int index, JsonObject symbol, Map<String, JsonObject> filters)
            throws UnreadableException {
        BigDecimal tick = value(filters, "PRICE_FILTER", "tickSize");
        BigDecimal lot = value(filters, "LOT_SIZE", "stepSize");
        int priceDecimals = decimals(tick);
        int lotDecimals = decimals(lot);
        String notional = filters.containsKey("NOTIONAL") ? "NOTIONAL" : "MIN_NOTIONAL";
        boolean minOnMarket =
                flag(filters, "NOTIONAL", "applyMinToMarket")
                        || flag(filters, "MIN_NOTIONAL", "applyToMarket");
        TradingRules rules =
                new TradingRules(
                        units(filters, "PRICE_FILTER", "minPrice", priceDecimals, RoundingMode.UP),
                        units(
                                filters,
                                "PRICE_FILTER",
                                "maxPrice",
                                priceDecimals,
                                RoundingMode.DOWN),
                        step(tick, priceDecimals),
                        units(filters, "LOT_SIZE", "minQty", lotDecimals, RoundingMode.UP),
                        units(filters, "LOT_SIZE", "maxQty", lotDecimals, RoundingMode.DOWN),
                        units(filters, "MARKET_LOT_SIZE", "maxQty", lotDecimals, RoundingMode.DOWN),
                        step(lot, lotDecimals),
                        value(filters, notional, "minNotional"),
                        minOnMarket,
                        value(filters, notional, "maxNotional"),
                        Json.bool(symbol, "quoteOrderQtyMarketAllowed", false));
        return new Instrument(
                index,
                venue,
                Json.text(symbol, "symbol"),
                Json.text(symbol, "baseAsset"),
                Json.text(symbol, "quoteAsset"),
                priceDecimals,
                lotDecimals,
                rules,
                Json.text(symbol, "status").equals("TRADING")
                        && Json.bool(symbol, "isSpotTradingAllowed", true));
    }

    /** Every filter may be missing, and so may each of its values: zero sets no limit. */
    private static BigDecimal value(Map<String, JsonObject> filters, String filter, String name)
            throws UnreadableException {
        JsonObject held = filters.get(filter);
        return held == null || !held.has(name) ? BigDecimal.ZERO : Json.decimal(held, name);
    }

    private static boolean flag(Map<String, JsonObject> filters, String filter, String name)
            throws UnreadableException {
        JsonObject held = filters.get(filter);
        return held != null && Json.bool(held, name, false);
    }

    /** As many as the step needs; eight if there is no step. */
    private static int decimals(BigDecimal step) throws UnreadableException {
        int decimals =
                step.signum() == 0
                        ? USUAL_DECIMALS
                        : Math.max(0, step.stripTrailingZeros().scale());
        if (decimals > MOST_DECIMALS) {
            throw new UnreadableException("a step of " + step.toPlainString());
        }
        return decimals;
    }

    private static long step(BigDecimal step, int decimals) throws UnreadableException {
        return step.signum() == 0 ? 1 : Units.nearest(step, decimals);
    }

    /** A limit in ticks or lots; one beyond a long is none. */
    private static long units(
            Map<String, JsonObject> filters,
            String filter,
            String name,
            int decimals,
            RoundingMode rounding)
            throws UnreadableException {
        BigDecimal units =
                value(filters, filter, name).movePointRight(decimals).setScale(0, rounding);
        return units.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? 0 : units.longValueExact();
    }
}
