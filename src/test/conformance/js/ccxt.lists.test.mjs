// ccxt: order lists, through the calls of the exchange itself: OCO, OTO and OTOCO from their first leg to their last.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import ccxt from 'ccxt';

import { client, fillsOf, held, push, quote, ticks } from './ccxt.mjs';
import { ascending, eventually, flows, fund, product, reconciles, units } from './exchange.mjs';

const SYMBOL = 'UNI/USDT';
const ID = 'UNIUSDT';
const STEP = 3000;

/** What is said of prices that the market has passed already. */
const WRONG_SIDE = /trigger immediately|immediately match|relationship of the prices/;

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

/** A price as text, so many ticks from that of a share of the last one. */
async function at(factor, offset = 0) {
    const { last } = await quote(binance, SYMBOL);
    return binance.priceToPrecision(SYMBOL, ticks(binance, SYMBOL, last * factor, offset));
}

/** The legs of a list as they are now, by its own order of them. */
async function legs(list) {
    return Promise.all(list.orders.map(({ orderId }) => binance.fetchOrder(String(orderId), SYMBOL)));
}

const statuses = async list => (await legs(list)).map(leg => leg.info.status);

const listed = list => binance.privateGetOrderList({ orderListId: list.orderListId });

/** What the answer to a new list has to say of itself. */
function begun(list, contingency, count) {
    assert.equal(list.contingencyType, contingency);
    assert.deepEqual([list.listStatusType, list.listOrderStatus], ['EXEC_STARTED', 'EXECUTING']);
    assert.equal(list.symbol, ID);
    assert.equal(list.orders.length, count);
    assert.deepEqual(list.orderReports.map(each => each.orderId), list.orders.map(each => each.orderId));
    assert.ok(list.orderReports.every(each => each.orderListId === list.orderListId));
    assert.ok(list.orderReports.every(each => each.transactTime === list.transactionTime));
}

async function ended(list) {
    return eventually('the end of the list', async () => {
        const now = await listed(list);
        return now.listStatusType === 'ALL_DONE' && now.listOrderStatus === 'ALL_DONE' ? now : undefined;
    });
}

async function oco(side, above, below, quantity = '20') {
    return binance.privatePostOrderListOco({
        symbol: ID, side, quantity, newOrderRespType: 'RESULT', ...above, ...below,
    });
}

test('OCO: two legs that lock their amount once, are found, and go together', async () => {
    const before = await held(binance);
    const list = await oco(
        'SELL',
        { aboveType: 'LIMIT_MAKER', abovePrice: await at(1.1) },
        { belowType: 'STOP_LOSS_LIMIT', belowStopPrice: await at(0.9), belowPrice: await at(0.89), belowTimeInForce: 'GTC' },
    );
    begun(list, 'OCO', 2);
    assert.deepEqual(list.orderReports.map(each => each.type).sort(), ['LIMIT_MAKER', 'STOP_LOSS_LIMIT']);
    assert.deepEqual(await statuses(list), ['NEW', 'NEW']);
    const now = await held(binance);
    assert.equal(now.get('UNI').locked - before.get('UNI').locked, units('20'));
    const found = await listed(list);
    assert.deepEqual(found.orders, list.orders);
    assert.deepEqual(await binance.privateGetOrderList({ origClientOrderId: list.listClientOrderId }), found);
    assert.deepEqual((await binance.privateGetOpenOrderList()).map(each => each.orderListId), [list.orderListId]);
    assert.ok((await binance.fetchOpenOrders(SYMBOL)).every(each => each.info.orderListId === list.orderListId));

    await binance.cancelOrder(String(list.orders[0].orderId), SYMBOL);
    assert.deepEqual(await statuses(list), ['CANCELED', 'CANCELED']);
    await ended(list);
    assert.deepEqual(await binance.privateGetOpenOrderList(), []);
    assert.deepEqual(await held(binance), before);
});

test('OCO: the stop is triggered, and the limit leg expires', async () => {
    const before = await held(binance);
    const list = await eventually('a stop that is not touched at once', async () => {
        try {
            return await oco(
                'SELL',
                { aboveType: 'LIMIT_MAKER', abovePrice: await at(1.1) },
                { belowType: 'STOP_LOSS', belowStopPrice: await at(1, -4) },
            );
        } catch (error) {
            assert.match(error.message, WRONG_SIDE);
            return undefined;
        }
    });
    const { fills } = await push(binance, SYMBOL, 'sell', STEP, async () => {
        const now = await statuses(list);
        return now.includes('FILLED') ? now : undefined;
    });
    const [stop, limit] = (await legs(list)).sort((a, b) => (a.info.type === 'STOP_LOSS' ? -1 : 1));
    assert.deepEqual([stop.info.status, limit.info.status], ['FILLED', 'EXPIRED']);
    await ended(list);
    const own = await fillsOf(binance, stop);
    assert.deepEqual(await fillsOf(binance, limit), []);
    reconciles(before, await held(binance), flows('UNI', 'USDT', [...own, ...fills]));
    const now = await held(binance);
    assert.equal(now.get('UNI').locked, before.get('UNI').locked, 'nothing stays locked');
});

test('OCO, to buy: the limit leg fills, and the stop expires', async () => {
    const before = await held(binance);
    const list = await eventually('a limit that rests', async () => {
        try {
            return await oco(
                'BUY',
                { aboveType: 'STOP_LOSS', aboveStopPrice: await at(1.1) },
                { belowType: 'LIMIT_MAKER', belowPrice: await at(1, -4) },
            );
        } catch (error) {
            assert.match(error.message, WRONG_SIDE);
            return undefined;
        }
    });
    // Whoever sells so far down meets the limit in its turn, be it the account itself.
    const { fills } = await push(
        binance,
        SYMBOL,
        'sell',
        STEP,
        async () => ((await statuses(list)).includes('FILLED') ? list : undefined),
        { selfTradePreventionMode: 'NONE' },
    );
    const [stop, limit] = (await legs(list)).sort((a, b) => (a.info.type === 'STOP_LOSS' ? -1 : 1));
    assert.deepEqual([stop.info.status, limit.info.status], ['EXPIRED', 'FILLED']);
    await ended(list);
    assert.deepEqual(await fillsOf(binance, stop), []);
    const own = await fillsOf(binance, limit);
    assert.ok(own.every(each => each.isMaker));
    reconciles(before, await held(binance), flows('UNI', 'USDT', [...own, ...fills]));
});

test('OCO: prices on the wrong side of the market are refused, and nothing is placed', async () => {
    const before = await held(binance);
    await assert.rejects(
        oco(
            'SELL',
            { aboveType: 'LIMIT_MAKER', abovePrice: await at(0.9) },
            { belowType: 'STOP_LOSS', belowStopPrice: await at(0.8) },
        ),
        WRONG_SIDE,
    );
    await assert.rejects(
        oco(
            'SELL',
            { aboveType: 'LIMIT_MAKER', abovePrice: await at(1.1) },
            { belowType: 'STOP_LOSS', belowStopPrice: await at(1.05) },
        ),
        WRONG_SIDE,
    );
    assert.deepEqual(await binance.fetchOpenOrders(SYMBOL), []);
    assert.deepEqual(await held(binance), before);
});

test('OCO by the older call: the same list under other names', async () => {
    const list = await binance.privatePostOrderOco({
        symbol: ID, side: 'SELL', quantity: '20', newOrderRespType: 'RESULT', price: await at(1.1), stopPrice: await at(0.9),
        stopLimitPrice: await at(0.89), stopLimitTimeInForce: 'GTC',
    });
    begun(list, 'OCO', 2);
    assert.deepEqual(list.orderReports.map(each => each.type).sort(), ['LIMIT_MAKER', 'STOP_LOSS_LIMIT']);
    const cancelled = await binance.privateDeleteOrderList({ symbol: ID, orderListId: list.orderListId });
    assert.equal(cancelled.listOrderStatus, 'ALL_DONE');
    assert.deepEqual(cancelled.orderReports.map(each => each.status), ['CANCELED', 'CANCELED']);
});

/** A working order that is filled at once, for the second half of a list. */
async function workingNow(quantity) {
    return {
        symbol: ID, newOrderRespType: 'RESULT', workingType: 'LIMIT', workingSide: 'BUY',
        workingPrice: await at(1.02), workingQuantity: quantity, workingTimeInForce: 'GTC',
    };
}

test('OTO: the second order waits for the whole of the first', async () => {
    const before = await held(binance);
    const price = await at(0.9);
    const list = await binance.privatePostOrderListOto({
        symbol: ID, newOrderRespType: 'RESULT', workingType: 'LIMIT', workingSide: 'BUY', workingPrice: price,
        workingQuantity: '20', workingTimeInForce: 'GTC', pendingType: 'LIMIT', pendingSide: 'SELL',
        pendingPrice: await at(1.1), pendingQuantity: '20', pendingTimeInForce: 'GTC',
    });
    begun(list, 'OTO', 2);
    assert.deepEqual(await statuses(list), ['NEW', 'PENDING_NEW']);
    const now = await held(binance);
    assert.equal(now.get('USDT').locked - before.get('USDT').locked, product('20', price));
    await binance.cancelOrder(String(list.orders[0].orderId), SYMBOL);
    const after = await statuses(list);
    assert.equal(after[0], 'CANCELED');
    assert.ok(['CANCELED', 'EXPIRED'].includes(after[1]), after[1]);
    await ended(list);
    assert.deepEqual(await held(binance), before);
});

test('OTO: the first fills, and the second goes on the book', async () => {
    const before = await held(binance);
    const list = await binance.privatePostOrderListOto({
        ...(await workingNow('20')),
        pendingType: 'LIMIT_MAKER', pendingSide: 'SELL', pendingPrice: await at(1.1), pendingQuantity: '19',
    });
    begun(list, 'OTO', 2);
    assert.deepEqual(list.orderReports.map(each => each.status), ['FILLED', 'PENDING_NEW']);
    await eventually('the second on the book', async () => {
        const [, pending] = await legs(list);
        return pending.info.status === 'NEW' && pending.info.isWorking ? pending : undefined;
    });
    const own = await fillsOf(binance, { symbol: SYMBOL, id: String(list.orders[0].orderId) });
    reconciles(before, await held(binance), flows('UNI', 'USDT', own));
    assert.equal((await held(binance)).get('UNI').locked - before.get('UNI').locked, units('19'));
    await binance.cancelOrder(String(list.orders[1].orderId), SYMBOL);
    await ended(list);
    assert.deepEqual(await statuses(list), ['FILLED', 'CANCELED']);
});

test('OTOCO: the first fills, and a pair takes its place', async () => {
    const before = await held(binance);
    const list = await binance.privatePostOrderListOtoco({
        ...(await workingNow('20')),
        pendingSide: 'SELL', pendingQuantity: '19',
        pendingAboveType: 'LIMIT_MAKER', pendingAbovePrice: await at(1.1),
        pendingBelowType: 'STOP_LOSS', pendingBelowStopPrice: await at(0.9),
    });
    begun(list, 'OTO', 3);
    assert.deepEqual(list.orderReports.map(each => each.status), ['FILLED', 'PENDING_NEW', 'PENDING_NEW']);
    await eventually('the pair', async () =>
        (await statuses(list)).join() === 'FILLED,NEW,NEW' ? true : undefined);
    assert.equal((await held(binance)).get('UNI').locked - before.get('UNI').locked, units('19'));
    const cancelled = await binance.privateDeleteOrderList({ symbol: ID, listClientOrderId: list.listClientOrderId });
    assert.equal(cancelled.orderListId, list.orderListId);
    assert.deepEqual(await statuses(list), ['FILLED', 'CANCELED', 'CANCELED']);
    await ended(list);
    const own = await fillsOf(binance, { symbol: SYMBOL, id: String(list.orders[0].orderId) });
    reconciles(before, await held(binance), flows('UNI', 'USDT', own));
});

test('every list there was, in order and paged by id', async () => {
    const all = await binance.privateGetAllOrderList({ limit: 100 });
    const ids = all.map(each => Number(each.orderListId));
    assert.ok(ids.length >= 6);
    ascending(ids, 'list ids');
    assert.ok(all.every(each => each.listOrderStatus === 'ALL_DONE'));
    const page = await binance.privateGetAllOrderList({ fromId: ids[1], limit: 2 });
    assert.deepEqual(page.map(each => Number(each.orderListId)), ids.slice(1, 3));
});
