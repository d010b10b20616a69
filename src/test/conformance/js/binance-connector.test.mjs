// @binance/connector, Binance's earlier connector for JavaScript: REST, streams, and the WebSocket API.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import connector from '@binance/connector';

import { ascending, eventually, exchange, flows, holdings, isBook, reconciles, sum, units } from './exchange.mjs';

const SYMBOL = 'BCHUSDT';
const silent = { ...console, debug() {}, info() {}, log() {}, warn() {} };

const client = new connector.Spot(exchange.apiKey, exchange.apiSecret, { baseURL: exchange.rest });
const data = async answer => (await answer).data;
const held = async () => holdings((await data(client.account())).balances);

async function share(factor) {
    const { bidPrice } = await data(client.bookTicker(SYMBOL));
    return (Number(bidPrice) * factor).toFixed(1);
}

test('market data by REST', async () => {
    assert.ok(Math.abs((await data(client.time())).serverTime - Date.now()) < 1000);
    isBook(await data(client.depth(SYMBOL, { limit: 20 })));
    ascending((await data(client.trades(SYMBOL, { limit: 20 }))).map(each => each.id), 'trades');
    ascending((await data(client.uiklines(SYMBOL, '1m', { limit: 20 }))).map(each => each[0]), 'bars');
    const window = await data(client.rollingWindowTicker(SYMBOL));
    assert.ok(Number(window.lowPrice) <= Number(window.lastPrice) && Number(window.lastPrice) <= Number(window.highPrice));
    const two = await data(client.tickerPrice('', ['BTCUSDT', SYMBOL]));
    assert.deepEqual(two.map(each => each.symbol).sort(), [SYMBOL, 'BTCUSDT']);
});

test('orders by REST: money adds up, and what rests is replaced and cancelled', async () => {
    const before = await held();
    const order = await data(client.newOrder(SYMBOL, 'BUY', 'MARKET', { quantity: 1 }));
    const fills = await data(client.myTrades(SYMBOL, { orderId: order.orderId }));
    assert.equal(sum(fills.map(each => units(each.qty))), units('1'));
    reconciles(before, await held(), flows('BCH', 'USDT', fills));
    const terms = { quantity: 1, timeInForce: 'GTC' };
    const resting = await data(client.newOrder(SYMBOL, 'BUY', 'LIMIT', { ...terms, price: await share(0.9) }));
    const replaced = await data(client.cancelAndReplace(SYMBOL, 'BUY', 'LIMIT', 'STOP_ON_FAILURE', {
        ...terms, price: await share(0.85), cancelOrderId: resting.orderId,
    }));
    assert.equal(replaced.cancelResponse.orderId, resting.orderId);
    const cancelled = await data(client.cancelOpenOrders(SYMBOL));
    assert.deepEqual(cancelled.map(each => each.orderId), [replaced.newOrderResponse.orderId]);
});

test('streams, combined, and one more on the open connection', async () => {
    const told = [];
    const streams = new connector.WebsocketStream({
        logger: silent, wsURL: exchange.stream, combinedStreams: true,
        callbacks: { message: text => told.push(JSON.parse(text)) },
    });
    const of = name => told.filter(each => each.stream === name).map(each => each.data);
    streams.trade('btcusdt');
    await eventually('five trades', () => (of('btcusdt@trade').length >= 5 ? true : undefined));
    of('btcusdt@trade').reduce((a, b) => (assert.equal(b.t, a.t + 1), b));
    streams.diffBookDepth('btcusdt', '100ms');
    await eventually('five updates', () => (of('btcusdt@depth@100ms').length >= 5 ? true : undefined));
    of('btcusdt@depth@100ms').reduce((a, b) => (assert.equal(b.U, a.u + 1), b));
    streams.disconnect();
});

test('the WebSocket API: an order from place to cancel', async () => {
    const told = new Map();
    let opened = false;
    const api = new connector.WebsocketAPI(exchange.apiKey, exchange.apiSecret, {
        logger: silent, wsURL: exchange.wsApi,
        callbacks: {
            open: () => (opened = true),
            message: text => told.set(JSON.parse(text).id, JSON.parse(text)),
        },
    });
    await eventually('the connection', () => opened || undefined);
    const answer = id => eventually(`the answer to ${id}`, () => told.get(id));
    api.newOrder(SYMBOL, 'BUY', 'LIMIT', { timeInForce: 'GTC', quantity: 1, price: await share(0.9), id: 'place' });
    const { status, result } = await answer('place');
    assert.deepEqual([status, result.status], [200, 'NEW']);
    api.getOrder(SYMBOL, { orderId: result.orderId, id: 'find' });
    assert.equal((await answer('find')).result.clientOrderId, result.clientOrderId);
    api.cancelOrder(SYMBOL, { orderId: result.orderId, id: 'cancel' });
    assert.equal((await answer('cancel')).result.status, 'CANCELED');
    api.account({ id: 'account' });
    assert.deepEqual(holdings((await answer('account')).result.balances), await held());
    api.disconnect();
});
