package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.engine.Trading;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Orders (Binance Spot API, REST, "Trading endpoints" and the order queries). */
final class OrderCalls {
    private static final int MAX_ROWS = 1_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    private final Engine engine;
    private final Symbols symbols;
    private final Supplier<String> newIds;

    /**
     * @param newIds makes the ids of cancels whose client gave none
     */
    OrderCalls(Engine engine, Symbols symbols, Supplier<String> newIds) {
        this.engine = engine;
        this.symbols = symbols;
        this.newIds = newIds;
    }

    void place(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        NewOrder order = OrderReader.read(params, request.account(), symbols.one(params));
        OrderJson.Detail detail = detail(params, order.type());
        params.allRead();
        request.checkStillGood(engine.now());
        Placed placed = engine.call(trading -> trading.place(order));
        OrderJson.placed(json, request.unit(), placed, detail);
    }

    void test(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        NewOrder order = OrderReader.read(params, request.account(), symbols.one(params));
        detail(params, order.type());
        boolean rates = params.optionalBoolean("computeCommissionRates", false);
        params.allRead();
        engine.call(trading -> {
            trading.test(order);
            return order;
        });
        json.beginObject();
        if (rates) {
            Commissions.forOrder(json);
        }
        json.endObject();
    }

    private static OrderJson.Detail detail(Params params, OrderType type) {
        String wanted = params.optional("newOrderRespType");
        if (wanted == null) {
            return switch (type) {
                case LIMIT, MARKET -> OrderJson.Detail.FULL;
                case LIMIT_MAKER, STOP_LOSS, STOP_LOSS_LIMIT, TAKE_PROFIT, TAKE_PROFIT_LIMIT ->
                        OrderJson.Detail.ACK;
            };
        }
        return switch (wanted) {
            case "ACK" -> OrderJson.Detail.ACK;
            case "RESULT" -> OrderJson.Detail.RESULT;
            case "FULL" -> OrderJson.Detail.FULL;
            default -> throw ApiError.notValid("newOrderRespType").exception();
        };
    }

    /** What {@code cancelRestrictions} asks of an order before it may be cancelled. */
    private enum Restriction {
        NONE,
        ONLY_NEW,
        ONLY_PARTIALLY_FILLED;

        static Restriction read(@Nullable String text) {
            if (text == null) {
                return NONE;
            }
            return switch (text) {
                case "ONLY_NEW" -> ONLY_NEW;
                case "ONLY_PARTIALLY_FILLED" -> ONLY_PARTIALLY_FILLED;
                default -> throw ApiError.BAD_CANCEL_RESTRICTIONS.exception();
            };
        }

        boolean allows(OrderStatus status) {
            return switch (this) {
                case NONE -> true;
                case ONLY_NEW -> status == OrderStatus.NEW;
                case ONLY_PARTIALLY_FILLED -> status == OrderStatus.PARTIALLY_FILLED;
            };
        }
    }

    void cancel(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OrderRef ref = OrderReader.ref(params);
        String cancelId = cancelId(params);
        Restriction restriction = Restriction.read(params.optional("cancelRestrictions"));
        params.allRead();
        int account = request.account();
        request.checkStillGood(engine.now());
        Optional<Order> order =
                engine.call(trading ->
                        allows(restriction, trading, account, listing, ref)
                                ? Optional.of(trading.cancel(account, listing, ref, cancelId))
                                : Optional.empty());
        if (order.isEmpty()) {
            throw ApiError.cancelRejected("Order was not canceled due to cancel restrictions.")
                    .exception();
        }
        OrderJson.cancelled(json, request.unit(), order.get(), cancelId);
    }

    /** Whether the restriction lets the order go; of one that is not open the engine tells. */
    private static boolean allows(
            Restriction restriction, Trading trading, int account, Listing listing, OrderRef ref) {
        return restriction == Restriction.NONE
                || trading.openOrders(account, listing).stream()
                        .filter(order ->
                                ref.orderId() >= 0
                                        ? order.id() == ref.orderId()
                                        : order.terms().clientOrderId().equals(ref.clientOrderId()))
                        .allMatch(order -> restriction.allows(order.status()));
    }

    private String cancelId(Params params) {
        String given = params.clientId("newClientOrderId");
        return given == null ? newIds.get() : given;
    }

    void cancelAll(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        params.allRead();
        int account = request.account();
        String cancelId = newIds.get();
        request.checkStillGood(engine.now());
        List<Order> orders = engine.call(t -> t.cancelAll(account, listing, cancelId)).orders();
        json.beginArray();
        for (Order order : orders) {
            OrderJson.cancelled(json, request.unit(), order, cancelId);
        }
        json.endArray();
    }

    void query(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        OrderRef ref = OrderReader.ref(params);
        params.allRead();
        Order order = engine.history().order(request.account(), listing, ref);
        OrderJson.queried(json, request.unit(), order);
    }

    void open(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.optional(params);
        params.allRead();
        int account = request.account();
        writeAll(request, json, engine.call(t -> t.openOrders(account, listing)));
    }

    void all(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        History.Page page = page(params, "orderId");
        params.allRead();
        writeAll(request, json, engine.history().orders(request.account(), listing, page));
    }

    private static void writeAll(Request request, JsonWriter json, List<Order> orders) {
        json.beginArray();
        for (Order order : orders) {
            OrderJson.queried(json, request.unit(), order);
        }
        json.endArray();
    }

    /** Which rows are wanted; more than 24 hours at once are -1127, an end before the start too. */
    static History.Page page(Params params, String fromName) {
        OptionalLong from = params.optionalLong(fromName);
        OptionalLong start = params.optionalMicros("startTime");
        OptionalLong end = params.optionalMicros("endTime");
        int limit = params.limit(500, MAX_ROWS);
        if (start.isPresent() && end.isPresent()) {
            if (end.getAsLong() < start.getAsLong()) {
                throw ApiError.notValid("endTime").exception();
            }
            if (end.getAsLong() - start.getAsLong() > DAY_MICROS) {
                throw ApiError.MORE_THAN_24_HOURS.exception();
            }
        }
        return new History.Page(from.orElse(-1), start.orElse(-1), end.orElse(-1), limit);
    }
}
