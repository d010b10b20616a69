// ccxt: orders that wait for a price, that show a part, that follow the market, that are replaced or prevented.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import ccxt from 'ccxt';

import { client, fillsOf, held, push, quote, subscribed, ticks } from './ccxt.mjs';
import { eventually, flows, fund, product, reconciles, soon, sum, units } from './exchange.mjs';

const SYMBOL = 'UNI/USDT'; // A few thousand move it.
const STEP = 3000;

let binance;
before(async () => {
    binance = await client();
    await fund('UNI', 50_000);
    await fund('USDT', 100_000);
});
after(async () => {
    await binance.cancelAllOrders(SYMBOL).catch(error => assert.ok(error instanceof ccxt.OrderNotFound));
    await binance.close();
});

const near = async factor => ticks(binance, SYMBOL, (await quote(binance, SYMBOL)).last * factor, 0);

for (const [type, stop, limit] of [
    ['STOP_LOSS', true, false],
    ['STOP_LOSS_LIMIT', true, true],
    ['TAKE_PROFIT', false, false],
    ['TAKE_PROFIT_LIMIT', false, true],
]) {
    for (const side of ['buy', 'sell']) {
        test(`${type}, ${side}: waits on its side of the market, is found, and is cancelled`, async () => {
            const before = await held(binance);
            const trigger = await near(stop === (side === 'buy') ? 1.1 : 0.9);
            const params = { [stop ? 'stopLossPrice' : 'takeProfitPrice']: trigger };
            const price = limit ? trigger : undefined;
            const order = await binance.createOrder(SYMBOL, limit ? 'limit' : 'market', side, 10, price, params);
            assert.deepEqual([order.info.type, order.info.status, order.filled], [type, 'NEW', 0]);
            const found = await binance.fetchOrder(order.id, SYMBOL);
            assert.equal(found.status, 'open');
            assert.equal(found.triggerPrice, trigger);
            assert.equal(found.info.isWorking, false);
            assert.equal(found.price, price);
            const [listed] = await binance.fetchOpenOrders(SYMBOL);
            assert.deepEqual(listed.info, found.info);
            const waiting = await held(binance);
            if (side === 'sell') {
                assert.equal(waiting.get('UNI').locked - before.get('UNI').locked, units('10'));
            } else if (limit) {
                assert.equal(waiting.get('USDT').locked - before.get('USDT').locked, product(10, trigger));
            }
            const cancelled = await binance.cancelOrder(order.id, SYMBOL);
            assert.deepEqual([cancelled.status, cancelled.triggerPrice], ['canceled', trigger]);
            assert.deepEqual(await held(binance), before);
        });

        test(`${type}, ${side}: refused on the other side of the market`, async () => {
            const trigger = await near(stop === (side === 'buy') ? 0.95 : 1.05);
            const params = { [stop ? 'stopLossPrice' : 'takeProfitPrice']: trigger };
            const price = limit ? trigger : undefined;
            await assert.rejects(
                binance.createOrder(SYMBOL, limit ? 'limit' : 'market', side, 10, price, params),
                error => error instanceof ccxt.OrderImmediatelyFillable && /trigger immediately/.test(error.message),
            );
        });
    }
}

/** Places an order whose trigger is that many ticks from the last price; the market may run into it meanwhile. */
async function placeNear(type, side, amount, offset, params, price) {
    return eventually('a trigger that is not touched at once', async () => {
        const trigger = ticks(binance, SYMBOL, (await quote(binance, SYMBOL)).last, offset);
        try {
            return await binance.createOrder(SYMBOL, type, side, amount, price, params(trigger));
        } catch (error) {
            assert.ok(error instanceof ccxt.OrderImmediatelyFillable, String(error));
            return undefined;
        }
    });
}

async function once(order, check) {
    const now = await binance.fetchOrder(order.id, SYMBOL);
    return check(now) ? now : undefined;
}

const done = order => once(order, now => now.status === 'closed');

test('STOP_LOSS: fills at market when the price comes, and its money adds up', async () => {
    const before = await held(binance);
    const next = binance.watchOrders(SYMBOL);
    await eventually('the subscription', () => subscribed(binance));
    const order = await placeNear('market', 'buy', 20, 3, trigger => ({ stopLossPrice: trigger }));
    const [placed] = await soon('its place', next);
    assert.deepEqual([placed.id, placed.info.x, placed.info.w, placed.info.o], [order.id, 'NEW', false, 'STOP_LOSS']);
    assert.equal(units(placed.info.P), units(placed.triggerPrice));
    const { found, fills } = await push(binance, SYMBOL, 'buy', STEP, () => done(order));
    assert.equal(found.filled, 20);
    assert.ok(found.average >= found.triggerPrice * 0.995, `${found.average} after ${found.triggerPrice}`);
    const own = await fillsOf(binance, order);
    assert.ok(own.every(each => !each.isMaker));
    assert.ok(Number(own[0].time) >= order.timestamp);
    reconciles(before, await held(binance), flows('UNI', 'USDT', [...own, ...fills]));
    const streamed = await eventually('the last fill', () => {
        const known = [...binance.orders].filter(each => each.id === order.id && each.status === 'closed');
        return known.at(-1);
    });
    assert.deepEqual([streamed.filled, streamed.cost], [found.filled, found.cost]);
});

test('STOP_LOSS_LIMIT: goes on the book at its own price when it is triggered', async () => {
    const { bid } = await quote(binance, SYMBOL);
    const price = ticks(binance, SYMBOL, bid * 1.05, 0);
    const order = await placeNear('limit', 'sell', 20, -3, trigger => ({ stopLossPrice: trigger }), price);
    const { found } = await push(binance, SYMBOL, 'sell', STEP, () => once(order, now => now.info.isWorking));
    assert.deepEqual([found.status, found.filled, found.price], ['open', 0, price]);
    assert.ok(Number(found.info.workingTime) >= Number(found.info.time));
    const level = (await binance.fetchOrderBook(SYMBOL, 5000)).asks.find(each => each[0] === price);
    assert.ok(level?.[1] >= 20, 'it is in the book');
    await binance.cancelOrder(order.id, SYMBOL);
});

test('TAKE_PROFIT and TAKE_PROFIT_LIMIT: fill when the price is reached', async () => {
    const before = await held(binance);
    const { bid } = await quote(binance, SYMBOL);
    const low = ticks(binance, SYMBOL, bid * 0.98, 0);
    const takes = trigger => ({ takeProfitPrice: trigger });
    const market = await placeNear('market', 'sell', 15, 3, takes);
    const limit = await placeNear('limit', 'sell', 15, 3, takes, low);
    const both = await push(binance, SYMBOL, 'buy', STEP, async () =>
        (await done(market)) === undefined ? undefined : await done(limit));
    assert.ok(both.found.average >= low, 'no worse than its limit');
    const own = [...(await fillsOf(binance, market)), ...(await fillsOf(binance, limit))];
    assert.equal(sum(own.map(each => units(each.qty))), units('30'));
    reconciles(before, await held(binance), flows('UNI', 'USDT', [...own, ...both.fills]));
});

test('trailing: the distance is told, follows, and triggers', async () => {
    const filter = binance.market(SYMBOL).info.filters.find(each => each.filterType === 'TRAILING_DELTA');
    const least = Number(filter.minTrailingBelowDelta);
    const order = await binance.createOrder(SYMBOL, 'STOP_LOSS', 'sell', 20, undefined, { trailingDelta: least });
    const waiting = await binance.fetchOrder(order.id, SYMBOL);
    assert.equal(Number(waiting.info.trailingDelta), least);
    assert.equal(waiting.status, 'open');
    const { found } = await push(binance, SYMBOL, 'sell', 3 * STEP, () => done(order));
    assert.equal(found.filled, 20);

    const percent = await binance.createOrder(SYMBOL, 'market', 'sell', 20, undefined, {
        trailingPercent: 5, stopLossOrTakeProfit: 'stopLoss',
    });
    assert.equal(Number((await binance.fetchOrder(percent.id, SYMBOL)).info.trailingDelta), 500);
    await binance.cancelOrder(percent.id, SYMBOL);

    const activated = await binance.createOrder(SYMBOL, 'TAKE_PROFIT_LIMIT', 'sell', 20, await near(0.9), {
        trailingDelta: 100, trailingTriggerPrice: await near(1.1),
    });
    assert.ok((await binance.fetchOrder(activated.id, SYMBOL)).triggerPrice > 0);
    await binance.cancelOrder(activated.id, SYMBOL);
    await assert.rejects(
        binance.createOrder(SYMBOL, 'STOP_LOSS', 'sell', 20, undefined, { trailingDelta: least - 1 }),
        /TRAILING_DELTA/,
    );
});

test('iceberg: the book shows a part, the account locks the whole', async () => {
    const before = await held(binance);
    const price = await near(0.9);
    const order = await binance.createOrder(SYMBOL, 'limit', 'buy', 100, price, { icebergAmount: 12 });
    assert.equal(units((await binance.fetchOrder(order.id, SYMBOL)).info.icebergQty), units('12'));
    const shown = (await binance.fetchOrderBook(SYMBOL, 5000)).bids.find(each => each[0] === price)?.[1] ?? 0;
    const locked = (await held(binance)).get('USDT').locked - before.get('USDT').locked;
    assert.equal(locked, product(100, price));
    await binance.cancelOrder(order.id, SYMBOL);
    const left = (await binance.fetchOrderBook(SYMBOL, 5000)).bids.find(each => each[0] === price)?.[1] ?? 0;
    assert.equal(units((shown - left).toFixed(8)), units('12'));
    await assert.rejects(
        binance.createOrder(SYMBOL, 'limit', 'buy', 100, price, { icebergAmount: 0.5 }),
        /ICEBERG_PARTS/,
    );
});

test('editOrder: the old one gone, the new one in its place', async () => {
    const before = await held(binance);
    const old = await binance.createOrder(SYMBOL, 'limit', 'buy', 10, await near(0.9));
    const price = await near(0.85);
    const edited = await binance.editOrder(old.id, SYMBOL, 'limit', 'buy', 12, price);
    assert.notEqual(edited.id, old.id);
    assert.deepEqual([edited.status, edited.amount, edited.price], ['open', 12, price]);
    assert.equal((await binance.fetchOrder(old.id, SYMBOL)).status, 'canceled');
    assert.deepEqual((await binance.fetchOpenOrders(SYMBOL)).map(each => each.id), [edited.id]);
    const locked = (await held(binance)).get('USDT').locked - before.get('USDT').locked;
    assert.equal(locked, product(12, price));

    const again = await binance.editOrderWs(edited.id, SYMBOL, 'limit', 'buy', 11, price);
    assert.deepEqual([again.status, again.amount], ['open', 11]);
    assert.equal((await binance.fetchOrder(edited.id, SYMBOL)).status, 'canceled');

    // What cannot be cancelled is not replaced; what was cancelled stays so if the new one is refused.
    await assert.rejects(binance.editOrder(old.id, SYMBOL, 'limit', 'buy', 12, price), /-2022/);
    await assert.rejects(binance.editOrder(again.id, SYMBOL, 'limit', 'buy', 1_000_000, price), /-2021/);
    assert.equal((await binance.fetchOrder(again.id, SYMBOL)).status, 'canceled');
    assert.deepEqual(await held(binance), before);
});

test('createOrderWs: a conditional order by the WebSocket API', async () => {
    const order = await binance.createOrderWs(SYMBOL, 'STOP_LOSS_LIMIT', 'sell', 10, await near(0.9), {
        stopPrice: await near(0.92),
    });
    const rest = await binance.fetchOrder(order.id, SYMBOL);
    assert.deepEqual([rest.info.type, rest.status, rest.info.isWorking], ['STOP_LOSS_LIMIT', 'open', false]);
    assert.equal((await binance.cancelOrderWs(order.id, SYMBOL)).status, 'canceled');
});

test('amend: less, in the same place', async () => {
    const order = await binance.createOrder(SYMBOL, 'limit', 'buy', 10, await near(0.9));
    const answer = await binance.request('order/amend/keepPriority', 'private', 'PUT', {
        symbol: 'UNIUSDT', orderId: order.id, newQty: '6',
    });
    assert.equal(String(answer.amendedOrder.orderId), order.id);
    assert.equal(units(answer.amendedOrder.qty), units('6'));
    const now = await binance.fetchOrder(order.id, SYMBOL);
    assert.deepEqual([now.amount, now.status], [6, 'open']);
    await binance.cancelOrder(order.id, SYMBOL);
});

test('self-trade prevention: the taker stops at its own order', async () => {
    const before = await held(binance);
    const fills = [];
    const [taker, maker] = await eventually('own order at the front', async () => {
        const [price, amount] = (await binance.fetchOrderBook(SYMBOL, 5)).asks[0];
        const own = await binance.createOrder(SYMBOL, 'limit', 'sell', 10, price);
        const all = Number(binance.amountToPrecision(SYMBOL, amount + 200));
        const order = await binance.createOrder(SYMBOL, 'limit', 'buy', all, price, {
            timeInForce: 'IOC', selfTradePrevention: 'EXPIRE_TAKER',
        });
        const resting = await binance.fetchOrder(own.id, SYMBOL);
        if (resting.status === 'open') {
            await binance.cancelOrder(own.id, SYMBOL);
        }
        fills.push(...(await fillsOf(binance, order)), ...(await fillsOf(binance, own)));
        return order.info.status === 'EXPIRED_IN_MATCH' ? [order, resting] : undefined;
    });
    assert.ok(taker.filled < taker.amount);
    assert.equal(maker.info.status, maker.filled > 0 ? 'PARTIALLY_FILLED' : 'NEW');
    const [prevented] = await binance.privateGetMyPreventedMatches({ symbol: 'UNIUSDT', orderId: taker.id });
    assert.equal(prevented.selfTradePreventionMode, 'EXPIRE_TAKER');
    assert.deepEqual([String(prevented.takerOrderId), String(prevented.makerOrderId)], [taker.id, maker.id]);
    assert.equal(units(prevented.price), units(maker.info.price));
    reconciles(before, await held(binance), flows('UNI', 'USDT', fills));
});
