// The package "binance": REST, streams on one connection, and the WebSocket API signed order by order.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { MainClient, WebsocketAPIClient, WebsocketClient, WS_KEY_MAP } from 'binance';

import {
    ascending, eventually, exchange, flows, holdings, isBook, newKey, reconciles, soon, sum, units,
} from './exchange.mjs';

const symbol = 'DOTUSDT';
const keys = { api_key: exchange.apiKey, api_secret: exchange.apiSecret };
const silent = { trace() {}, info() {}, error: console.error };

const wsApi = new URL(exchange.wsApi).origin; // It adds the path itself.

const client = new MainClient({ ...keys, baseUrl: exchange.rest });
const streams = new WebsocketClient({ ...keys, wsUrl: exchange.stream }, silent);
const api = new WebsocketAPIClient({
    ...keys, wsUrl: wsApi, authPrivateRequestsIndividually: true, attachEventListeners: false,
}, silent);

after(async () => {
    await streams.closeAll(true);
    await api.disconnectAll();
});

const held = async () => holdings((await client.getAccountInformation()).balances);

test('market data by REST', async () => {
    assert.deepEqual(await client.testConnectivity(), {});
    isBook(await client.getOrderBook({ symbol, limit: 50 }));
    ascending((await client.getRecentTrades({ symbol, limit: 20 })).map(each => each.id), 'trades');
    ascending((await client.getKlines({ symbol, interval: '1m', limit: 20 })).map(each => each[0]), 'bars');
    const day = await client.get24hrChangeStatistics({ symbol });
    assert.ok(Number(day.lowPrice) <= Number(day.lastPrice) && Number(day.lastPrice) <= Number(day.highPrice));
    const quote = await client.getSymbolOrderBookTicker({ symbol });
    assert.ok(Number(quote.bidPrice) < Number(quote.askPrice));
    assert.equal((await client.getExchangeInfo({ symbol })).symbols[0].symbol, symbol);
});

test('streams: prints without holes, books without gaps', async () => {
    const told = { trade: [], depthUpdate: [], kline: [] };
    streams.on('message', each => told[each.e]?.push(each));
    await streams.subscribe(
        ['btcusdt@trade', 'btcusdt@depth@100ms', 'btcusdt@kline_1m'],
        WS_KEY_MAP.main,
    );
    await eventually('some of each', () =>
        told.trade.length > 4 && told.depthUpdate.length > 4 && told.kline.length > 0 ? true : undefined, 60);
    told.trade.slice(1).forEach((trade, i) => assert.equal(trade.t, told.trade[i].t + 1));
    told.depthUpdate.slice(1).forEach((update, i) => assert.equal(update.U, told.depthUpdate[i].u + 1));
    for (const { k } of told.kline) {
        assert.ok(Number(k.l) <= Number(k.c) && Number(k.c) <= Number(k.h));
    }
});

test('orders by REST: money adds up, and what rests is cancelled', async () => {
    const before = await held();
    const order = await client.submitNewOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 50 });
    assert.equal(order.status, 'FILLED');
    const fills = await client.getAccountTradeList({ symbol, orderId: order.orderId });
    assert.equal(sum(fills.map(each => units(each.qty))), units('50'));
    reconciles(before, await held(), flows('DOT', 'USDT', fills));
    const quote = await client.getSymbolOrderBookTicker({ symbol });
    const price = (Number(quote.bidPrice) * 0.9).toFixed(3);
    const resting = await client.submitNewOrder({
        symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 20, price,
    });
    assert.deepEqual((await client.getOpenOrders({ symbol })).map(each => each.orderId), [resting.orderId]);
    assert.equal((await client.cancelOrder({ symbol, orderId: resting.orderId })).status, 'CANCELED');
    assert.equal((await client.getOrder({ symbol, orderId: resting.orderId })).status, 'CANCELED');
    await assert.rejects(client.getOrder({ symbol, orderId: 1 }), error => error.code === -2013);
});

test('the WebSocket API: orders, and what the account stream says of them', async () => {
    const told = [];
    api.getWSClient().on('message', each => told.push(each));
    const subscribed = await soon('the subscription', api.subscribeUserDataStream(WS_KEY_MAP.mainWSAPI));
    assert.equal(subscribed.status, 200);
    const before = await held();
    const { result: order } = await api.submitNewSpotOrder({
        symbol, side: 'SELL', type: 'MARKET', quantity: 20, timestamp: Date.now(),
    });
    assert.equal(order.status, 'FILLED');
    const fills = await client.getAccountTradeList({ symbol, orderId: order.orderId });
    reconciles(before, await held(), flows('DOT', 'USDT', fills));
    const ids = await eventually('every fill', () => {
        const own = told.filter(each => each.x === 'TRADE' && each.i === order.orderId);
        return own.length === fills.length ? own.map(each => each.t) : undefined;
    });
    assert.deepEqual(ids, fills.map(each => each.id));
    const { result: account } = await api.getSpotAccountInformation({ timestamp: Date.now() });
    assert.deepEqual(holdings(account.balances), await held());
});

test('a session of the WebSocket API: logged on with Ed25519, and nothing signed after that', async () => {
    const { apiKey, privateKey } = await newKey('ed25519');
    const session = new WebsocketAPIClient({
        api_key: apiKey, api_secret: privateKey, wsUrl: wsApi, attachEventListeners: false,
    }, silent);
    try {
        const told = [];
        session.getWSClient().on('message', each => told.push(each));
        await soon('the subscription', session.subscribeUserDataStream(WS_KEY_MAP.mainWSAPI));
        const { result: status } = await session.getSpotSessionStatus(WS_KEY_MAP.mainWSAPI);
        assert.deepEqual([status.apiKey, status.userDataStream], [apiKey, true]);
        const before = await held();
        const { result: order, request } = await session.submitNewSpotOrder({
            symbol, side: 'SELL', type: 'MARKET', quantity: 10, timestamp: Date.now(),
        });
        assert.ok(!('signature' in request.params));
        const fills = await client.getAccountTradeList({ symbol, orderId: order.orderId });
        reconciles(before, await held(), flows('DOT', 'USDT', fills));
        await eventually('its last fill', () => told.find(each => each.X === 'FILLED' && each.i === order.orderId));
    } finally {
        await session.disconnectAll();
    }
});
