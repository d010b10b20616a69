// ccxt with keys that sign with what the exchange never sees: Ed25519 and RSA.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import ccxt from 'ccxt';

import { client, held, subscribed, ticks } from './ccxt.mjs';
import { eventually, newKey, soon } from './exchange.mjs';

const SYMBOL = 'ADA/USDT';

for (const type of ['ed25519', 'rsa']) {
    test(`${type}: REST, the WebSocket API and the account stream`, async () => {
        const { apiKey, privateKey } = await newKey(type);
        const binance = await client({ apiKey, secret: privateKey });
        const other = await client();
        try {
            assert.deepEqual(await held(binance), await held(other), 'it is the same account');
            const next = binance.watchOrders(SYMBOL);
            await eventually('the subscription', () => subscribed(binance));
            const price = ticks(binance, SYMBOL, (await binance.fetchTicker(SYMBOL)).bid * 0.9, 0);
            const order = await binance.createOrder(SYMBOL, 'limit', 'buy', 100, price, { clientOrderId: `by-${type}_1` });
            const [told] = await soon('the order', next);
            assert.equal(told.id, order.id);
            assert.equal((await binance.cancelOrder(order.id, SYMBOL)).status, 'canceled');
            const second = await binance.createOrderWs(SYMBOL, 'limit', 'buy', 100, price);
            assert.equal((await binance.cancelOrderWs(second.id, SYMBOL)).status, 'canceled');
        } finally {
            await binance.close();
            await other.close();
        }
    });
}

test('a signature by another key is refused', async () => {
    const [one, another] = [await newKey('ed25519'), await newKey('ed25519')];
    const binance = await client({ apiKey: one.apiKey, secret: another.privateKey });
    await assert.rejects(binance.fetchBalance(), ccxt.AuthenticationError);
    await binance.close();
});
