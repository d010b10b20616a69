// ccxt: orders by REST that are on the book or fill at once, what they cost, and what is told of them afterwards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import ccxt from 'ccxt';

import { client, fillsOf, held, quote as quoted, ticks } from './ccxt.mjs';
import { ascending, eventually, flows, product, reconciles, sleep, sum, units } from './exchange.mjs';

const SYMBOL = 'SOL/USDT';

let binance;
before(async () => {
    binance = await client();
});
after(() => binance.close());

const quote = () => quoted(binance, SYMBOL);

/** An order's own numbers against its fills. */
async function agrees(order) {
    const fills = await fillsOf(binance, order);
    assert.equal(sum(fills.map(each => units(each.qty))), units(order.info.executedQty));
    assert.equal(sum(fills.map(each => units(each.quoteQty))), units(order.info.cummulativeQuoteQty));
    for (const fill of fills) {
        assert.equal(String(fill.orderId), order.id);
        assert.equal(units(fill.quoteQty), product(fill.price, fill.qty));
        const received = fill.isBuyer ? fill.qty : fill.quoteQty;
        assert.equal(fill.commissionAsset, fill.isBuyer ? 'SOL' : 'USDT');
        const rate = (units(fill.commission) * 10_000n) / units(received);
        assert.ok(rate === 10n || rate === 9n, `10 bips of ${received} are ${fill.commission}`);
    }
    return fills;
}

test('market, by amount: fills inside the book, pays what the fills say', async () => {
    const before = await held(binance);
    const { ask } = await quote();
    const order = await binance.createOrder(SYMBOL, 'market', 'buy', 2);
    assert.equal(order.status, 'closed');
    assert.equal(order.filled, 2);
    assert.equal(order.remaining, 0);
    assert.ok(order.average >= ask * 0.99 && order.average <= ask * 1.01);
    const answered = order.info.fills;
    assert.equal(sum(answered.map(each => units(each.qty))), units('2'));
    const fills = await agrees(order);
    assert.deepEqual(
        fills.map(each => [each.id, each.price, each.qty, each.commission]),
        answered.map(each => [each.tradeId, each.price, each.qty, each.commission]),
    );
    ascending(answered.map(each => Number(each.tradeId)), 'trade ids');
    ascending([0, ...new Set(answered.map(each => Number(each.price)))], 'a buyer climbs the asks');
    reconciles(before, await held(binance), flows('SOL', 'USDT', fills));
});

test('market, by cost: spends no more, and as much as lots allow', async () => {
    const before = await held(binance);
    const buy = await binance.createMarketBuyOrderWithCost(SYMBOL, 500);
    const sell = await binance.createOrder(SYMBOL, 'market', 'sell', undefined, undefined, { quoteOrderQty: 300 });
    for (const [order, cost] of [[buy, 500], [sell, 300]]) {
        assert.equal(order.status, 'closed');
        assert.equal(units(order.info.origQuoteOrderQty), units(cost));
        const lot = binance.market(SYMBOL).precision.amount * order.average * 2;
        assert.ok(order.cost <= cost && order.cost > cost - lot, `${order.cost} of ${cost}`);
    }
    const fills = [...(await agrees(buy)), ...(await agrees(sell))];
    reconciles(before, await held(binance), flows('SOL', 'USDT', fills));
});

test('limit: rests, locks its cost, is found everywhere, and is cancelled', async () => {
    const before = await held(binance);
    const price = ticks(binance, SYMBOL, (await quote()).bid * 0.8, 0);
    const order = await binance.createOrder(SYMBOL, 'limit', 'buy', 1.5, price, { clientOrderId: 'rest-1' });
    assert.equal(order.status, 'open');
    assert.equal(order.clientOrderId, 'rest-1');
    assert.equal(order.timeInForce, 'GTC');
    assert.deepEqual([order.amount, order.filled, order.remaining, order.price], [1.5, 0, 1.5, price]);
    assert.deepEqual(order.info.fills, []);
    const resting = await held(binance);
    assert.equal(resting.get('USDT').locked - before.get('USDT').locked, product(order.info.origQty, order.info.price));
    assert.equal(resting.get('USDT').total, before.get('USDT').total);

    const byId = await binance.fetchOrder(order.id, SYMBOL);
    const byClientId = await binance.fetchOrder(undefined, SYMBOL, { clientOrderId: 'rest-1' });
    const listed = (await binance.fetchOpenOrders(SYMBOL)).find(each => each.id === order.id);
    const all = (await binance.fetchOrders(SYMBOL)).find(each => each.id === order.id);
    for (const same of [byClientId, listed, all]) {
        assert.deepEqual(same.info, byId.info);
    }
    binance.options.warnOnFetchOpenOrdersWithoutSymbol = false;
    assert.ok((await binance.fetchOpenOrders()).some(each => each.id === order.id));

    const cancelled = await binance.cancelOrder(order.id, SYMBOL);
    assert.equal(cancelled.id, order.id);
    assert.equal(cancelled.status, 'canceled');
    assert.equal((await binance.fetchOrder(order.id, SYMBOL)).status, 'canceled');
    assert.ok((await binance.fetchCanceledOrders(SYMBOL)).some(each => each.id === order.id));
    reconciles(before, await held(binance), new Map());
    assert.equal((await held(binance)).get('USDT').locked, before.get('USDT').locked);
    await assert.rejects(binance.cancelOrder(order.id, SYMBOL), ccxt.OrderNotFound);
});

test('limit IOC and FOK: what does not fill at once expires', async () => {
    const before = await held(binance);
    const { bid, ask } = await quote();
    const far = ticks(binance, SYMBOL, bid * 0.9, 0);
    const through = ticks(binance, SYMBOL, ask * 1.02, 0);
    const fills = [];
    for (const timeInForce of ['IOC', 'FOK']) {
        const missed = await binance.createOrder(SYMBOL, 'limit', 'buy', 1, far, { timeInForce });
        assert.deepEqual([missed.status, missed.filled], ['expired', 0], timeInForce);
        const filled = await binance.createOrder(SYMBOL, 'limit', 'buy', 1, through, { timeInForce });
        assert.deepEqual([filled.status, filled.filled, filled.timeInForce], ['closed', 1, timeInForce]);
        assert.ok(filled.average <= ask * 1.01, 'at the book, not at its own price');
        fills.push(...(await agrees(filled)));
    }
    // More than there is at the best price: IOC takes that, FOK nothing. The book may change between look and order.
    for (const [timeInForce, wanted] of [
        ['FOK', order => order.filled === 0],
        ['IOC', order => order.filled > 0 && order.filled < order.amount],
    ]) {
        await eventually(`${timeInForce} for more than there is`, async () => {
            const [[price, amount]] = (await binance.fetchOrderBook(SYMBOL, 5)).asks;
            const more = Number(binance.amountToPrecision(SYMBOL, amount + 20));
            if (more * price > 50_000) {
                return undefined;
            }
            const order = await binance.createOrder(SYMBOL, 'limit', 'buy', more, price, { timeInForce });
            fills.push(...(await agrees(order)));
            assert.equal(order.status, order.filled === order.amount ? 'closed' : 'expired');
            return wanted(order) ? order : undefined;
        });
    }
    reconciles(before, await held(binance), flows('SOL', 'USDT', fills));
});

test('post-only: rests or is refused, never takes', async () => {
    const { bid, ask } = await quote();
    const order = await binance.createPostOnlyOrder(SYMBOL, 'limit', 'sell', 1, ticks(binance, SYMBOL, ask * 1.1, 0));
    assert.equal(order.type, 'limit');
    assert.ok(order.postOnly);
    assert.equal(order.info.type, 'LIMIT_MAKER');
    assert.equal(order.status, 'open');
    await binance.cancelOrder(order.id, SYMBOL);
    await assert.rejects(
        binance.createOrder(SYMBOL, 'LIMIT_MAKER', 'sell', 1, ticks(binance, SYMBOL, bid * 0.99, 0)),
        ccxt.OrderImmediatelyFillable,
    );
});

test('a maker is paid its own price, and pays the maker fee', async () => {
    const before = await held(binance);
    const fills = [];
    await eventually(
        'somebody to trade with',
        async () => {
            const { bid } = await quote();
            const order = await binance.createPostOnlyOrder(SYMBOL, 'limit', 'buy', 0.1, bid);
            await sleep(2000);
            await binance.cancelOrder(order.id, SYMBOL).catch(error => assert.ok(error instanceof ccxt.OrderNotFound));
            const own = await agrees(await binance.fetchOrder(order.id, SYMBOL));
            assert.ok(own.every(each => each.isMaker && Number(each.price) === bid));
            fills.push(...own);
            return own.length > 0 ? true : undefined;
        },
        120,
    );
    reconciles(before, await held(binance), flows('SOL', 'USDT', fills));
});

test('test orders: checked, and never placed', async () => {
    const before = await held(binance);
    const { bid } = await quote();
    await binance.createOrder(SYMBOL, 'limit', 'buy', 1, ticks(binance, SYMBOL, bid, 0), { test: true });
    await binance.createOrder(SYMBOL, 'market', 'sell', 1, undefined, { test: true });
    await assert.rejects(
        binance.createOrder(SYMBOL, 'limit', 'buy', 0.01, ticks(binance, SYMBOL, bid, 0), { test: true }),
        error => error instanceof ccxt.BadRequest || error instanceof ccxt.InvalidOrder,
    );
    const rates = await binance.privatePostOrderTest({
        symbol: 'SOLUSDT', side: 'BUY', type: 'MARKET', quantity: '1', computeCommissionRates: true,
    });
    assert.equal(rates.standardCommissionForOrder.taker, '0.00100000');
    assert.deepEqual(await held(binance), before);
    assert.deepEqual(await binance.fetchOpenOrders(SYMBOL), []);
});

test('cancelAllOrders: all of the symbol, none of another', async () => {
    const { bid } = await quote();
    const kept = await binance.createOrder('ADA/USDT', 'limit', 'buy', 100, 0.2);
    const placed = [];
    for (let i = 0; i < 4; i++) {
        const order = await binance.createOrder(SYMBOL, 'limit', 'buy', 0.5, ticks(binance, SYMBOL, bid * 0.8, -i));
        placed.push(order.id);
    }
    const cancelled = await binance.cancelAllOrders(SYMBOL);
    assert.deepEqual(cancelled.map(each => each.id).sort(), placed.sort());
    assert.ok(cancelled.every(each => each.status === 'canceled'));
    assert.deepEqual(await binance.fetchOpenOrders(SYMBOL), []);
    assert.deepEqual((await binance.fetchOpenOrders('ADA/USDT')).map(each => each.id), [kept.id]);
    await assert.rejects(binance.cancelAllOrders(SYMBOL), ccxt.ExchangeError);
    await binance.cancelOrder(kept.id, 'ADA/USDT');
});

test('refusals arrive as the errors ccxt knows', async () => {
    const { bid } = await quote();
    const price = ticks(binance, SYMBOL, bid, 0);
    await assert.rejects(binance.createOrder(SYMBOL, 'limit', 'buy', 5000, price), ccxt.InsufficientFunds);
    await assert.rejects(binance.createOrder(SYMBOL, 'limit', 'buy', 0.01, price), /NOTIONAL/);
    await assert.rejects(binance.fetchOrder('1', SYMBOL), ccxt.OrderNotFound);
    await assert.rejects(binance.publicGetDepth({ symbol: 'NOPENOPE' }), ccxt.BadSymbol);
    const order = await binance.createOrder(SYMBOL, 'limit', 'buy', 1, ticks(binance, SYMBOL, bid * 0.8, 0));
    const again = { clientOrderId: order.clientOrderId };
    await assert.rejects(binance.createOrder(SYMBOL, 'limit', 'buy', 1, price, again), /Duplicate order sent/);
    await binance.cancelOrder(order.id, SYMBOL);
    const stranger = await client({ apiKey: binance.apiKey, secret: 'not it' });
    await assert.rejects(stranger.fetchBalance(), ccxt.AuthenticationError);
    await stranger.close();
});

test('histories: in order, complete, and paged by id', async () => {
    const orders = await binance.fetchOrders(SYMBOL);
    ascending(orders.map(each => Number(each.id)), 'order ids');
    assert.ok(orders.length > 8);
    const closed = await binance.fetchClosedOrders(SYMBOL);
    assert.deepEqual(closed.map(each => each.id), orders.filter(each => each.status === 'closed').map(each => each.id));
    const later = await binance.fetchOrders(SYMBOL, undefined, 3, { orderId: orders[2].id });
    assert.deepEqual(later.map(each => each.id), orders.slice(2, 5).map(each => each.id));
    const trades = await binance.fetchMyTrades(SYMBOL);
    ascending(trades.map(each => Number(each.id)), 'trade ids');
    for (const order of orders) {
        const own = trades.filter(each => each.order === order.id);
        assert.equal(sum(own.map(each => units(each.info.qty))), units(order.info.executedQty), `order ${order.id}`);
        assert.deepEqual(
            (await binance.fetchOrderTrades(order.id, SYMBOL)).map(each => each.id),
            own.map(each => each.id),
        );
    }
    const since = trades[2].timestamp;
    const after = await binance.fetchMyTrades(SYMBOL, since);
    assert.deepEqual(after.map(each => each.id), trades.filter(each => each.timestamp >= since).map(each => each.id));
});

test('fetchTradingFee and fetchTradingFees: the rate that fills were charged', async () => {
    const fee = await binance.fetchTradingFee(SYMBOL);
    assert.deepEqual([fee.symbol, fee.maker, fee.taker], [SYMBOL, 0.001, 0.001]);
    const fees = await binance.fetchTradingFees();
    assert.deepEqual(Object.keys(fees).sort(), Object.keys(binance.markets).sort());
    const { commissionRates } = (await binance.fetchBalance()).info;
    assert.equal(Number(commissionRates.taker), fee.taker);
});

test('fetchCurrencies: every asset the account lists', async () => {
    const other = await client();
    other.options.fetchCurrencies = true;
    const currencies = await other.fetchCurrencies();
    const { info } = await other.fetchBalance();
    assert.deepEqual(Object.keys(currencies).sort(), info.balances.map(each => each.asset).sort());
    await other.close();
});
