// ccxt pointed at the exchange by its own settings, and nothing else changed.
import assert from 'node:assert/strict';

import ccxt from 'ccxt';

import { decimal, exchange, holdings, product } from './exchange.mjs';

export async function client(credentials = { apiKey: exchange.apiKey, secret: exchange.apiSecret }) {
    const rest = exchange.rest + '/api/v3';
    const binance = new ccxt.pro.binance({
        ...credentials,
        urls: {
            api: {
                public: rest,
                private: rest,
                v1: exchange.rest + '/api/v1',
                sapi: exchange.rest + '/sapi/v1',
                ws: { spot: exchange.stream + '/ws', 'ws-api': { spot: exchange.wsApi } },
            },
        },
        options: { fetchMarkets: { types: ['spot'] }, fetchMargins: false, fetchCurrencies: false },
    });
    await binance.loadHttpProxyAgent(); // Without it ccxt opens no ws:// connection.
    await binance.loadMarkets();
    return binance;
}

/** Whether the account's own stream has been subscribed to; what came before that is not told. */
export function subscribed(binance) {
    return binance.clients[binance.urls.api.ws['ws-api'].spot]?.subscriptions.spot !== undefined || undefined;
}

export async function held(binance) {
    const { info } = await binance.fetchBalance();
    return holdings(info.balances);
}

/** A price some ticks away from another, on the grid. */
export function ticks(binance, symbol, price, count) {
    return Number(binance.priceToPrecision(symbol, price + count * binance.market(symbol).precision.price));
}

/** An amount worth about so much at the price, on the grid. */
export function worth(binance, symbol, cost, price) {
    return Number(binance.amountToPrecision(symbol, cost / price));
}

export async function quote(binance, symbol) {
    const { bid, ask, last } = await binance.fetchTicker(symbol);
    return { bid, ask, last };
}

/** The raw fills of an order, once they are there. */
export async function fillsOf(binance, order) {
    const trades = await binance.fetchMyTrades(order.symbol, undefined, undefined, { orderId: order.id });
    return trades.map(each => each.info);
}

/** Trades at market towards a side until an answer is there, and returns it with all that was traded for it. */
export async function push(binance, symbol, side, cost, answer, params = {}) {
    const fills = [];
    for (let i = 0; i < 25; i++) {
        const found = await answer();
        if (found !== undefined) {
            return { found, fills };
        }
        const order = await binance.createOrder(symbol, 'market', side, undefined, undefined, { quoteOrderQty: cost, ...params });
        fills.push(...order.info.fills.map(fill => ({
            ...fill,
            quoteQty: decimal(product(fill.price, fill.qty)),
            isBuyer: side === 'buy',
        })));
    }
    assert.fail(`25 orders of ${cost} did not move ${symbol} far enough`);
}
