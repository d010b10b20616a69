package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

/**
 * Orders and fills as REST and the WebSocket API show them (Binance Spot API, REST, "Trading
 * endpoints" and "Account Endpoints", "Conditional fields in Order Responses"). Pure.
 */
final class OrderJson {
    private OrderJson() {}

    /** How much a new order's answer says. */
    enum Detail {
        ACK,
        RESULT,
        FULL
    }

    static void placed(JsonWriter json, TimeUnits unit, Placed placed, Detail detail) {
        Order order = placed.order();
        json.beginObject()
                .field("symbol", order.terms().listing().symbol())
                .field("orderId", order.id())
                .field("orderListId", order.listId())
                .field("clientOrderId", order.terms().clientOrderId())
                .field("transactTime", unit.of(order.updated()));
        switch (detail) {
            case ACK -> {}
            case RESULT -> result(json, unit, order);
            case FULL -> {
                result(json, unit, order);
                json.name("fills").beginArray();
                for (Fill fill : placed.fills()) {
                    Listing listing = fill.listing();
                    json.beginObject()
                            .fixed8("price", Figures.price(listing, fill.ticks()))
                            .fixed8("qty", Figures.quantity(listing, fill.lots()))
                            .fixed8("commission", fill.commission())
                            .field("commissionAsset", fill.commissionAsset())
                            .field("tradeId", fill.tradeId())
                            .endObject();
                }
                json.endArray();
            }
        }
        json.endObject();
    }

    private static void result(JsonWriter json, TimeUnits unit, Order order) {
        amounts(json, order);
        json.fixed8("origQuoteOrderQty", order.terms().quoteOrderQty());
        state(json, order);
        conditions(json, order);
        workingTime(json, unit, order);
        modes(json, order);
    }

    private static void conditions(JsonWriter json, Order order) {
        NewOrder terms = order.terms();
        Trigger trigger = terms.trigger();
        if (trigger != null) {
            stopPrice(json, terms.listing(), trigger);
        }
        if (terms.icebergLots() > 0) {
            json.fixed8("icebergQty", Figures.quantity(terms.listing(), terms.icebergLots()));
        }
    }

    static void cancelled(JsonWriter json, TimeUnits unit, Order order, String cancelId) {
        json.beginObject()
                .field("symbol", order.terms().listing().symbol())
                .field("origClientOrderId", order.terms().clientOrderId())
                .field("orderId", order.id())
                .field("orderListId", order.listId())
                .field("clientOrderId", cancelId)
                .field("transactTime", unit.of(order.updated()));
        amounts(json, order);
        json.fixed8("origQuoteOrderQty", order.terms().quoteOrderQty());
        state(json, order);
        conditions(json, order);
        modes(json, order);
        json.endObject();
    }

    static void queried(JsonWriter json, TimeUnits unit, Order order) {
        NewOrder terms = order.terms();
        json.beginObject()
                .field("symbol", terms.listing().symbol())
                .field("orderId", order.id())
                .field("orderListId", order.listId())
                .field("clientOrderId", terms.clientOrderId());
        amounts(json, order);
        state(json, order);
        Trigger trigger = terms.trigger();
        stopPrice(json, terms.listing(), trigger == null ? new Trigger(0, 0) : trigger);
        json.fixed8("icebergQty", Figures.quantity(terms.listing(), terms.icebergLots()))
                .field("time", unit.of(order.created()))
                .field("updateTime", unit.of(order.updated()))
                .field("isWorking", order.isWorking());
        workingTime(json, unit, order);
        json.fixed8("origQuoteOrderQty", terms.quoteOrderQty());
        modes(json, order);
        json.endObject();
    }

    static void trade(JsonWriter json, TimeUnits unit, Fill fill) {
        Listing listing = fill.listing();
        json.beginObject()
                .field("symbol", listing.symbol())
                .field("id", fill.tradeId())
                .field("orderId", fill.orderId())
                .field("orderListId", fill.listId())
                .fixed8("price", Figures.price(listing, fill.ticks()))
                .fixed8("qty", Figures.quantity(listing, fill.lots()))
                .fixed8("quoteQty", fill.quote())
                .fixed8("commission", fill.commission())
                .field("commissionAsset", fill.commissionAsset())
                .field("time", unit.of(fill.time()))
                .field("isBuyer", fill.side() == Side.BUY)
                .field("isMaker", fill.maker())
                .field("isBestMatch", true)
                .endObject();
    }

    private static void amounts(JsonWriter json, Order order) {
        NewOrder terms = order.terms();
        Listing listing = terms.listing();
        json.fixed8("price", Figures.price(listing, terms.ticks()))
                .fixed8("origQty", Figures.quantity(listing, terms.lots()))
                .fixed8("executedQty", Figures.quantity(listing, order.executedLots()))
                // The dialect's own spelling.
                .fixed8("cummulativeQuoteQty", order.executedQuote());
    }

    private static void state(JsonWriter json, Order order) {
        NewOrder terms = order.terms();
        json.field("status", order.status().name())
                .field("timeInForce", terms.timeInForce().name())
                .field("type", terms.type().name())
                .field("side", terms.side().name());
    }

    private static void workingTime(JsonWriter json, TimeUnits unit, Order order) {
        json.field("workingTime", order.working() < 0 ? -1 : unit.of(order.working()));
    }

    private static void stopPrice(JsonWriter json, Listing listing, Trigger trigger) {
        json.fixed8("stopPrice", Figures.price(listing, trigger.stopTicks()));
        if (trigger.trailingDelta() > 0) {
            json.field("trailingDelta", trigger.trailingDelta());
        }
    }

    /** What ends every order: the mode of self-trade prevention and the conditional fields. */
    private static void modes(JsonWriter json, Order order) {
        NewOrder terms = order.terms();
        json.field("selfTradePreventionMode", terms.selfTradePrevention().name());
        Long strategyId = terms.strategyId();
        if (strategyId != null) {
            json.field("strategyId", strategyId);
        }
        Integer strategyType = terms.strategyType();
        if (strategyType != null) {
            json.field("strategyType", strategyType);
        }
        if (order.preventedLots() > 0) {
            json.fixed8(
                    "preventedQuantity", Figures.quantity(terms.listing(), order.preventedLots()));
        }
        ExpiryReason expiryReason = order.expiryReason();
        if (expiryReason != null) {
            json.field("expiryReason", expiryReason.name());
        }
    }
}
