package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.Set;

/**
 * Reads the parameters of an order list: its orders, and whether their types and sides make one.
 * How their prices stand to the market is the engine's to say. Pure.
 *
 * <p>Source: Binance Spot API, REST, "Order lists", and "Error codes" -1158 to -1199.
 */
final class ListReader {
    private static final OrderNames ABOVE = OrderNames.leg("above", Set.of("side", "quantity"));
    private static final OrderNames BELOW = OrderNames.leg("below", Set.of("side", "quantity"));
    private static final OrderNames WORKING = OrderNames.leg("working", Set.of());
    private static final OrderNames PENDING = OrderNames.leg("pending", Set.of());
    private static final OrderNames PENDING_ABOVE = OrderNames.pendingLeg("pendingAbove");
    private static final OrderNames PENDING_BELOW = OrderNames.pendingLeg("pendingBelow");

    private final Params params;
    private final int account;
    private final Listing listing;

    ListReader(Params params, int account, Listing listing) {
        this.params = params;
        this.account = account;
        this.listing = listing;
    }

    NewOrderList oco() throws Refusal {
        return oco(legOfPair(ABOVE), legOfPair(BELOW));
    }

    /** An OCO by the names of the endpoint before the present one. */
    NewOrderList oldOco() throws Refusal {
        NewOrder limit = leg(OrderNames.OLD_LIMIT, OrderType.LIMIT_MAKER);
        boolean limited = params.has(OrderNames.OLD_STOP.of("price"));
        NewOrder stop =
                leg(OrderNames.OLD_STOP, limited ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS);
        return limit.side() == Side.SELL ? oco(limit, stop) : oco(stop, limit);
    }

    private NewOrderList oco(NewOrder above, NewOrder below) {
        requirePair(above, below);
        return new NewOrderList.Oco(listId(), above, below);
    }

    NewOrderList oto() throws Refusal {
        NewOrder working = working();
        return new NewOrderList.Oto(listId(), working, leg(PENDING, type(PENDING)));
    }

    NewOrderList otoco() throws Refusal {
        NewOrder working = working();
        NewOrder above = legOfPair(PENDING_ABOVE);
        NewOrder below = legOfPair(PENDING_BELOW);
        requirePair(above, below);
        return new NewOrderList.Otoco(listId(), working, above, below);
    }

    private String listId() {
        String given = params.clientId("listClientOrderId");
        return given == null ? "" : given;
    }

    private NewOrder working() throws Refusal {
        OrderType type = type(WORKING);
        if (type != OrderType.LIMIT && type != OrderType.LIMIT_MAKER) {
            throw ApiError.BAD_ORDER_TYPE.exception();
        }
        return leg(WORKING, type);
    }

    private NewOrder legOfPair(OrderNames names) throws Refusal {
        OrderType type = type(names);
        if (type == OrderType.LIMIT || type == OrderType.MARKET) {
            throw ApiError.NOT_IN_AN_OCO.exception();
        }
        return leg(names, type);
    }

    private OrderType type(OrderNames names) {
        return OrderReader.type(params, names.of("type"));
    }

    private NewOrder leg(OrderNames names, OrderType type) throws Refusal {
        return OrderReader.read(params, names, account, listing, type);
    }

    /** Two orders of which one cancels the other: each on its side of the market. */
    private static void requirePair(NewOrder above, NewOrder below) {
        if (!above.type().conditional() && !below.type().conditional()) {
            throw ApiError.TWO_LIMITS.exception();
        }
        requireSide(above, above.side() == Side.BUY);
        requireSide(below, below.side() == Side.SELL);
    }

    private static void requireSide(NewOrder leg, boolean ofStopLoss) {
        if (leg.type().stopLoss() == ofStopLoss) {
            return;
        }
        boolean buy = leg.side() == Side.BUY;
        throw (switch (leg.type()) {
                    case STOP_LOSS, STOP_LOSS_LIMIT ->
                            buy ? ApiError.BUY_STOP_LOSS_BELOW : ApiError.SELL_STOP_LOSS_ABOVE;
                    case TAKE_PROFIT, TAKE_PROFIT_LIMIT ->
                            buy ? ApiError.BUY_TAKE_PROFIT_ABOVE : ApiError.SELL_TAKE_PROFIT_BELOW;
                    case LIMIT, MARKET, LIMIT_MAKER ->
                            buy ? ApiError.BUY_LIMIT_ABOVE : ApiError.SELL_LIMIT_BELOW;
                })
                .exception();
    }
}
