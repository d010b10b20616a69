package app.ringdown.exchange.api.wsapi;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.ExecutionType;
import app.ringdown.exchange.account.ExpiryReason;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.account.PreventedMatch;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.call.Figures;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.listing.Listing;

import java.util.List;

/** The events of the user data stream (Binance Spot API, "User Data Stream Events"). Pure. */
final class EventJson {
    private EventJson() {}

    /**
     * @param now the time of the event, in microseconds since the epoch
     */
    static void executionReport(JsonWriter json, TimeUnits unit, Execution execution, long now) {
        Order order = execution.order();
        NewOrder terms = order.terms();
        Listing listing = terms.listing();
        boolean cancel = execution.type() == ExecutionType.CANCELED;
        Trigger trigger = terms.trigger();
        json.beginObject()
                .field("e", "executionReport")
                .field("E", unit.of(now))
                .field("s", listing.symbol())
                .field("c", cancel ? execution.requestId() : terms.clientOrderId())
                .field("S", terms.side().name())
                .field("o", terms.type().name())
                .field("f", terms.timeInForce().name())
                .fixed8("q", Figures.quantity(listing, terms.lots()))
                .fixed8("p", Figures.price(listing, terms.ticks()))
                .fixed8("P", trigger == null ? 0 : Figures.price(listing, trigger.stopTicks()))
                .fixed8("F", Figures.quantity(listing, terms.icebergLots()))
                .field("g", order.listId())
                .field("C", cancel ? terms.clientOrderId() : "")
                .field("x", execution.type().name())
                .field("X", order.status().name())
                .field("r", "NONE")
                .field("i", order.id());
        lastFill(json, execution, listing);
        json.fixed8("z", Figures.quantity(listing, order.executedLots()))
                .field("T", unit.of(execution.time()))
                .field("I", execution.id())
                .field("w", order.status().open() && order.working() >= 0)
                .field("M", false)
                .field("O", unit.of(order.created()))
                .fixed8("Z", order.executedQuote())
                .fixed8("Q", terms.quoteOrderQty());
        if (order.working() >= 0) {
            json.field("W", unit.of(order.working()));
        }
        json.field("V", terms.selfTradePrevention().name());
        conditional(json, unit, order);
        PreventedMatch prevented = execution.prevented();
        if (prevented != null) {
            prevented(json, order, prevented);
        }
        json.endObject();
    }

    private static void lastFill(JsonWriter json, Execution execution, Listing listing) {
        Fill fill = execution.fill();
        if (fill == null) {
            json.fixed8("l", 0)
                    .fixed8("L", 0)
                    .field("n", "0")
                    .name("N")
                    .nullValue()
                    .field("t", -1)
                    .field("m", false)
                    .fixed8("Y", 0);
        } else {
            json.fixed8("l", Figures.quantity(listing, fill.lots()))
                    .fixed8("L", Figures.price(listing, fill.ticks()))
                    .fixed8("n", fill.commission())
                    .field("N", fill.commissionAsset())
                    .field("t", fill.tradeId())
                    .field("m", fill.maker())
                    .fixed8("Y", fill.quote());
        }
    }

    private static void conditional(JsonWriter json, TimeUnits unit, Order order) {
        NewOrder terms = order.terms();
        Trigger trigger = terms.trigger();
        if (trigger != null && trigger.trailingDelta() > 0) {
            long since = order.trailingTime();
            json.field("d", trigger.trailingDelta()).field("D", since < 0 ? -1 : unit.of(since));
        }
        Long strategyId = terms.strategyId();
        if (strategyId != null) {
            json.field("j", strategyId);
        }
        Integer strategyType = terms.strategyType();
        if (strategyType != null) {
            json.field("J", strategyType);
        }
        if (order.preventedLots() > 0) {
            json.field("v", order.preventedMatchId());
            json.fixed8("A", Figures.quantity(terms.listing(), order.preventedLots()));
        }
        ExpiryReason expiryReason = order.expiryReason();
        if (expiryReason != null) {
            json.field("eR", expiryReason.name());
        }
    }

    /** A trade of an order with its own account that was prevented, as that order sees it. */
    private static void prevented(JsonWriter json, Order order, PreventedMatch match) {
        Listing listing = match.listing();
        json.fixed8("B", Figures.quantity(listing, match.preventedLots(order.id())))
                .field("u", PreventedMatch.NO_TRADE_GROUP)
                .field("U", match.counterOrderId(order.id()))
                .field("Cs", listing.symbol())
                .fixed8("pl", Figures.quantity(listing, match.lots()))
                .fixed8("pL", Figures.price(listing, match.ticks()))
                .fixed8("pY", match.quote());
    }

    /**
     * @param now the time of the event, in microseconds since the epoch
     */
    static void listStatus(JsonWriter json, TimeUnits unit, OrderList list, long now) {
        json.beginObject()
                .field("e", "listStatus")
                .field("E", unit.of(now))
                .field("s", list.listing().symbol())
                .field("g", list.id())
                .field("c", list.contingency().name())
                .field("l", list.statusType().name())
                .field("L", list.orderStatus().name())
                .field("r", "NONE")
                .field("C", list.clientOrderId())
                .field("T", unit.of(list.updated()))
                .name("O")
                .beginArray();
        for (OrderList.Leg leg : list.orders()) {
            json.beginObject()
                    .field("s", list.listing().symbol())
                    .field("i", leg.orderId())
                    .field("c", leg.clientOrderId())
                    .endObject();
        }
        json.endArray().endObject();
    }

    /**
     * @param units how much came in, in 1e-8 of the asset; negative if it went out
     * @param time when, in microseconds since the epoch
     * @param now the time of the event, likewise
     */
    static void balanceUpdate(
            JsonWriter json, TimeUnits unit, String asset, long units, long time, long now) {
        json.beginObject()
                .field("e", "balanceUpdate")
                .field("E", unit.of(now))
                .field("a", asset)
                .fixed8("d", units)
                .field("T", unit.of(time))
                .endObject();
    }

    /**
     * @param time when they changed, in microseconds since the epoch
     * @param now the time of the event, likewise
     */
    static void accountPosition(
            JsonWriter json, TimeUnits unit, List<Balance> changed, long time, long now) {
        json.beginObject()
                .field("e", "outboundAccountPosition")
                .field("E", unit.of(now))
                .field("u", unit.of(time))
                .name("B")
                .beginArray();
        for (Balance balance : changed) {
            json.beginObject()
                    .field("a", balance.asset())
                    .fixed8("f", balance.free())
                    .fixed8("l", balance.locked())
                    .endObject();
        }
        json.endArray().endObject();
    }

    /** {@code serverShutdown} and {@code eventStreamTerminated}, which say nothing but when. */
    static void plain(JsonWriter json, TimeUnits unit, String type, long now) {
        json.beginObject().field("e", type).field("E", unit.of(now)).endObject();
    }
}
