// node-binance-api: REST, its streams, and the book that it keeps from the updates.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import Binance from 'node-binance-api';

import { ascending, eventually, exchange, flows, holdings, isBook, reconciles, soon, sum, units } from './exchange.mjs';

const SYMBOL = 'AVAXUSDT';

const client = new Binance({
    APIKEY: exchange.apiKey,
    APISECRET: exchange.apiSecret,
    reconnect: false,
    urls: {
        base: exchange.rest + '/api/',
        sapi: exchange.rest + '/sapi/',
        stream: exchange.stream + '/ws/',
        combineStream: exchange.stream + '/stream?streams=',
    },
});
client.wsApi = exchange.wsApi; // Among its addresses, but not among its options.

after(() => {
    Object.keys(client.websockets.subscriptions()).forEach(each => client.websockets.terminate(each));
    client.wsApiConnections.userData?.terminate();
});

const held = async () => holdings((await client.account()).balances);

/** The levels of a side, which it keeps as an object, from the lowest price up. */
function side(levels) {
    return Object.entries(levels)
        .map(([price, size]) => [Number(price), Number(size)])
        .sort((a, b) => a[0] - b[0]);
}

test('market data by REST', async () => {
    assert.ok(Math.abs((await client.time()).serverTime - Date.now()) < 1000);
    const book = await client.depth(SYMBOL, 20);
    const levels = side => side.map(({ price, quantity }) => [price, quantity]);
    isBook({ bids: levels(book.bids), asks: levels(book.asks) });
    const bars = await client.candlesticks(SYMBOL, '1m', { limit: 10 });
    ascending(bars.map(each => each.openTime), 'bars');
    ascending((await client.aggTrades(SYMBOL, { limit: 10 })).map(each => each.aggId), 'aggregates');
    const prices = await client.prices();
    assert.ok(Number(prices[SYMBOL]) > 0);
    const quotes = await client.bookTickers();
    assert.ok(Object.keys(quotes).length >= Object.keys(prices).length);
});

test('the book it keeps is the book of REST', async () => {
    const copies = [];
    client.websockets.depthCache([SYMBOL], (symbol, depth) => {
        copies.push({ bids: side(depth.bids).reverse().slice(0, 20), asks: side(depth.asks).slice(0, 20) });
    });
    let equal = 0;
    await eventually('the same book three times', async () => {
        const { bids, asks } = await client.publicSpotRequest('v3/depth', { symbol: SYMBOL, limit: 20 });
        const numbers = side => side.map(([price, size]) => [Number(price), Number(size)]);
        const rest = JSON.stringify({ bids: numbers(bids), asks: numbers(asks) });
        await new Promise(resolve => setTimeout(resolve, 200));
        equal += copies.splice(0).some(copy => JSON.stringify(copy) === rest) ? 1 : 0;
        return equal >= 3 ? true : undefined;
    }, 60);
});

test('trades by stream, none missing', async () => {
    const told = [];
    await soon('five trades', new Promise(resolve => {
        client.websockets.trades(['BTCUSDT'], each => told.push(each) === 5 && resolve());
    }));
    told.slice(1, 5).forEach((trade, i) => assert.equal(trade.t, told[i].t + 1));
});

test('orders and the account stream', async () => {
    const told = [];
    await soon('the subscription', new Promise(resolve => {
        client.websockets.userData(() => {}, () => {}, each => told.push(each), resolve);
    }));
    const before = await held();
    const order = await client.marketBuy(SYMBOL, 20);
    assert.equal(order.status, 'FILLED');
    const fills = (await client.trades(SYMBOL)).filter(each => each.orderId === order.orderId);
    assert.equal(sum(fills.map(each => units(each.qty))), units('20'));
    reconciles(before, await held(), flows('AVAX', 'USDT', fills));
    const ids = await eventually('every fill', () => {
        const own = told.filter(each => each.x === 'TRADE' && each.i === order.orderId);
        return own.length === fills.length ? own.map(each => each.t) : undefined;
    });
    assert.deepEqual(ids, fills.map(each => each.id));

    const price = (Number((await client.prices())[SYMBOL]) * 0.9).toFixed(2);
    const resting = await client.buy(SYMBOL, 2, price);
    assert.equal((await client.orderStatus(SYMBOL, resting.orderId)).status, 'NEW');
    assert.deepEqual((await client.openOrders(SYMBOL)).map(each => each.orderId), [resting.orderId]);
    assert.equal((await client.cancel(SYMBOL, resting.orderId)).status, 'CANCELED');
    await eventually('the cancel', () => told.find(each => each.x === 'CANCELED' && each.i === resting.orderId));
});
