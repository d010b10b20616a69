package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent.Report;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.Venue.OrderReport;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders and fills as REST tells them. Pure.
 *
 * <p>Source: Binance Spot API, REST, "Trading endpoints" and "Account endpoints". {@code
 * cummulativeQuoteQty} is the venue's own spelling.
 */
final class OrderJson {
    private OrderJson() {}

    /** The parameters of a new order. */
    static Params request(OrderRequest order) {
        Instrument instrument = order.instrument();
        Params params =
                Params.of("symbol", instrument.symbol())
                        .with("side", order.side().name())
                        .with("type", type(order.type()))
                        .with("newClientOrderId", order.clientOrderId())
                        .with("newOrderRespType", "FULL");
        BigDecimal amount = order.amount();
        if (amount != null) {
            params.with("quoteOrderQty", amount.toPlainString());
        } else {
            params.with("quantity", instrument.quantity(order.lots()).toPlainString());
        }
        if (order.type() != OrderType.MARKET) {
            params.with("price", instrument.price(order.ticks()).toPlainString());
        }
        if (order.type() == OrderType.LIMIT) {
            params.with("timeInForce", order.timeInForce().name());
        }
        return params;
    }

    private static String type(OrderType type) {
        return switch (type) {
            case MARKET -> "MARKET";
            case LIMIT -> "LIMIT";
            case POST_ONLY -> "LIMIT_MAKER";
        };
    }

    /**
     * The answer to a new order (FULL): its acceptance, each fill with the sums up to it, and how
     * it stands now if the last of these does not say it.
     */
    static List<Report> placed(JsonElement answer, OrderRequest request)
            throws UnreadableException {
        JsonObject order = Json.object(answer);
        Instrument instrument = request.instrument();
        Report now = report(order, instrument, request.clientOrderId(), "transactTime");
        List<Report> reports = new ArrayList<>();
        if (now.state() == OrderState.REJECTED) {
            return List.of(now);
        }
        reports.add(with(now, OrderState.ACCEPTED, 0, 0, null));
        long lots = 0;
        long notional = 0;
        JsonElement fills = order.get("fills");
        if (fills != null) {
            for (JsonObject each : Json.objects(fills)) {
                Fill fill = fill(each, instrument, "tradeId", false, now.timeMs());
                lots += fill.lots();
                notional += fill.ticks() * fill.lots();
                boolean last = lots == now.executedLots();
                OrderState state = last ? now.state() : OrderState.PARTLY_FILLED;
                reports.add(with(now, state, lots, notional, fill));
            }
        }
        if (reports.getLast().state() != now.state()
                || reports.getLast().executedLots() != now.executedLots()) {
            reports.add(now);
        }
        return reports;
    }

    /** The state of an order as any answer tells it, without a fill. */
    static Report report(
            JsonObject order, Instrument instrument, String clientOrderId, String timeField)
            throws UnreadableException {
        long lots = Units.lots(instrument, Json.decimal(order, "executedQty"));
        return new Report(
                clientOrderId,
                Json.number(order, timeField),
                Long.toString(Json.number(order, "orderId")),
                state(Json.text(order, "status"), lots),
                lots,
                notional(order, instrument),
                null);
    }

    private static long notional(JsonObject order, Instrument instrument)
            throws UnreadableException {
        // Negative where the venue has forgotten, so not a plain decimal.
        String text = Json.text(order, "cummulativeQuoteQty");
        return text.startsWith("-")
                ? 0
                : Units.notional(instrument, Json.decimal(order, "cummulativeQuoteQty"));
    }

    /** An order as {@code GET order} and {@code openOrders} tell it. */
    static OrderReport queried(JsonObject order, Instrument instrument) throws UnreadableException {
        String clientOrderId = Json.text(order, "clientOrderId");
        return new OrderReport(
                as(order, instrument, clientOrderId),
                report(order, instrument, clientOrderId, "updateTime"),
                Json.number(order, "time"));
    }

    /**
     * Tells of the order in the answer to a call that makes it, cancels it or asks about it. A
     * cancel has a client order id of its own, and the order's beside it.
     */
    static void tell(JsonObject order, Instrument instrument, AccountListener listener)
            throws UnreadableException {
        String original = Json.optionalText(order, "origClientOrderId");
        String clientOrderId = original == null ? Json.text(order, "clientOrderId") : original;
        String time = order.has("transactTime") ? "transactTime" : "updateTime";
        listener.onOrder(
                as(order, instrument, clientOrderId),
                report(order, instrument, clientOrderId, time));
    }

    private static OrderRequest as(JsonObject order, Instrument instrument, String clientOrderId)
            throws UnreadableException {
        String amount = Json.optionalText(order, "origQuoteOrderQty");
        return as(
                clientOrderId,
                instrument,
                Json.text(order, "side"),
                Json.text(order, "type"),
                Json.text(order, "timeInForce"),
                Json.decimal(order, "price"),
                Json.decimal(order, "origQty"),
                amount == null ? BigDecimal.ZERO : Json.decimal(order, "origQuoteOrderQty"));
    }

    /**
     * The order that the venue's words describe. Types that Ringdown has no word for show as the
     * order that they become when they are triggered.
     */
    static OrderRequest as(
            String clientOrderId,
            Instrument instrument,
            String side,
            String type,
            String timeInForce,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal amount)
            throws UnreadableException {
        OrderType known =
                switch (type) {
                    case "MARKET", "STOP_LOSS", "TAKE_PROFIT" -> OrderType.MARKET;
                    case "LIMIT_MAKER" -> OrderType.POST_ONLY;
                    case "LIMIT", "STOP_LOSS_LIMIT", "TAKE_PROFIT_LIMIT" -> OrderType.LIMIT;
                    default -> price.signum() > 0 ? OrderType.LIMIT : OrderType.MARKET;
                };
        boolean byAmount = known == OrderType.MARKET && amount.signum() > 0;
        return new OrderRequest(
                clientOrderId,
                instrument,
                side(side),
                known,
                timeInForce(timeInForce),
                known == OrderType.MARKET ? 0 : Units.ticks(instrument, price),
                byAmount ? 0 : Units.lots(instrument, quantity),
                byAmount ? amount : null);
    }

    private static Side side(String word) throws UnreadableException {
        return switch (word) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new UnreadableException("a side that is not known");
        };
    }

    private static TimeInForce timeInForce(String word) {
        return switch (word) {
            case "IOC" -> TimeInForce.IOC;
            case "FOK" -> TimeInForce.FOK;
            default -> TimeInForce.GTC; // what a new word is, nobody knows; it rests until told
        };
    }

    /** The venue's status; a new word is an order that has not ended. */
    static OrderState state(String word, long executedLots) {
        return switch (word) {
            case "FILLED" -> OrderState.FILLED;
            case "CANCELED" -> OrderState.CANCELLED;
            case "REJECTED" -> OrderState.REJECTED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderState.EXPIRED;
            default -> executedLots > 0 ? OrderState.PARTLY_FILLED : OrderState.ACCEPTED;
        };
    }

    /** The fills of one order ({@code myTrades}), each as a report with the sums up to it. */
    static List<Report> fills(List<JsonObject> trades, OrderReport order)
            throws UnreadableException {
        Instrument instrument = order.as().instrument();
        Report now = order.report();
        List<Report> reports = new ArrayList<>();
        long lots = 0;
        long notional = 0;
        for (JsonObject trade : trades) {
            if (!Long.toString(Json.number(trade, "orderId")).equals(now.venueOrderId())) {
                continue;
            }
            long timeMs = Json.number(trade, "time");
            Fill fill = fill(trade, instrument, "id", Json.bool(trade, "isMaker"), timeMs);
            lots += fill.lots();
            notional += fill.ticks() * fill.lots();
            OrderState state = lots >= now.executedLots() ? now.state() : OrderState.PARTLY_FILLED;
            Report report = with(now, state, lots, notional, fill);
            reports.add(
                    new Report(
                            report.clientOrderId(),
                            timeMs,
                            report.venueOrderId(),
                            state,
                            lots,
                            notional,
                            fill));
        }
        return reports;
    }

    private static Fill fill(
            JsonObject fill, Instrument instrument, String id, boolean maker, long timeMs)
            throws UnreadableException {
        return new Fill(
                Json.number(fill, id),
                Units.ticks(instrument, Json.decimal(fill, "price")),
                Units.lots(instrument, Json.decimal(fill, "qty")),
                Json.decimal(fill, "commission"),
                Json.text(fill, "commissionAsset"),
                maker,
                timeMs);
    }

    private static Report with(
            Report report, OrderState state, long lots, long notional, @Nullable Fill fill) {
        return new Report(
                report.clientOrderId(),
                report.timeMs(),
                report.venueOrderId(),
                state,
                lots,
                notional,
                fill);
    }
}
