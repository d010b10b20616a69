// ccxt: the account's own stream, and orders by the WebSocket API. What the stream says, REST says too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { client, held, subscribed, ticks } from './ccxt.mjs';
import { eventually, flows, fund, reconciles, soon, sum, units } from './exchange.mjs';

const SYMBOL = 'ETH/USDT';

let binance;
before(async () => {
    binance = await client();
});
after(() => binance.close());

async function far(side) {
    const { bid, ask } = await binance.fetchTicker(SYMBOL);
    return ticks(binance, SYMBOL, side === 'buy' ? bid * 0.8 : ask * 1.2, 0);
}

/** What the stream says of an order, up to a state of it. */
async function told(id, status) {
    return eventually(`${status} of ${id}`, async () => {
        const known = binance.orders?.toArray?.() ?? [...(binance.orders ?? [])];
        return known.find(each => each.id === id && each.status === status);
    });
}

test('watchOrders, watchMyTrades and watchBalance: one market order, told three times alike', async () => {
    const streams = [binance.watchOrders(SYMBOL), binance.watchMyTrades(SYMBOL), binance.watchBalance()];
    await eventually('the subscription', () => subscribed(binance));
    const before = await held(binance);
    const order = await binance.createOrder(SYMBOL, 'market', 'buy', 0.2);
    const [[seen], trades] = await Promise.all(streams.map((each, i) => soon(`stream ${i}`, each)));
    assert.equal(seen.id, order.id);
    assert.equal(seen.clientOrderId, order.clientOrderId);
    assert.equal(trades[0].order, order.id);

    const done = await told(order.id, 'closed');
    assert.deepEqual([done.filled, done.cost, done.average], [order.filled, order.cost, order.average]);
    const fills = await binance.fetchMyTrades(SYMBOL, undefined, undefined, { orderId: order.id });
    const ids = fills.map(each => each.id);
    const streamed = await eventually('every fill', async () => {
        const own = [...binance.myTrades].filter(each => each.order === order.id);
        return own.length === fills.length ? own : undefined;
    });
    assert.deepEqual(streamed.map(each => each.id), ids);
    for (const [i, fill] of fills.entries()) {
        const same = streamed[i];
        assert.deepEqual(
            [same.price, same.amount, same.cost, same.side, same.takerOrMaker, same.fee, same.timestamp],
            [fill.price, fill.amount, fill.cost, fill.side, fill.takerOrMaker, fill.fee, fill.timestamp],
        );
    }
    const now = await held(binance);
    reconciles(before, now, flows('ETH', 'USDT', fills.map(each => each.info)));
    for (const asset of ['ETH', 'USDT']) {
        const { free, used } = binance.balance.spot[asset];
        assert.deepEqual([units(free), units(used)], [now.get(asset).free, now.get(asset).locked], asset);
    }
});

test('watchOrders: an order that rests and is cancelled', async () => {
    const next = binance.watchOrders(SYMBOL);
    const order = await binance.createOrder(SYMBOL, 'limit', 'sell', 0.5, await far('sell'));
    const [placed] = await soon('its place', next);
    assert.deepEqual([placed.id, placed.status, placed.info.x, placed.info.w], [order.id, 'open', 'NEW', true]);
    const locked = await eventually('the lock', async () => {
        const { used } = binance.balance.spot.ETH;
        return units(used) === units('0.5') ? used : undefined;
    });
    assert.ok(locked);
    await binance.cancelOrder(order.id, SYMBOL);
    const cancelled = await told(order.id, 'canceled');
    assert.equal(cancelled.clientOrderId, order.clientOrderId, 'its own id, not that of the cancel');
    assert.equal(cancelled.info.x, 'CANCELED');
    await eventually('the release', async () => (units(binance.balance.spot.ETH.used) === 0n ? true : undefined));
});

test('watchBalance: a deposit, as it comes', async () => {
    const before = units((await binance.fetchBalance()).free.BNB);
    const next = binance.watchBalance();
    await fund('BNB', 3);
    await soon('the deposit', next);
    await eventually('its sum', () => (units(binance.balance.spot.BNB.free) === before + units(3) ? true : undefined));
    assert.equal(units((await binance.fetchBalance()).free.BNB), before + units(3));
});

test('fetchBalanceWs and fetchMyTradesWs are what REST says', async () => {
    const ws = await binance.fetchBalanceWs(); // ccxt 4.5 hands on what came, and reads no balances out of it.
    const rest = await binance.fetchBalance();
    assert.deepEqual(ws.info, rest.info);
    const trades = await binance.fetchMyTradesWs(SYMBOL);
    assert.deepEqual(trades.map(each => each.info), (await binance.fetchMyTrades(SYMBOL)).map(each => each.info));
});

test('createOrderWs, fetchOrderWs, fetchOpenOrdersWs, cancelOrderWs', async () => {
    const order = await binance.createOrderWs(SYMBOL, 'limit', 'buy', 0.3, await far('buy'));
    assert.equal(order.status, 'open');
    const rest = await binance.fetchOrder(order.id, SYMBOL);
    const ws = await binance.fetchOrderWs(order.id, SYMBOL);
    assert.deepEqual(ws.info, rest.info);
    assert.deepEqual((await binance.fetchOpenOrdersWs(SYMBOL)).map(each => each.id), [order.id]);
    const known = await told(order.id, 'open');
    assert.equal(known.price, order.price);
    const cancelled = await binance.cancelOrderWs(order.id, SYMBOL);
    assert.equal(cancelled.status, 'canceled');
    await told(order.id, 'canceled');
    assert.deepEqual(await binance.fetchOpenOrders(SYMBOL), []);
});

test('createOrderWs at market: filled, and what it cost is gone', async () => {
    const before = await held(binance);
    const order = await binance.createOrderWs(SYMBOL, 'market', 'sell', 0.1);
    assert.deepEqual([order.status, order.filled], ['closed', 0.1]);
    const fills = (await binance.fetchMyTrades(SYMBOL, undefined, undefined, { orderId: order.id })).map(each => each.info);
    assert.equal(sum(fills.map(each => units(each.qty))), units('0.1'));
    reconciles(before, await held(binance), flows('ETH', 'USDT', fills));
});

test('cancelAllOrdersWs and fetchOrdersWs', async () => {
    const price = await far('buy');
    const placed = [];
    for (let i = 0; i < 3; i++) {
        placed.push((await binance.createOrderWs(SYMBOL, 'limit', 'buy', 0.1, ticks(binance, SYMBOL, price, i))).id);
    }
    const cancelled = await binance.cancelAllOrdersWs(SYMBOL);
    assert.deepEqual(cancelled.map(each => each.id).sort(), placed.sort());
    const all = await binance.fetchOrdersWs(SYMBOL);
    assert.ok(placed.every(id => all.find(each => each.id === id)?.status === 'canceled'));
    assert.deepEqual((await binance.fetchClosedOrdersWs(SYMBOL)).map(each => each.id),
        all.filter(each => each.status === 'closed').map(each => each.id));
});

test('a refusal of the WebSocket API arrives as an error', async () => {
    await assert.rejects(binance.createOrderWs(SYMBOL, 'limit', 'buy', 0.0001, await far('buy')), /NOTIONAL/);
});
