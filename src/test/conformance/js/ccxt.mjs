// ccxt pointed at the exchange by its own settings, and nothing else changed.
import ccxt from 'ccxt';

import { exchange, holdings } from './exchange.mjs';

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
