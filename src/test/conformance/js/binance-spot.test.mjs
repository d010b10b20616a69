// @binance/spot, Binance's own connector for JavaScript: REST, streams, and the WebSocket API with user data.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { Spot } from '@binance/spot';

import {
    ascending, eventually, exchange, flows, holdings, isBook, newKey, reconciles, soon, sum, units,
} from './exchange.mjs';

const symbol = 'NEARUSDT';
const keys = { apiKey: exchange.apiKey, apiSecret: exchange.apiSecret };

const client = new Spot({
    configurationRestAPI: { ...keys, basePath: exchange.rest },
    configurationWebsocketAPI: { ...keys, wsURL: exchange.wsApi },
    configurationWebsocketStreams: { wsURL: exchange.stream },
});
const rest = client.restAPI;

const open = [];
after(() => Promise.all(open.map(each => each.disconnect())));

async function connected(connecting) {
    const connection = await soon('the connection', connecting);
    open.push(connection);
    return connection;
}

const data = async response => (await response).data();
const held = async () => holdings((await data(rest.getAccount())).balances);

test('market data by REST', async () => {
    isBook(await data(rest.depth({ symbol, limit: 20 })));
    ascending((await data(rest.getTrades({ symbol, limit: 20 }))).map(each => Number(each.id)), 'trades');
    ascending((await data(rest.klines({ symbol, interval: '1m', limit: 20 }))).map(each => Number(each[0])), 'bars');
    const day = await data(rest.ticker24hr({ symbol }));
    assert.ok(Number(day.lowPrice) <= Number(day.lastPrice) && Number(day.lastPrice) <= Number(day.highPrice));
    const info = await data(rest.exchangeInfo({ symbol }));
    assert.equal(info.symbols[0].symbol, symbol);
    assert.ok((await data(rest.tickerBookTicker())).length > 50);
});

test('streams: prints without holes, books without gaps', async () => {
    const connection = await connected(client.websocketStreams.connect());
    const trades = [];
    const updates = [];
    connection.trade({ symbol: 'BTCUSDT' }).on('message', each => trades.push(each));
    connection.diffBookDepth({ symbol: 'BTCUSDT', updateSpeed: '100ms' }).on('message', each => updates.push(each));
    await eventually('some of each', () => (trades.length > 4 && updates.length > 4 ? true : undefined), 60);
    trades.slice(1).forEach((trade, i) => assert.equal(Number(trade.t), Number(trades[i].t) + 1));
    updates.slice(1).forEach((update, i) => assert.equal(Number(update.U), Number(updates[i].u) + 1));
});

test('orders by REST: money adds up, and what rests is cancelled', async () => {
    const before = await held();
    const order = await data(rest.newOrder({ symbol, side: 'BUY', type: 'MARKET', quantity: 50 }));
    assert.equal(order.status, 'FILLED');
    const fills = await data(rest.myTrades({ symbol, orderId: order.orderId }));
    assert.equal(sum(fills.map(each => units(each.qty))), units('50'));
    reconciles(before, await held(), flows('NEAR', 'USDT', fills));
    const quote = await data(rest.tickerBookTicker({ symbol }));
    const price = (Number(quote.bidPrice) * 0.9).toFixed(3);
    const resting = await data(rest.newOrder({
        symbol, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: 20, price,
    }));
    const [listed] = await data(rest.getOpenOrders({ symbol }));
    assert.equal(listed.orderId, resting.orderId);
    const cancelled = await data(rest.deleteOrder({ symbol, orderId: resting.orderId }));
    assert.equal(cancelled.status, 'CANCELED');
    await assert.rejects(rest.deleteOrder({ symbol, orderId: resting.orderId }));
});

test('the WebSocket API: orders, and what the account stream says of them', async () => {
    const connection = await connected(client.websocketAPI.connect());
    const told = [];
    const subscribed = await soon('the subscription', connection.userDataStreamSubscribeSignature());
    subscribed.stream.on('message', each => told.push(each));
    const before = await held();
    const order = (await connection.orderPlace({ symbol, side: 'SELL', type: 'MARKET', quantity: 30 })).data;
    assert.equal(order.status, 'FILLED');
    const fills = (await connection.myTrades({ symbol, orderId: order.orderId })).data;
    assert.equal(sum(fills.map(each => units(each.qty))), units('30'));
    reconciles(before, await held(), flows('NEAR', 'USDT', fills));
    const ids = await eventually('every fill', () => {
        const own = told.filter(each => each.x === 'TRADE' && String(each.i) === String(order.orderId));
        return own.length === fills.length ? own.map(each => Number(each.t)) : undefined;
    });
    assert.deepEqual(ids, fills.map(each => Number(each.id)));
    const account = (await connection.accountStatus()).data;
    assert.deepEqual(holdings(account.balances), await held());
});

test('a session of the WebSocket API: logged on, subscribed, traded and logged out', async () => {
    const { apiKey, privateKey } = await newKey('ed25519');
    const spot = new Spot({ configurationWebsocketAPI: { apiKey, privateKey, wsURL: exchange.wsApi } });
    const session = await connected(spot.websocketAPI.connect());
    await soon('the logon', session.sessionLogon());
    assert.equal((await session.sessionStatus()).data.apiKey, apiKey);
    const told = [];
    const subscribed = await soon('the subscription', session.userDataStreamSubscribe());
    subscribed.stream.on('message', each => told.push(each));
    const order = (await session.orderPlace({ symbol, side: 'SELL', type: 'MARKET', quantity: 10 })).data;
    await eventually('its last fill', () =>
        told.find(each => each.X === 'FILLED' && String(each.i) === String(order.orderId)));
    await session.sessionLogout();
    assert.equal((await session.sessionStatus()).data.apiKey, null);
});
