// ccxt: market streams, held against each other and against REST.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { client } from './ccxt.mjs';
import { ascending, eventually, isBook, soon } from './exchange.mjs';

const SYMBOL = 'BTC/USDT';

let binance;
before(async () => {
    binance = await client();
});
after(() => binance.close());

test('watchOrderBook: the book that the stream builds is the book of REST', async () => {
    const symbol = 'ALGO/USDT'; // Quiet enough that REST is often asked between two updates.
    let compared = 0;
    let updates = 0;
    let nonce = 0;
    await eventually('the same update id in stream and REST', async () => {
        const book = await soon('watchOrderBook', binance.watchOrderBook(symbol));
        isBook(book);
        assert.ok(book.nonce >= nonce);
        nonce = book.nonce;
        updates++;
        const rest = await binance.fetchOrderBook(symbol, 1000);
        if (rest.nonce !== binance.orderbooks[symbol].nonce) {
            return undefined;
        }
        const now = binance.orderbooks[symbol];
        for (const side of ['bids', 'asks']) {
            assert.ok(rest[side].length < 1000, 'the whole side');
            assert.deepEqual([...now[side]], rest[side]);
        }
        return ++compared >= 3 ? true : undefined;
    }, 60);
    assert.ok(updates >= 3);
});

test('watchOrderBookForSymbols: several books on one connection', async () => {
    const symbols = ['ETH/USDT', 'SOL/USDT', 'XRP/USDT'];
    await eventually('a book of each', async () => {
        await soon('books', binance.watchOrderBookForSymbols(symbols));
        const books = symbols.map(symbol => binance.orderbooks[symbol]).filter(book => book?.nonce !== undefined);
        books.forEach(isBook);
        return books.length === symbols.length ? true : undefined;
    });
});

test('watchTicker: a day like that of REST', async () => {
    const ticker = await soon('watchTicker', binance.watchTicker(SYMBOL, { name: 'ticker' }));
    const { bid, ask, low, high, open, last, vwap } = ticker;
    assert.ok(bid < ask && low <= open && open <= high && low <= last && last <= high && low <= vwap && vwap <= high);
    const short = await soon('watchTicker', binance.watchTicker('ETH/USDT'));
    assert.ok(short.low <= short.last && short.last <= short.high);
    const rest = await binance.fetchTicker(SYMBOL);
    assert.ok(Math.abs(rest.last - last) < last * 0.01);
    assert.ok(Math.abs(rest.baseVolume - ticker.baseVolume) < rest.baseVolume * 0.01);
    const later = await soon('the next', binance.watchTicker(SYMBOL, { name: 'ticker' }));
    assert.ok(later.timestamp > ticker.timestamp);
});

test('watchTickers: some, and all that change', async () => {
    const symbols = ['BTC/USDT', 'ETH/USDT', 'AAPL/USDT'];
    await eventually('a ticker of each', async () => {
        await soon('watchTickers', binance.watchTickers(symbols, { name: 'ticker' }));
        const tickers = symbols.map(symbol => binance.tickers[symbol]).filter(ticker => ticker?.bid !== undefined);
        assert.ok(tickers.every(ticker => ticker.bid < ticker.ask));
        return tickers.length === symbols.length ? true : undefined;
    });
    const all = await soon('all', binance.watchTickers(undefined, { name: 'miniTicker' }));
    assert.ok(Object.keys(all).length > 0);
    for (const { symbol, low, last, high } of Object.values(all)) {
        assert.ok(low <= last && last <= high, symbol);
    }
});

test('watchBidsAsks: the best prices, at once', async () => {
    const symbols = ['BTC/USDT', 'ETH/USDT'];
    await eventually('a quote of each', async () => {
        await soon('watchBidsAsks', binance.watchBidsAsks(symbols));
        const quotes = symbols.map(symbol => binance.bidsasks[symbol]).filter(quote => quote !== undefined);
        assert.ok(quotes.every(quote => quote.bid < quote.ask && quote.bidVolume > 0 && quote.askVolume > 0));
        return quotes.length === symbols.length ? true : undefined;
    });
});

test('watchTrades: every print that REST has, and no other', async () => {
    const seen = new Map();
    await eventually('twenty trades', async () => {
        for (const trade of await soon('watchTrades', binance.watchTrades(SYMBOL))) {
            seen.set(Number(trade.id), trade);
        }
        return seen.size >= 20 ? true : undefined;
    });
    const ids = [...seen.keys()].sort((a, b) => a - b);
    assert.equal(ids.at(-1) - ids[0] + 1, ids.length, 'none is missing');
    const prints = await binance.publicGetTrades({ symbol: 'BTCUSDT', limit: 1000 });
    for (const [id, trade] of seen) {
        const print = prints.find(each => each.id === id);
        assert.deepEqual(
            [trade.info.p, trade.info.q, trade.info.m, trade.timestamp, trade.side],
            [print.price, print.qty, print.isBuyerMaker, Number(print.time), print.isBuyerMaker ? 'sell' : 'buy'],
        );
    }
});

test('watchTradesForSymbols: aggregates, as REST has them', async () => {
    const symbols = ['ETH/USDT', 'SOL/USDT'];
    const seen = new Map();
    const name = 'aggTrade';
    await eventually('trades of both', async () => {
        const trades = await soon('trades', binance.watchTradesForSymbols(symbols, undefined, undefined, { name }));
        trades.forEach(trade => seen.set(trade.symbol + trade.id, trade));
        return new Set([...seen.values()].map(each => each.symbol)).size === 2 ? true : undefined;
    });
    for (const trade of seen.values()) {
        const [same] = await binance.fetchTrades(trade.symbol, undefined, 1, { fromId: trade.id });
        for (const key of ['a', 'p', 'q', 'f', 'l', 'T', 'm']) {
            assert.equal(trade.info[key], same.info[key], key);
        }
    }
});

test('watchOHLCV: seconds whose closed bars are those of REST', async () => {
    const closed = new Map();
    await eventually('four bars', async () => {
        const [, open, high, low, close, volume] = (await soon('bars', binance.watchOHLCV('ETH/USDT', '1s'))).at(-1);
        assert.ok(low <= open && open <= high && low <= close && close <= high && volume >= 0);
        const known = binance.ohlcvs['ETH/USDT']['1s'];
        for (const each of known.slice(0, -1)) {
            closed.set(each[0], each.slice(1));
        }
        return closed.size >= 4 ? true : undefined;
    });
    for (const [time, values] of closed) {
        assert.deepEqual(await binance.fetchOHLCV('ETH/USDT', '1s', time, 1), [[time, ...values]]);
    }
});

test('watchOHLCV: the minute that is open grows as its trades come', async () => {
    const first = (await soon('a bar', binance.watchOHLCV(SYMBOL))).at(-1).slice();
    const later = (await soon('the next', binance.watchOHLCV(SYMBOL))).at(-1).slice();
    assert.ok(later[0] > first[0] || later[5] >= first[5], 'volume only grows');
    const rest = (await binance.fetchOHLCV(SYMBOL, '1m', later[0], 1))[0];
    assert.equal(rest[1], later[1], 'its open stays');
    assert.ok(rest[2] >= later[2] && rest[3] <= later[3] && rest[5] >= later[5]);
});

test('unWatch: a stream that was left is silent, and can be taken up again', async () => {
    await soon('leaving', binance.unWatchTicker('ETH/USDT', { name: 'miniTicker' }));
    assert.equal(binance.tickers['ETH/USDT'], undefined);
    await soon('leaving', binance.unWatchOrderBook('ALGO/USDT'));
    const book = await soon('a book again', binance.watchOrderBook('ALGO/USDT'));
    isBook(book);
});

test('the WebSocket API answers market queries as REST does', async () => {
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000;
    const rows = await binance.fetchOHLCVWs(SYMBOL, '1m', hour, 60);
    assert.deepEqual(rows, await binance.fetchOHLCV(SYMBOL, '1m', hour, 60));
    const trades = await binance.fetchTradesWs(SYMBOL, undefined, 50);
    ascending(trades.map(each => Number(each.id)), 'trade ids');
});
