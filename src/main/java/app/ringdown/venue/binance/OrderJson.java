package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent.Report;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.Replacement;
import app.ringdown.venue.Venue.OrderReport;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Orders and fills as REST tells them. Pure.
 *
 * <p>Source: Binance Spot API, REST, "Trading endpoints" and "Account endpoints". {@code
 * cummulativeQuoteQty} is the venue's own spelling.
 */
final class OrderJson {
    /** The venue's id of no list. */
    static final long NO_LIST = -1;

    private OrderJson() {}

    /** The parameters of a new order. */
    static Params request(OrderRequest order) {
        Params params =
                Params.of("symbol", order.instrument().symbol()).with("side", order.side().name());
        return terms(params, order, "newClientOrderId", name -> name)
                .with("newOrderRespType", "FULL");
    }

    /**
     * The parameters of two orders of which one cancels the other (OCO).
     *
     * @param above the one whose price is above the market
     */
    static Params oco(String listId, OrderRequest above, OrderRequest below) {
        Instrument instrument = above.instrument();
        Params params =
                Params.of("symbol", instrument.symbol())
                        .with("listClientOrderId", listId)
                        .with("side", above.side().name())
                        .with("quantity", instrument.quantity(above.lots()).toPlainString());
        leg(params, above, "above");
        leg(params, below, "below");
        return params.with("newOrderRespType", "RESULT");
    }

    private static void leg(Params params, OrderRequest order, String prefix) {
        terms(
                params,
                order,
                "clientOrderId",
                name ->
                        name.equals("quantity")
                                ? ""
                                : prefix
                                        + Character.toUpperCase(name.charAt(0))
                                        + name.substring(1));
    }

    /** What follows side and symbol; a name that maps to nothing is left out. */
    private static Params terms(
            Params params, OrderRequest order, String idName, UnaryOperator<String> names) {
        Instrument instrument = order.instrument();
        BiConsumer<String, Object> put =
                (name, value) -> {
                    String as = names.apply(name);
                    if (!as.isEmpty()) {
                        params.with(as, value);
                    }
                };
        put.accept("type", type(order.type()));
        put.accept(idName, order.clientOrderId());
        BigDecimal amount = order.amount();
        if (amount != null) {
            put.accept("quoteOrderQty", amount.toPlainString());
        } else {
            put.accept("quantity", instrument.quantity(order.lots()).toPlainString());
        }
        if (order.type().hasPrice()) {
            put.accept("price", instrument.price(order.ticks()).toPlainString());
        }
        if (order.type().hasTimeInForce()) {
            put.accept("timeInForce", order.timeInForce().name());
        }
        if (order.stopTicks() > 0) {
            put.accept("stopPrice", instrument.price(order.stopTicks()).toPlainString());
        }
        if (order.trailingBips() > 0) {
            put.accept("trailingDelta", order.trailingBips());
        }
        if (order.displayLots() > 0) {
            put.accept("icebergQty", instrument.quantity(order.displayLots()).toPlainString());
        }
        return params;
    }

    /** The venue's word for a type. */
    static String type(OrderType type) {
        return switch (type) {
            case MARKET -> "MARKET";
            case LIMIT -> "LIMIT";
            case POST_ONLY -> "LIMIT_MAKER";
            case STOP, TRAILING_STOP -> "STOP_LOSS";
            case STOP_LIMIT -> "STOP_LOSS_LIMIT";
            case TAKE_PROFIT -> "TAKE_PROFIT";
            case TAKE_PROFIT_LIMIT -> "TAKE_PROFIT_LIMIT";
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

    /** The answer to a cancel, which of an order of a list tells the whole list. */
    static Report cancelled(JsonElement answer, Instrument instrument, String clientOrderId)
            throws UnreadableException {
        JsonObject told = Json.object(answer);
        if (!told.has("orderReports")) {
            return report(told, instrument, clientOrderId, "transactTime");
        }
        return list(told, instrument).stream()
                .filter(each -> each.clientOrderId().equals(clientOrderId))
                .findFirst()
                .orElseThrow(() -> new UnreadableException("a list without its order"));
    }

    /**
     * The answer to a cancel and a new order in one request: in an answer that says no, it is in
     * the error's data.
     */
    static Replacement replaced(JsonElement answer, OrderRequest old, OrderRequest by)
            throws UnreadableException {
        JsonObject told = Json.object(answer);
        JsonObject both = told.has("data") ? Json.object(told, "data") : told;
        List<Report> ended = new ArrayList<>();
        List<Report> placed = new ArrayList<>();
        Reason cancelRefused = null;
        Reason refused = null;
        if (Json.text(both, "cancelResult").equals("SUCCESS")) {
            JsonObject cancel = Json.object(both, "cancelResponse");
            ended.add(cancelled(cancel, old.instrument(), old.clientOrderId()));
        } else {
            cancelRefused = reason(both, "cancelResponse");
        }
        if (Json.text(both, "newOrderResult").equals("SUCCESS")) {
            placed.addAll(placed(Json.object(both, "newOrderResponse"), by));
        } else if (Json.text(both, "newOrderResult").equals("FAILURE")) {
            refused = reason(both, "newOrderResponse");
        }
        return new Replacement(ended, cancelRefused, placed, refused);
    }

    private static Reason reason(JsonObject both, String name) throws UnreadableException {
        JsonObject error = Json.object(both, name);
        int code = Math.toIntExact(Json.number(error, "code"));
        if (Failures.kind(400, code) == VenueException.Kind.UNKNOWN) {
            throw new UnreadableException("an outcome that the venue does not know");
        }
        return new Reason(code, Json.text(error, "msg"));
    }

    /** The answer to making an order smaller, whose words are others than an order's. */
    static Report amended(JsonElement answer, Instrument instrument, String clientOrderId)
            throws UnreadableException {
        JsonObject told = Json.object(answer);
        JsonObject order = Json.object(told, "amendedOrder");
        long lots = Units.lots(instrument, Json.decimal(order, "executedQty"));
        return new Report(
                clientOrderId,
                Json.number(told, "transactTime"),
                Long.toString(Json.number(order, "orderId")),
                state(Json.text(order, "status"), lots),
                lots,
                Units.notional(instrument, Json.decimal(order, "cumulativeQuoteQty")),
                null);
    }

    /** The reports on the orders of a list, as it was placed or cancelled. */
    static List<Report> list(JsonElement answer, Instrument instrument) throws UnreadableException {
        List<Report> reports = new ArrayList<>();
        for (JsonObject order : Json.objects(Json.array(Json.object(answer), "orderReports"))) {
            reports.add(report(order, instrument, ownId(order), "transactTime"));
        }
        return reports;
    }

    /** The answer to a cancel of everything: orders, and lists with their orders. */
    static List<Report> allCancelled(JsonElement answer, Instrument instrument)
            throws UnreadableException {
        List<Report> reports = new ArrayList<>();
        for (JsonObject each : Json.objects(answer)) {
            if (each.has("orderReports")) {
                reports.addAll(list(each, instrument));
            } else {
                reports.add(report(each, instrument, ownId(each), "transactTime"));
            }
        }
        return reports;
    }

    /** A cancel has a client order id of its own, and the order's beside it. */
    private static String ownId(JsonObject order) throws UnreadableException {
        String original = Json.optionalText(order, "origClientOrderId");
        return original == null ? Json.text(order, "clientOrderId") : original;
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

    /** Tells of the order in the answer to a call that makes it, cancels it or asks about it. */
    static void tell(JsonObject order, Instrument instrument, AccountListener listener)
            throws UnreadableException {
        String clientOrderId = ownId(order);
        String time = order.has("transactTime") ? "transactTime" : "updateTime";
        listener.onOrder(
                as(order, instrument, clientOrderId),
                report(order, instrument, clientOrderId, time));
    }

    private static OrderRequest as(JsonObject order, Instrument instrument, String clientOrderId)
            throws UnreadableException {
        return new Told(
                        clientOrderId,
                        instrument,
                        Json.text(order, "side"),
                        Json.text(order, "type"),
                        Json.text(order, "timeInForce"),
                        Json.decimal(order, "price"),
                        Json.decimal(order, "origQty"),
                        orZero(order, "origQuoteOrderQty"),
                        orZero(order, "stopPrice"),
                        order.has("trailingDelta") ? Json.number(order, "trailingDelta") : 0,
                        orZero(order, "icebergQty"),
                        order.has("orderListId") ? Json.number(order, "orderListId") : NO_LIST)
                .request();
    }

    /** Of what only some orders have. */
    static BigDecimal orZero(JsonObject order, String name) throws UnreadableException {
        return Json.optionalText(order, name) == null ? BigDecimal.ZERO : Json.decimal(order, name);
    }

    /**
     * An order in the venue's words.
     *
     * @param listId the venue's id of the list that it is in, or {@link #NO_LIST}
     */
    record Told(
            String clientOrderId,
            Instrument instrument,
            String side,
            String type,
            String timeInForce,
            BigDecimal price,
            BigDecimal quantity,
            BigDecimal amount,
            BigDecimal stopPrice,
            long trailingDelta,
            BigDecimal icebergQuantity,
            long listId) {

        /** A type that is new to us shows as a limit or market order, whether it has a price. */
        OrderRequest request() throws UnreadableException {
            OrderType known =
                    switch (type) {
                        case "MARKET" -> OrderType.MARKET;
                        case "LIMIT_MAKER" -> OrderType.POST_ONLY;
                        case "LIMIT" -> OrderType.LIMIT;
                        case "STOP_LOSS" ->
                                trailingDelta > 0 ? OrderType.TRAILING_STOP : OrderType.STOP;
                        case "STOP_LOSS_LIMIT" -> OrderType.STOP_LIMIT;
                        case "TAKE_PROFIT" -> OrderType.TAKE_PROFIT;
                        case "TAKE_PROFIT_LIMIT" -> OrderType.TAKE_PROFIT_LIMIT;
                        default -> price.signum() > 0 ? OrderType.LIMIT : OrderType.MARKET;
                    };
            boolean byAmount = known == OrderType.MARKET && amount.signum() > 0;
            return new OrderRequest(
                            clientOrderId,
                            instrument,
                            OrderJson.side(side),
                            known,
                            OrderJson.timeInForce(timeInForce),
                            known.hasPrice() ? Units.ticks(instrument, price) : 0,
                            byAmount ? 0 : Units.lots(instrument, quantity),
                            byAmount ? amount : null)
                    .withTrigger(Units.ticks(instrument, stopPrice), Math.toIntExact(trailingDelta))
                    .withDisplayLots(Units.lots(instrument, icebergQuantity))
                    .withLinks(
                            listId == NO_LIST
                                    ? OrderLinks.NONE
                                    : OrderLinks.NONE.withList(Long.toString(listId)));
        }
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
