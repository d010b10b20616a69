package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderRef;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Reads the parameters of an order: which are there for its type, and whether they can be numbers
 * of its listing at all. Whether the exchange takes it is the engine's to say. Pure.
 *
 * <p>Source: Binance Spot API, REST, "New order", "Additional mandatory parameters based on type".
 */
final class OrderReader {
    private static final int MIN_STRATEGY_TYPE = 1_000_000;

    private OrderReader() {}

    static NewOrder read(Params params, int account, Listing listing) throws Refusal {
        Side side = side(params.mandatory("side"));
        OrderType type = type(params.mandatory("type"));
        boolean market = type == OrderType.MARKET;
        if (params.has("pegPriceType") || params.has("pegOffsetValue")) {
            throw ApiError.orderRejected("Pegged orders are not supported for this symbol.")
                    .exception();
        }
        TimeInForce timeInForce = timeInForce(params, type);
        long ticks = type.atMarket() ? refuse(params, "price") : ticks(params, "price", listing);
        if (!market) {
            params.forbid("quoteOrderQty");
        }
        long lots = 0;
        long quoteOrderQty = 0;
        if (market && params.has("quoteOrderQty")) {
            if (params.has("quantity")) {
                throw ApiError.BAD_COMBINATION.exception();
            }
            quoteOrderQty = quoteOrderQty(params);
        } else if (market && !params.has("quantity")) {
            throw ApiError.mandatoryOneOf("quantity", "quoteOrderQty").exception();
        } else {
            lots = lots(params, "quantity", listing);
        }
        long icebergLots = 0;
        if (params.has("icebergQty")) {
            if (type.atMarket()) {
                params.forbid("icebergQty");
            }
            if (timeInForce != TimeInForce.GTC) {
                throw ApiError.rejected("Unsupported order combination").exception();
            }
            icebergLots = lots(params, "icebergQty", listing);
        }
        OptionalLong strategyId = params.optionalLong("strategyId");
        Integer strategyType = strategyType(params);
        String clientOrderId = params.clientId("newClientOrderId");
        return new NewOrder(
                account,
                listing,
                side,
                type,
                timeInForce,
                ticks,
                lots,
                quoteOrderQty,
                clientOrderId == null ? "" : clientOrderId,
                selfTradePrevention(params.optional("selfTradePreventionMode")),
                icebergLots,
                trigger(params, type, listing),
                strategyId.isPresent() ? (Long) strategyId.getAsLong() : null,
                strategyType);
    }

    /** The order that {@code orderId} and {@code origClientOrderId} name; neither is -1102. */
    static OrderRef ref(Params params) {
        OptionalLong orderId = params.optionalLong("orderId");
        String clientOrderId = params.clientId("origClientOrderId");
        if (orderId.isEmpty() && clientOrderId == null) {
            throw ApiError.mandatoryOneOf("origClientOrderId", "orderId").exception();
        }
        return new OrderRef(orderId.orElse(-1), clientOrderId);
    }

    private static Side side(String text) {
        return switch (text) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw ApiError.BAD_SIDE.exception();
        };
    }

    private static OrderType type(String text) {
        for (OrderType type : OrderType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw ApiError.BAD_ORDER_TYPE.exception();
    }

    private static TimeInForce timeInForce(Params params, OrderType type) {
        return switch (type) {
            case LIMIT, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT ->
                    switch (params.mandatory("timeInForce")) {
                        case "GTC" -> TimeInForce.GTC;
                        case "IOC" -> TimeInForce.IOC;
                        case "FOK" -> TimeInForce.FOK;
                        default -> throw ApiError.BAD_TIF.exception();
                    };
            case MARKET, STOP_LOSS, TAKE_PROFIT, LIMIT_MAKER -> {
                params.forbid("timeInForce");
                yield TimeInForce.GTC;
            }
        };
    }

    private static @Nullable Trigger trigger(Params params, OrderType type, Listing listing)
            throws Refusal {
        if (!type.conditional()) {
            params.forbid("stopPrice");
            params.forbid("trailingDelta");
            return null;
        }
        if (!params.has("stopPrice") && !params.has("trailingDelta")) {
            throw ApiError.mandatoryOneOf("stopPrice", "trailingDelta").exception();
        }
        long stopTicks = params.has("stopPrice") ? ticks(params, "stopPrice", listing) : 0;
        return new Trigger(stopTicks, params.optionalInt("trailingDelta").orElse(0));
    }

    private static @Nullable Integer strategyType(Params params) {
        if (!params.has("strategyType")) {
            return null;
        }
        int strategyType = params.optionalInt("strategyType").orElseThrow();
        if (strategyType < MIN_STRATEGY_TYPE) {
            throw ApiError.of(400, -1134, "`strategyType` was less than 1000000.").exception();
        }
        return strategyType;
    }

    private static SelfTradePrevention selfTradePrevention(@Nullable String text) {
        if (text == null) {
            return SelfTradePrevention.EXPIRE_MAKER;
        }
        for (SelfTradePrevention mode : SelfTradePrevention.values()) {
            if (mode.name().equals(text)) {
                return mode;
            }
        }
        throw ApiError.notValid("selfTradePreventionMode").exception();
    }

    private static long refuse(Params params, String name) {
        params.forbid(name);
        return 0;
    }

    private static long ticks(Params params, String name, Listing listing) throws Refusal {
        BigDecimal price = positive(params, name, "Invalid " + name + ".");
        try {
            return listing.ticks(price);
        } catch (ArithmeticException e) {
            throw Refusal.filter("PRICE_FILTER"); // Between two ticks, or beyond any bound.
        }
    }

    private static long lots(Params params, String name, Listing listing) throws Refusal {
        BigDecimal quantity = positive(params, name, "Invalid " + name + ".");
        try {
            return listing.lots(quantity);
        } catch (ArithmeticException e) {
            throw Refusal.filter("LOT_SIZE"); // Between two lots, or beyond any bound.
        }
    }

    private static long quoteOrderQty(Params params) {
        BigDecimal amount = positive(params, "quoteOrderQty", "Invalid quote order qty.");
        try {
            return Decimals.parse(amount, Listing.UNIT_DECIMALS);
        } catch (ArithmeticException e) {
            throw ApiError.overflow("quoteOrderQty").exception();
        }
    }

    private static BigDecimal positive(Params params, String name, String otherwise) {
        BigDecimal value = params.optionalDecimal(name);
        if (value == null) {
            throw ApiError.mandatory(name).exception();
        }
        if (value.signum() <= 0) {
            throw ApiError.rejected(otherwise).exception();
        }
        return value;
    }
}
