package app.ringdown.venue.binance;

import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderRules.Band;
import app.ringdown.order.OrderType;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which orders a symbol takes, out of its entry in {@code exchangeInfo}. Lenient: what it does not
 * tell is taken, for the venue has the last word.
 *
 * <p>Source: Binance Spot API, "Exchange information" and "Filters".
 */
final class OrderRulesJson {
    private OrderRulesJson() {}

    /**
     * @param filters of the symbol, by their type
     */
    static OrderRules read(JsonObject symbol, Map<String, JsonObject> filters)
            throws UnreadableException {
        return new OrderRules(
                types(symbol),
                Json.bool(symbol, "icebergAllowed", true),
                Json.bool(symbol, "ocoAllowed", true),
                Json.bool(symbol, "amendAllowed", true),
                Json.bool(symbol, "cancelReplaceAllowed", true),
                (int) number(filters, "TRAILING_DELTA", "minTrailingBelowDelta"),
                (int) number(filters, "TRAILING_DELTA", "maxTrailingBelowDelta"),
                (int) number(filters, "ICEBERG_PARTS", "limit"),
                band(filters, "bid"),
                band(filters, "ask"));
    }

    private static Set<OrderType> types(JsonObject symbol) throws UnreadableException {
        if (!symbol.has("orderTypes")) {
            return EnumSet.allOf(OrderType.class);
        }
        Set<String> words = new HashSet<>();
        for (JsonElement each : Json.array(symbol, "orderTypes")) {
            words.add(each.getAsString());
        }
        Set<OrderType> types = EnumSet.noneOf(OrderType.class);
        for (OrderType type : OrderType.values()) {
            boolean trails =
                    type != OrderType.TRAILING_STOP || Json.bool(symbol, "allowTrailingStop", true);
            if (trails && words.contains(OrderJson.type(type))) {
                types.add(type);
            }
        }
        return types;
    }

    /** By side where the venue tells the sides apart, else the one for both. */
    private static Band band(Map<String, JsonObject> filters, String side)
            throws UnreadableException {
        if (filters.containsKey("PERCENT_PRICE_BY_SIDE")) {
            JsonObject filter = filters.get("PERCENT_PRICE_BY_SIDE");
            return new Band(
                    ratio(filter, side + "MultiplierDown"), ratio(filter, side + "MultiplierUp"));
        }
        JsonObject filter = filters.get("PERCENT_PRICE");
        return filter == null
                ? Band.NONE
                : new Band(ratio(filter, "multiplierDown"), ratio(filter, "multiplierUp"));
    }

    private static BigDecimal ratio(JsonObject filter, String name) throws UnreadableException {
        return filter.has(name) ? Json.decimal(filter, name) : BigDecimal.ZERO;
    }

    private static long number(Map<String, JsonObject> filters, String filter, String name)
            throws UnreadableException {
        JsonObject held = filters.get(filter);
        return held == null || !held.has(name) ? 0 : Json.number(held, name);
    }
}
