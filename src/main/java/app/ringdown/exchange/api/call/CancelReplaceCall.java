package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.engine.CancelReplace;
import app.ringdown.exchange.engine.CancelReplace.Mode;
import app.ringdown.exchange.engine.CancelReplaced;
import app.ringdown.exchange.engine.CancelReplaced.Done;
import app.ringdown.exchange.engine.CancelReplaced.Half;
import app.ringdown.exchange.engine.CancelReplaced.NotAttempted;
import app.ringdown.exchange.engine.CancelReplaced.Refused;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.Placed;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

/**
 * Cancels an order and places another (Binance Spot API, REST, "Cancel an Existing Order and Send a
 * New Order").
 */
final class CancelReplaceCall {
    private static final int PARTLY = 409;
    private static final int NOTHING = 400;

    private final Engine engine;
    private final Symbols symbols;
    private final RateLimits limits;
    private final Cancels cancels;

    CancelReplaceCall(Engine engine, Symbols symbols, RateLimits limits, Cancels cancels) {
        this.engine = engine;
        this.symbols = symbols;
        this.limits = limits;
        this.cancels = cancels;
    }

    /**
     * What came of it.
     *
     * @param tooMany why the new order was not even tried: the account has placed too many; null if
     *     it has not
     */
    private record Outcome(
            Half<Order> cancelled, Half<Placed> placed, @Nullable ApiError tooMany) {}

    /** How the answer is to be written. */
    private record Form(TimeUnits unit, String cancelId, Detail detail) {}

    void answer(Request request, JsonWriter json) throws Refusal {
        Params params = request.params();
        Listing listing = symbols.one(params);
        Mode mode = mode(params);
        boolean cancelOnly = cancelOnly(params);
        OrderRef old = OrderReader.ref(params, "cancelOrderId", "cancelOrigClientOrderId");
        String cancelId = cancels.id(params, "cancelNewClientOrderId");
        NewOrder order = OrderReader.read(params, request.account(), listing);
        CancelReplace wish =
                new CancelReplace(old, cancelId, Cancels.restriction(params), mode, order);
        Form form =
                new Form(request.unit(), cancelId, Detail.read(params, Detail.usual(order.type())));
        params.allRead();
        request.checkStillGood(engine.now());
        ApiError tooMany = take(order.account());
        if (tooMany != null && !cancelOnly) {
            throw tooMany.exception();
        }
        answer(json, form, mode, tooMany == null ? both(wish) : cancelOnly(wish, tooMany));
    }

    private static Mode mode(Params params) {
        return switch (params.mandatory("cancelReplaceMode")) {
            case "STOP_ON_FAILURE" -> Mode.STOP_ON_FAILURE;
            case "ALLOW_FAILURE" -> Mode.ALLOW_FAILURE;
            default -> throw ApiError.notValid("cancelReplaceMode").exception();
        };
    }

    private static boolean cancelOnly(Params params) {
        String name = "orderRateLimitExceededMode";
        String text = params.optional(name);
        if (text == null) {
            return false;
        }
        return switch (text) {
            case "DO_NOTHING" -> false;
            case "CANCEL_ONLY" -> true;
            default -> throw ApiError.notValid(name).exception();
        };
    }

    /** Counts the new order; gives the error if that is one too many. */
    private @Nullable ApiError take(int account) {
        try {
            limits.takeOrders(account, 1, engine.now());
            return null;
        } catch (ApiException e) {
            return e.error();
        }
    }

    /** A new order that was not attempted is counted all the same. */
    private Outcome both(CancelReplace wish) throws Refusal {
        boolean counts = false;
        try {
            CancelReplaced done = engine.call(trading -> trading.cancelReplace(wish));
            counts = !(done.placed() instanceof Refused);
            return new Outcome(done.cancelled(), done.placed(), null);
        } finally {
            if (!counts) {
                limits.releaseOrders(wish.order().account(), 1, engine.now());
            }
        }
    }

    private Outcome cancelOnly(CancelReplace wish, ApiError tooMany) throws Refusal {
        NewOrder order = wish.order();
        Half<Order> cancelled =
                engine.call(trading -> {
                    try {
                        return new Done<>(
                                trading.cancel(
                                        order.account(),
                                        order.listing(),
                                        wish.cancel(),
                                        wish.requestId(),
                                        wish.restriction()));
                    } catch (Refusal refusal) {
                        return new Refused<>(refusal);
                    }
                });
        return new Outcome(cancelled, new NotAttempted<>(), tooMany);
    }

    private void answer(JsonWriter json, Form form, Mode mode, Outcome outcome) throws Refusal {
        boolean cancelled = outcome.cancelled() instanceof Done;
        boolean placed = outcome.placed() instanceof Done;
        boolean tried = cancelled || mode == Mode.ALLOW_FAILURE;
        if (cancelled && placed) {
            write(json, form, outcome, tried);
            return;
        }
        JsonWriter data = new JsonWriter(1024);
        write(data, form, outcome, tried);
        boolean partly = cancelled || placed;
        ApiError tooMany = outcome.tooMany();
        throw (tooMany != null && mode == Mode.STOP_ON_FAILURE
                        ? ApiError.cancelReplace(
                                tooMany.status(),
                                partly,
                                tooMany.retryAfterSeconds(),
                                data.toString())
                        : ApiError.cancelReplace(
                                partly ? PARTLY : NOTHING, partly, 0, data.toString()))
                .exception();
    }

    private void write(JsonWriter json, Form form, Outcome outcome, boolean tried) throws Refusal {
        ApiError tooMany = tried ? outcome.tooMany() : null;
        json.beginObject()
                .field("cancelResult", result(outcome.cancelled()))
                .field("newOrderResult", tooMany == null ? result(outcome.placed()) : "FAILURE")
                .name("cancelResponse");
        switch (outcome.cancelled()) {
            case Done<Order>(Order order) ->
                    cancels.write(json, form.unit(), order, form.cancelId());
            case Refused<Order>(Refusal refusal) -> Gate.error(refusal).writeTo(json);
            case NotAttempted<Order>() -> json.nullValue();
        }
        json.name("newOrderResponse");
        switch (outcome.placed()) {
            case Done<Placed>(Placed order) ->
                    OrderJson.placed(json, form.unit(), order, form.detail());
            case Refused<Placed>(Refusal refusal) -> Gate.error(refusal).writeTo(json);
            case NotAttempted<Placed>() -> {
                if (tooMany == null) {
                    json.nullValue();
                } else {
                    tooMany.writeTo(json);
                }
            }
        }
        json.endObject();
    }

    private static String result(Half<?> half) {
        return switch (half) {
            case Done<?> done -> "SUCCESS";
            case Refused<?> refused -> "FAILURE";
            case NotAttempted<?> notAttempted -> "NOT_ATTEMPTED";
        };
    }
}
