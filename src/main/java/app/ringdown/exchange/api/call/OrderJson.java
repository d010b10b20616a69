package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Amendment;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.engine.Amended;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

/**
 * Orders and fills as REST and the WebSocket API show them (Binance Spot API, REST, "Trading
 * endpoints" and "Account Endpoints", "Conditional fields in Order Responses"). Pure.
 */
final class OrderJson {
    private OrderJson() {}

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
                preventedMatches(json, placed);
            }
        }
        json.endObject();
    }

    /** What self-trade prevention did at once, if it did anything (FAQ "Self Trade Prevention"). */
    private static void preventedMatches(JsonWriter json, Placed placed) {
        if (placed.prevented().isEmpty()) {
            return;
        }
        json.name("preventedMatches").beginArray();
        for (PreventedMatch match : placed.prevented()) {
            json.beginObject()
                    .field("preventedMatchId", match.id())
                    .field("makerSymbol", match.listing().symbol())
                    .field("makerOrderId", match.makerOrderId())
                    .fixed8("price", Figures.price(match.listing(), match.ticks()));
            preventedQuantities(json, match);
            json.endObject();
        }
        json.endArray();
    }

    private static void preventedQuantities(JsonWriter json, PreventedMatch match) {
        Listing listing = match.listing();
        if (match.takerPreventedLots() > 0) {
            json.fixed8(
                    "takerPreventedQuantity",
                    Figures.quantity(listing, match.takerPreventedLots()));
        }
        if (match.makerPreventedLots() > 0) {
            json.fixed8(
                    "makerPreventedQuantity",
                    Figures.quantity(listing, match.makerPreventedLots()));
        }
    }

    static void preventedMatch(JsonWriter json, TimeUnits unit, PreventedMatch match) {
        json.beginObject()
                .field("symbol", match.listing().symbol())
                .field("preventedMatchId", match.id())
                .field("takerOrderId", match.takerOrderId())
                .field("makerSymbol", match.listing().symbol())
                .field("makerOrderId", match.makerOrderId())
                .field("tradeGroupId", PreventedMatch.NO_TRADE_GROUP)
                .field("selfTradePreventionMode", match.mode().name())
                .fixed8("price", Figures.price(match.listing(), match.ticks()));
        preventedQuantities(json, match);
        json.field("transactTime", unit.of(match.time())).endObject();
    }

    /**
     * The answer to an amendment; some of its members are called otherwise than everywhere else.
     *
     * @param list the order list that the order belongs to, as it stands after it
     */
    static void amended(
            JsonWriter json, TimeUnits unit, Amended amended, @Nullable OrderList list) {
        Order order = amended.order();
        Amendment amendment = amended.amendment();
        NewOrder terms = order.terms();
        Listing listing = terms.listing();
        json.beginObject()
                .field("transactTime", unit.of(amendment.time()))
                .field("executionId", amendment.executionId())
                .name("amendedOrder")
                .beginObject()
                .field("symbol", listing.symbol())
                .field("orderId", order.id())
                .field("orderListId", order.listId())
                .field("origClientOrderId", amendment.oldClientOrderId())
                .field("clientOrderId", amendment.newClientOrderId())
                .fixed8("price", Figures.price(listing, terms.ticks()))
                .fixed8("qty", Figures.quantity(listing, terms.lots()))
                .fixed8("executedQty", Figures.quantity(listing, order.executedLots()))
                .fixed8("preventedQty", Figures.quantity(listing, order.preventedLots()))
                .fixed8("quoteOrderQty", terms.quoteOrderQty())
                .fixed8("cumulativeQuoteQty", order.executedQuote());
        state(json, order);
        conditions(json, unit, order);
        if (order.working() >= 0) {
            workingTime(json, unit, order);
        }
        modes(json, order);
        json.endObject();
        if (list != null) {
            ListJson.afterAmendment(json.name("listStatus"), list);
        }
        json.endObject();
    }

    static void amendment(JsonWriter json, TimeUnits unit, Amendment amendment) {
        Listing listing = amendment.listing();
        json.beginObject()
                .field("symbol", listing.symbol())
                .field("orderId", amendment.orderId())
                .field("executionId", amendment.executionId())
                .field("origClientOrderId", amendment.oldClientOrderId())
                .field("newClientOrderId", amendment.newClientOrderId())
                .fixed8("origQty", Figures.quantity(listing, amendment.oldLots()))
                .fixed8("newQty", Figures.quantity(listing, amendment.newLots()))
                .field("time", unit.of(amendment.time()))
                .endObject();
    }

    private static void result(JsonWriter json, TimeUnits unit, Order order) {
        amounts(json, order);
        json.fixed8("origQuoteOrderQty", order.terms().quoteOrderQty());
        state(json, order);
        conditions(json, unit, order);
        workingTime(json, unit, order);
        modes(json, order);
    }

    private static void conditions(JsonWriter json, TimeUnits unit, Order order) {
        NewOrder terms = order.terms();
        if (terms.trigger() != null) {
            trigger(json, unit, order);
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
        conditions(json, unit, order);
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
        trigger(json, unit, order);
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

    private static void trigger(JsonWriter json, TimeUnits unit, Order order) {
        Trigger trigger = order.terms().trigger();
        long stopTicks = trigger == null ? 0 : trigger.stopTicks();
        json.fixed8("stopPrice", Figures.price(order.terms().listing(), stopTicks));
        if (trigger != null && trigger.trailingDelta() > 0) {
            long since = order.trailingTime();
            json.field("trailingDelta", trigger.trailingDelta())
                    .field("trailingTime", since < 0 ? -1 : unit.of(since));
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
            json.field("preventedMatchId", order.preventedMatchId());
            json.fixed8(
                    "preventedQuantity", Figures.quantity(terms.listing(), order.preventedLots()));
        }
        ExpiryReason expiryReason = order.expiryReason();
        if (expiryReason != null) {
            json.field("expiryReason", expiryReason.name());
        }
    }
}
