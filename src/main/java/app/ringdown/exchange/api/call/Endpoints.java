package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.call.Endpoint.Cost;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.engine.Engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The API's table of contents: every endpoint with its names, weight and work.
 *
 * <p>Source: Binance Spot API, REST and WebSocket API; the weights are theirs.
 */
public final class Endpoints {
    private static final String GET = "GET";
    private static final String POST = "POST";
    private static final String PUT = "PUT";
    private static final String DELETE = "DELETE";

    private final List<Endpoint> all = new ArrayList<>();

    /**
     * @param newIds makes the ids of cancels whose client gave none
     */
    public Endpoints(
            Engine engine, Bars bars, Symbols symbols, RateLimits limits, Supplier<String> newIds) {
        MarketCalls market = new MarketCalls(engine, bars, symbols);
        open("/api/v3/ping", "ping", weight(1), market::ping);
        open("/api/v3/time", "time", weight(1), market::time);
        ExchangeInfo info = new ExchangeInfo(engine, symbols, limits);
        open("/api/v3/exchangeInfo", "exchangeInfo", weight(20), info::answer);
        open("/api/v3/depth", "depth", Endpoints::depthWeight, market::depth);
        open("/api/v3/trades", "trades.recent", weight(25), market::trades);
        open("/api/v3/historicalTrades", "trades.historical", weight(25), market::historicalTrades);
        open("/api/v3/aggTrades", "trades.aggregate", weight(4), market::aggTrades);
        open(
                "/api/v3/historicalBlockTrades",
                "blockTrades.historical",
                weight(25),
                market::historicalBlockTrades);
        open("/api/v3/klines", "klines", weight(2), market::klines);
        open("/api/v3/uiKlines", "uiKlines", weight(2), market::klines);

        TickerCalls ticker = new TickerCalls(engine, bars, symbols);
        open("/api/v3/avgPrice", "avgPrice", weight(2), ticker::averagePrice);
        open("/api/v3/ticker/24hr", "ticker.24hr", Endpoints::dayWeight, ticker::day);
        open("/api/v3/ticker/price", "ticker.price", symbolOrAll(2, 4), ticker::price);
        open("/api/v3/ticker/bookTicker", "ticker.book", symbolOrAll(2, 4), ticker::book);

        open("/api/v3/ticker", "ticker", perSymbol(4, 200), ticker::rolling);
        open(
                "/api/v3/ticker/tradingDay",
                "ticker.tradingDay",
                perSymbol(4, 200),
                ticker::tradingDay);

        RuleCalls rules = new RuleCalls(symbols);
        open("/api/v3/executionRules", "executionRules", perSymbol(2, 40), rules::executionRules);
        open("/api/v3/referencePrice", "referencePrice", weight(2), rules::referencePrice);
        open(
                "/api/v3/referencePrice/calculation",
                "referencePrice.calculation",
                weight(2),
                rules::referencePrice);

        Cancels cancels = new Cancels(engine.history(), newIds);
        OrderCalls order = new OrderCalls(engine, symbols, limits, cancels);
        place("/api/v3/order", "order.place", 1, order::place);
        signed(POST, "/api/v3/order/test", "order.test", Endpoints::testWeight, order::test);
        cancel("/api/v3/order", "order.cancel", order::cancel);
        cancel("/api/v3/openOrders", "openOrders.cancelAll", order::cancelAll);
        CancelReplaceCall replace = new CancelReplaceCall(engine, symbols, limits, cancels);
        add(
                POST,
                "/api/v3/order/cancelReplace",
                "order.cancelReplace",
                Cost.WEIGHT_IF_REFUSED,
                1,
                weight(1),
                replace::answer);
        signed(
                PUT,
                "/api/v3/order/amend/keepPriority",
                "order.amend.keepPriority",
                weight(OrderCalls.AMEND_WEIGHT),
                order::amend);
        place("/api/v3/sor/order", "sor.order.place", 1, Endpoints::unsupported);
        signed(
                POST,
                "/api/v3/sor/order/test",
                "sor.order.test",
                Endpoints::testWeight,
                Endpoints::unsupported);

        ListCalls list = new ListCalls(engine, symbols, cancels);
        place("/api/v3/order/oco", "orderList.place", 2, list::placeOldOco);
        place("/api/v3/orderList/oco", "orderList.place.oco", 2, list::placeOco);
        place("/api/v3/orderList/oto", "orderList.place.oto", 2, list::placeOto);
        place("/api/v3/orderList/otoco", "orderList.place.otoco", 3, list::placeOtoco);
        place("/api/v3/orderList/opo", "orderList.place.opo", 2, list::refuseOpo);
        place("/api/v3/orderList/opoco", "orderList.place.opoco", 3, list::refuseOpo);
        cancel("/api/v3/orderList", "orderList.cancel", list::cancel);
        read("/api/v3/orderList", "orderList.status", weight(4), list::query);
        read("/api/v3/allOrderList", "allOrderLists", weight(20), list::all);
        read("/api/v3/openOrderList", "openOrderLists.status", weight(6), list::open);

        OrderQueries query = new OrderQueries(engine, symbols);
        read("/api/v3/order", "order.status", weight(4), query::one);
        read("/api/v3/openOrders", "openOrders.status", symbolOrAll(6, 80), query::open);
        read("/api/v3/allOrders", "allOrders", weight(20), query::all);
        read("/api/v3/order/amendments", "order.amendments", weight(4), query::amendments);
        read(
                "/api/v3/myPreventedMatches",
                "myPreventedMatches",
                params -> params.has("orderId") ? 20 : 2,
                query::preventedMatches);

        AccountCalls account = new AccountCalls(engine, symbols, limits);
        read("/api/v3/account", "account.status", weight(20), account::account);
        read("/api/v3/account/commission", "account.commission", weight(20), account::commission);
        read("/api/v3/myTrades", "myTrades", p -> p.has("orderId") ? 5 : 20, account::trades);
        read(
                "/api/v3/rateLimit/order",
                "account.rateLimits.orders",
                weight(40),
                account::orderCounts);
        read("/api/v3/myAllocations", "myAllocations", weight(20), account::allocations);
        read("/api/v3/myFilters", "myFilters", weight(40), account::filters);

        WalletCalls wallet = new WalletCalls(engine, symbols);
        open("/sapi/v1/system/status", "", weight(1), wallet::status);
        read("/sapi/v1/capital/config/getall", "", weight(1), wallet::coins);
        read("/sapi/v1/asset/assetDetail", "", weight(1), wallet::assetDetail);
        read("/sapi/v1/asset/tradeFee", "", weight(1), wallet::tradeFees);
    }

    public List<Endpoint> all() {
        return List.copyOf(all);
    }

    private void open(String path, String method, ToIntFunction<Params> weight, Operation work) {
        all.add(new Endpoint(GET, path, method, Security.NONE, Cost.WEIGHT, 0, weight, work));
    }

    private void read(String path, String method, ToIntFunction<Params> weight, Operation work) {
        signed(GET, path, method, weight, work);
    }

    /** New orders, so many of them. */
    private void place(String path, String method, int orders, Operation work) {
        add(POST, path, method, Cost.ORDERS, orders, weight(1), work);
    }

    private void cancel(String path, String method, Operation work) {
        add(DELETE, path, method, Cost.WEIGHT_IF_REFUSED, 0, weight(1), work);
    }

    private void signed(
            String verb, String path, String method, ToIntFunction<Params> weight, Operation work) {
        add(verb, path, method, Cost.WEIGHT, 0, weight, work);
    }

    private void add(
            String verb,
            String path,
            String method,
            Cost cost,
            int orders,
            ToIntFunction<Params> weight,
            Operation work) {
        all.add(new Endpoint(verb, path, method, Security.SIGNED, cost, orders, weight, work));
    }

    private static ToIntFunction<Params> weight(int weight) {
        return params -> weight;
    }

    private static ToIntFunction<Params> symbolOrAll(int one, int all) {
        return params -> params.has("symbol") ? one : all;
    }

    /** So much for each symbol that is named, as much as there is for all of them. */
    private static ToIntFunction<Params> perSymbol(int each, int most) {
        return params -> {
            if (params.has("symbol")) {
                return each;
            }
            int count = params.peekCount("symbols");
            return count == 0 ? most : Math.min(most, each * count);
        };
    }

    private static int depthWeight(Params params) {
        int limit = params.peekInt("limit", 100);
        if (limit <= 100) {
            return 5;
        }
        if (limit <= 500) {
            return 25;
        }
        return limit <= 1_000 ? 50 : 250;
    }

    private static int dayWeight(Params params) {
        if (params.has("symbol")) {
            return 2;
        }
        int count = params.peekCount("symbols");
        if (count == 0 || count > 100) {
            return 80;
        }
        return count <= 20 ? 2 : 40;
    }

    private static int testWeight(Params params) {
        return params.has("computeCommissionRates") ? 20 : 1;
    }

    /** What a listing that is told so in exchangeInfo does not have: no SOR here. */
    private static void unsupported(Request request, JsonWriter json) {
        throw ApiError.UNKNOWN_METHOD.exception();
    }
}
