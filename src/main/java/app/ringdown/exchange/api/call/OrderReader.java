package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.ListRef;
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
 * Reads the parameters of an order, or of one leg of an order list: which are there for its type,
 * and whether they can be numbers of its listing at all. Whether the exchange takes it is the
 * engine's to say. Pure.
 *
 * <p>Source: Binance Spot API, REST, "New order", "Additional mandatory parameters based on type".
 */
final class OrderReader {
    private static final int MIN_STRATEGY_TYPE = 1_000_000;

    private final Params params;
    private final OrderNames names;
    private final Listing listing;
    private final OrderType type;

    private OrderReader(Params params, OrderNames names, Listing listing, OrderType type) {
        this.params = params;
        this.names = names;
        this.listing = listing;
        this.type = type;
    }

    /** An order of its own. */
    static NewOrder read(Params params, int account, Listing listing) throws Refusal {
        OrderType type = type(params, "type");
        return read(params, OrderNames.PLAIN, account, listing, type);
    }

    /** An order of a type that is known already. */
    static NewOrder read(
            Params params, OrderNames names, int account, Listing listing, OrderType type)
            throws Refusal {
        return new OrderReader(params, names, listing, type).order(account);
    }

    /** The mandatory order type in a parameter; -1116 if there is no such type. */
    static OrderType type(Params params, String name) {
        String text = params.mandatory(name);
        for (OrderType type : OrderType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw ApiError.BAD_ORDER_TYPE.exception();
    }

    /** The order that {@code orderId} and {@code origClientOrderId} name; neither is -1102. */
    static OrderRef ref(Params params) {
        return ref(params, "orderId", "origClientOrderId");
    }

    /** The order that two parameters name, of which one will do; neither is -1102. */
    static OrderRef ref(Params params, String idName, String clientName) {
        OptionalLong orderId = params.optionalLong(idName);
        String clientOrderId = params.clientId(clientName);
        if (orderId.isEmpty() && clientOrderId == null) {
            throw ApiError.mandatoryOneOf(clientName, idName).exception();
        }
        return new OrderRef(orderId.orElse(-1), clientOrderId);
    }

    /** The order list that two parameters name, of which one will do; neither is -1102. */
    static ListRef listRef(Params params, String clientName) {
        OptionalLong listId = params.optionalLong("orderListId");
        String clientOrderId = params.clientId(clientName);
        if (listId.isEmpty() && clientOrderId == null) {
            throw ApiError.mandatoryOneOf("orderListId", clientName).exception();
        }
        return new ListRef(listId.orElse(-1), clientOrderId);
    }

    /** A quantity above 0 in lots: -1102 if it was not sent, -1013 if it is no such number. */
    static long lots(Params params, String name, Listing listing) throws Refusal {
        BigDecimal quantity = positive(params, name, "Invalid " + name + ".");
        try {
            return listing.lots(quantity);
        } catch (ArithmeticException e) {
            throw Refusal.filter("LOT_SIZE"); // Between two lots, or beyond any bound.
        }
    }

    private NewOrder order(int account) throws Refusal {
        Side side = side(params.mandatory(names.of("side")));
        refusePegs();
        TimeInForce timeInForce = timeInForce();
        if (type.atMarket()) {
            params.forbid(names.of("price"));
        }
        long ticks = type.atMarket() ? 0 : ticks(names.of("price"));
        long quoteOrderQty = quoteOrderQty();
        long lots = quoteOrderQty > 0 ? 0 : lots(params, names.of("quantity"), listing);
        long icebergLots = icebergLots(timeInForce);
        OptionalLong strategyId = params.optionalLong(names.of("strategyId"));
        Integer strategyType = strategyType();
        String clientOrderId = params.clientId(names.of("clientOrderId"));
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
                trigger(),
                strategyId.isPresent() ? (Long) strategyId.getAsLong() : null,
                strategyType);
    }

    private static Side side(String text) {
        return switch (text) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw ApiError.BAD_SIDE.exception();
        };
    }

    private TimeInForce timeInForce() {
        String name = names.of("timeInForce");
        return switch (type) {
            case LIMIT, STOP_LOSS_LIMIT, TAKE_PROFIT_LIMIT ->
                    switch (params.mandatory(name)) {
                        case "GTC" -> TimeInForce.GTC;
                        case "IOC" -> TimeInForce.IOC;
                        case "FOK" -> TimeInForce.FOK;
                        default -> throw ApiError.BAD_TIF.exception();
                    };
            case MARKET, STOP_LOSS, TAKE_PROFIT, LIMIT_MAKER -> {
                params.forbid(name);
                yield TimeInForce.GTC;
            }
        };
    }

    /** The amount of a MARKET order that has no quantity, else 0; only an order of its own may. */
    private long quoteOrderQty() {
        String name = names.of("quoteOrderQty");
        if (type != OrderType.MARKET) {
            params.forbid(name);
            return 0;
        }
        if (names.ofLeg()) {
            return 0;
        }
        boolean quantity = params.has("quantity");
        if (params.has(name)) {
            if (quantity) {
                throw ApiError.BAD_COMBINATION.exception();
            }
            BigDecimal amount = positive(params, name, "Invalid quote order qty.");
            try {
                return Decimals.parse(amount, Listing.UNIT_DECIMALS);
            } catch (ArithmeticException e) {
                throw ApiError.overflow(name).exception();
            }
        }
        if (!quantity) {
            throw ApiError.mandatoryOneOf("quantity", name).exception();
        }
        return 0;
    }

    private long icebergLots(TimeInForce timeInForce) throws Refusal {
        String name = names.of("icebergQty");
        if (!params.has(name)) {
            return 0;
        }
        if (type.atMarket()) {
            params.forbid(name);
        }
        if (timeInForce != TimeInForce.GTC) {
            throw (names.ofLeg()
                            ? ApiError.icebergNeedsGtc(name, names.of("timeInForce"))
                            : ApiError.rejected("Unsupported order combination"))
                    .exception();
        }
        return lots(params, name, listing);
    }

    private @Nullable Trigger trigger() throws Refusal {
        String stopPrice = names.of("stopPrice");
        String trailingDelta = names.of("trailingDelta");
        if (!type.conditional()) {
            params.forbid(stopPrice);
            params.forbid(trailingDelta);
            return null;
        }
        if (!params.has(stopPrice) && !params.has(trailingDelta)) {
            throw ApiError.mandatoryOneOf(stopPrice, trailingDelta).exception();
        }
        long stopTicks = params.has(stopPrice) ? ticks(stopPrice) : 0;
        int delta = params.optionalInt(trailingDelta).orElse(0);
        if (params.has(trailingDelta) && delta == 0) {
            throw Refusal.filter("TRAILING_DELTA"); // Without it the order would not trail at all.
        }
        return new Trigger(stopTicks, delta);
    }

    private @Nullable Integer strategyType() {
        String name = names.of("strategyType");
        if (!params.has(name)) {
            return null;
        }
        int strategyType = params.optionalInt(name).orElseThrow();
        if (strategyType < MIN_STRATEGY_TYPE) {
            throw ApiError.BAD_STRATEGY_TYPE.exception();
        }
        return strategyType;
    }

    /** No listing takes pegged orders; what is said of one depends on how well it is put. */
    private void refusePegs() {
        String priceType = params.optional(names.of("pegPriceType"));
        String offsetType = params.optional(names.of("pegOffsetType"));
        boolean offset = params.has(names.of("pegOffsetValue"));
        if (priceType != null && !isPeg(priceType)) {
            throw ApiError.BAD_PEG_PRICE_TYPE.exception();
        }
        if (offsetType != null && !offsetType.equals("PRICE_LEVEL")) {
            throw ApiError.BAD_PEG_OFFSET_TYPE.exception();
        }
        if (offset != (offsetType != null) || (offset && priceType == null)) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        if (priceType != null) {
            throw ApiError.rejected("Pegged orders are not supported for this symbol.").exception();
        }
    }

    private static boolean isPeg(String priceType) {
        return priceType.equals("PRIMARY_PEG") || priceType.equals("MARKET_PEG");
    }

    private static SelfTradePrevention selfTradePrevention(@Nullable String text) {
        if (text == null) {
            return SelfTradePrevention.DEFAULT;
        }
        for (SelfTradePrevention mode : SelfTradePrevention.values()) {
            if (mode.name().equals(text)) {
                return mode;
            }
        }
        throw ApiError.notValid("selfTradePreventionMode").exception();
    }

    private long ticks(String name) throws Refusal {
        BigDecimal price = positive(params, name, "Invalid " + name + ".");
        try {
            return listing.ticks(price);
        } catch (ArithmeticException e) {
            throw Refusal.filter("PRICE_FILTER"); // Between two ticks, or beyond any bound.
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
