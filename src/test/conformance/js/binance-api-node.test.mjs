// binance-api-node: REST, a connection for every stream, and user data by the WebSocket API.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import module from 'binance-api-node';

import { ascending, eventually, exchange, flows, holdings, isBook, reconciles, soon, sum, units } from './exchange.mjs';

const symbol = 'LINKUSDT';

const client = module.default({
    apiKey: exchange.apiKey,
    apiSecret: exchange.apiSecret,
    httpBase: exchange.rest,
    wsBase: exchange.stream + '/ws',
    wsApi: exchange.wsApi,
});

/** The first messages of a stream. */
async function take(count, open) {
    const told = [];
    let enough;
    const all = new Promise(resolve => (enough = resolve));
    const close = open(each => told.push(each) === count && enough());
    await soon(`${count} messages`, all).finally(() => close());
    return told.slice(0, count);
}

const held = async () => holdings((await client.accountInfo()).balances);
const levels = side => side.map(({ price, quantity }) => [price, quantity]);

test('market data by REST', async () => {
    assert.equal(await client.ping(), true);
    assert.ok(Math.abs((await client.time()) - Date.now()) < 1000);
    const info = await client.exchangeInfo({ symbol });
    assert.deepEqual(info.symbols.map(each => each.symbol), [symbol]);
    const book = await client.book({ symbol, limit: 50 });
    isBook({ bids: levels(book.bids), asks: levels(book.asks) });
    const candles = await client.candles({ symbol, interval: '1m', limit: 30 });
    ascending(candles.map(each => each.openTime), 'bars');
    for (const { open, high, low, close } of candles) {
        assert.ok([open, close].every(price => units(low) <= units(price) && units(price) <= units(high)));
    }
    const trades = await client.aggTrades({ symbol, limit: 20 });
    ascending(trades.map(each => each.aggId), 'aggregates');
    const day = await client.dailyStats({ symbol });
    assert.ok(Number(day.lowPrice) <= Number(day.lastPrice) && Number(day.lastPrice) <= Number(day.highPrice));
    const prices = await client.prices();
    const quotes = await client.allBookTickers();
    assert.deepEqual(Object.keys(prices).sort(), Object.keys(quotes).sort());
    assert.ok(Number(quotes[symbol].bidPrice) < Number(quotes[symbol].askPrice));
    assert.ok(Number((await client.avgPrice({ symbol })).price) > 0);
});

test('streams', async () => {
    const trades = await take(5, each => client.ws.trades(['BTCUSDT'], each));
    trades.slice(1).forEach((trade, i) => assert.equal(Number(trade.tradeId), Number(trades[i].tradeId) + 1));
    const updates = await take(4, each => client.ws.depth([symbol], each));
    updates.slice(1).forEach((update, i) => assert.equal(update.firstUpdateId, updates[i].finalUpdateId + 1));
    const [book] = await take(1, each => client.ws.partialDepth({ symbol, level: 10 }, each));
    isBook({ bids: levels(book.bids), asks: levels(book.asks) });
    const [bar] = await take(1, each => client.ws.candles(symbol, '1m', each));
    assert.ok(Number(bar.low) <= Number(bar.close) && Number(bar.close) <= Number(bar.high));
    const [day] = await take(1, each => client.ws.ticker(symbol, each));
    assert.ok(Number(day.bestBid) < Number(day.bestAsk));
    const [quote] = await take(1, each => client.ws.bookTicker(symbol, each));
    assert.ok(Number(quote.bestBid) < Number(quote.bestAsk));
    const [all] = await take(1, each => client.ws.allMiniTickers(each));
    assert.ok(all.length > 0);
});

test('an order at market, told by REST and by the account stream alike', async () => {
    const told = [];
    const leave = await soon('the subscription', client.ws.user(each => told.push(each)));
    const before = await held();
    const order = await client.order({ symbol, side: 'BUY', type: 'MARKET', quantity: '20' });
    assert.equal(order.status, 'FILLED');
    const fills = await client.myTrades({ symbol, orderId: order.orderId });
    assert.equal(sum(fills.map(each => units(each.qty))), units('20'));
    reconciles(before, await held(), flows('LINK', 'USDT', fills));
    const trades = await eventually('every fill', () => {
        const own = told.filter(each => each.eventType === 'executionReport' && each.executionType === 'TRADE');
        return own.length === fills.length ? own : undefined;
    });
    assert.deepEqual(trades.map(each => Number(each.tradeId)), fills.map(each => each.id));
    assert.equal(trades.at(-1).orderStatus, 'FILLED');
    const account = await eventually('the balances', () =>
        told.findLast(each => each.eventType === 'outboundAccountPosition'));
    const now = await held();
    assert.equal(units(account.balances.find(each => each.asset === 'USDT').free), now.get('USDT').free);
    leave();
});

test('a limit order rests, is found and is cancelled', async () => {
    const before = await held();
    const { bidPrice } = (await client.allBookTickers())[symbol];
    const price = (Number(bidPrice) * 0.9).toFixed(2);
    const order = await client.order({ symbol, side: 'BUY', quantity: '10', price });
    assert.equal((await client.getOrder({ symbol, orderId: order.orderId })).status, 'NEW');
    assert.deepEqual((await client.openOrders({ symbol })).map(each => each.orderId), [order.orderId]);
    await client.orderTest({ symbol, side: 'SELL', quantity: '10', price });
    const cancelled = await client.cancelOrder({ symbol, orderId: order.orderId });
    assert.equal(cancelled.status, 'CANCELED');
    const second = await client.order({ symbol, side: 'BUY', type: 'LIMIT_MAKER', quantity: '10', price });
    const all = await client.cancelOpenOrders({ symbol });
    assert.deepEqual(all.map(each => each.orderId), [second.orderId]);
    assert.deepEqual(await held(), before);
    await assert.rejects(client.getOrder({ symbol, orderId: 1 }), error => error.code === -2013);
});

test('a conditional order waits, and an OCO is placed and cancelled as one', async () => {
    const before = await held();
    const { bidPrice } = (await client.allBookTickers())[symbol];
    const at = factor => (Number(bidPrice) * factor).toFixed(2);
    const stop = await client.order({
        symbol, side: 'SELL', type: 'STOP_LOSS_LIMIT', quantity: '10', price: at(0.9), stopPrice: at(0.91),
    });
    assert.equal((await client.getOrder({ symbol, orderId: stop.orderId })).isWorking, false);
    await client.cancelOrder({ symbol, orderId: stop.orderId });
    const list = await client.orderOco({
        symbol, side: 'SELL', quantity: '10', price: at(1.1), stopPrice: at(0.91), stopLimitPrice: at(0.9),
    });
    assert.deepEqual([list.contingencyType, list.orderReports.length], ['OCO', 2]);
    const cancelled = await client.cancelOrderOco({ symbol, orderListId: list.orderListId });
    assert.equal(cancelled.listOrderStatus, 'ALL_DONE');
    assert.deepEqual(await held(), before);
});
