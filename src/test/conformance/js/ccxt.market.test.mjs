// ccxt: markets, tickers, books, bars and trades by REST.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { client } from './ccxt.mjs';
import { ascending, bar, eventually, fold, foldTrades, isBar, isBook, sleep, units } from './exchange.mjs';

const MINUTE = 60_000;
const SYMBOL = 'BTC/USDT';

let binance;
before(async () => {
    binance = await client();
});
after(() => binance.close());

test('loadMarkets: every symbol, with its steps and limits', async () => {
    const info = await binance.publicGetExchangeInfo();
    assert.equal(Object.keys(binance.markets).length, info.symbols.length);
    for (const market of Object.values(binance.markets)) {
        assert.ok(market.spot && market.active, market.symbol);
        assert.equal(market.symbol, `${market.base}/${market.quote}`);
        const filter = type => market.info.filters.find(each => each.filterType === type);
        assert.equal(market.precision.price, Number(filter('PRICE_FILTER').tickSize));
        assert.equal(market.precision.amount, Number(filter('LOT_SIZE').stepSize));
        assert.equal(market.limits.cost.min, Number(filter('NOTIONAL').minNotional));
        assert.ok(market.limits.amount.min > 0 && market.limits.amount.min < market.limits.amount.max);
    }
});

test('fetchTime and fetchStatus', async () => {
    assert.ok(Math.abs((await binance.fetchTime()) - Date.now()) < 1000);
    assert.equal((await binance.fetchStatus()).status, 'ok');
});

test('fetchTickers: a day whose numbers agree, for every market', async () => {
    const tickers = await binance.fetchTickers();
    assert.deepEqual(Object.keys(tickers).sort(), Object.keys(binance.markets).sort());
    Object.values(tickers).forEach(isTicker);
    const two = await binance.fetchTickers([SYMBOL, 'ETH/USDT']);
    assert.deepEqual(Object.keys(two).sort(), [SYMBOL, 'ETH/USDT']);
    isTicker(await binance.fetchTicker(SYMBOL));
});

function isTicker(ticker) {
    const { symbol, bid, ask, open, high, low, last, vwap, info } = ticker;
    assert.ok(bid > 0 && bid < ask, `${symbol}: bid ${bid} below ask ${ask}`);
    assert.ok(low <= open && open <= high && low <= last && last <= high, `${symbol}: prices in the day's range`);
    assert.ok(low <= vwap && vwap <= high, `${symbol}: the average too`);
    assert.equal(units(info.priceChange), units(info.lastPrice) - units(info.openPrice));
    assert.ok(Math.abs(ticker.percentage - (100 * (last - open)) / open) <= 0.001, symbol);
    assert.equal(Number(info.lastId) - Number(info.firstId) + 1, Number(info.count), `${symbol}: ids without holes`);
}

test('fetchBidsAsks and fetchLastPrices', async () => {
    const quotes = await binance.fetchBidsAsks();
    assert.equal(Object.keys(quotes).length, Object.keys(binance.markets).length);
    for (const { symbol, bid, ask, bidVolume, askVolume } of Object.values(quotes)) {
        assert.ok(bid < ask && bidVolume > 0 && askVolume > 0, symbol);
    }
    const prices = await binance.fetchLastPrices();
    for (const { symbol, price } of Object.values(prices)) {
        const { bid, ask } = quotes[symbol];
        assert.ok(price > bid * 0.9 && price < ask * 1.1, `${symbol}: ${price} is near ${bid} and ${ask}`);
    }
});

test('fetchOrderBook: any depth, ordered, the shallow in the deep', async () => {
    let nonce = 0;
    for (const limit of [5, 10, 100, 500, 1000, 5000]) {
        const book = await binance.fetchOrderBook(SYMBOL, limit);
        isBook(book);
        assert.ok(book.bids.length <= limit && book.asks.length <= limit);
        assert.ok(limit > 10 || book.bids.length === limit, `${limit} levels are there`);
        assert.ok(book.nonce >= nonce, 'update ids never go back');
        nonce = book.nonce;
        for (const [price, amount] of [...book.bids, ...book.asks]) {
            assert.equal(Number(binance.priceToPrecision(SYMBOL, price)), price);
            assert.equal(Number(binance.amountToPrecision(SYMBOL, amount)), amount);
        }
    }
});

test('fetchOHLCV: minutes fold into every longer bar', async () => {
    const hour = Math.floor(Date.now() / (60 * MINUTE)) * 60 * MINUTE;
    const since = hour - 4 * 60 * MINUTE;
    const minutes = await bars('1m', since, 240);
    minutes.forEach(isBar);
    minutes.forEach((each, i) => assert.equal(each.openTime, since + i * MINUTE));
    for (const [interval, length] of [['3m', 3], ['5m', 5], ['15m', 15], ['30m', 30], ['1h', 60], ['2h', 120]]) {
        const longer = await bars(interval, since, Math.floor(240 / length));
        for (const each of longer) {
            const at = Math.round((each.openTime - since) / MINUTE);
            if (at >= 0 && at + length <= minutes.length) {
                assert.deepEqual(each, fold(minutes.slice(at, at + length)), `${interval} at ${each.openTime}`);
            }
        }
    }
    const ohlcv = await binance.fetchOHLCV(SYMBOL, '1m', since, 240);
    ohlcv.forEach(([time, open, high, low, close, volume], i) => {
        assert.equal(time, minutes[i].openTime);
        assert.deepEqual(
            [open, high, low, close, volume].map(each => units(each.toFixed(8))),
            [minutes[i].open, minutes[i].high, minutes[i].low, minutes[i].close, minutes[i].volume],
        );
    });
});

test('fetchOHLCV: hours fold into days, days into weeks', async () => {
    const day = 24 * 60 * MINUTE;
    const today = Math.floor(Date.now() / day) * day;
    const hours = await bars('1h', today - 3 * day, 72);
    const days = await bars('1d', today - 30 * day, 30);
    assert.equal(days.length, 30);
    for (let i = 0; i < 3; i++) {
        assert.deepEqual(days[27 + i], fold(hours.slice(24 * i, 24 * (i + 1))));
    }
    const weeks = (await bars('1w', today - 30 * day, 4)).filter(each => each.closeTime < today);
    assert.ok(weeks.length >= 2);
    for (const week of weeks) {
        const within = days.filter(each => each.openTime >= week.openTime && each.closeTime <= week.closeTime);
        if (within.length === 7) {
            assert.deepEqual(week, fold(within));
        }
    }
});

async function bars(interval, startTime, limit) {
    const rows = await binance.publicGetKlines({ symbol: 'BTCUSDT', interval, startTime, limit });
    assert.equal(rows.length, limit);
    return rows.map(bar);
}

test('fetchTrades: prints fold into the second they were in', async () => {
    const begun = Date.now();
    await sleep(4000);
    const trades = await binance.publicGetTrades({ symbol: 'BTCUSDT', limit: 1000 });
    ascending(trades.map(each => Number(each.id)), 'trade ids');
    for (const each of trades) {
        const cost = units(each.price) * units(each.qty);
        assert.equal(units(each.quoteQty), cost / 100_000_000n);
    }
    const from = Math.ceil(begun / 1000) * 1000;
    const rows = await binance.publicGetKlines({ symbol: 'BTCUSDT', interval: '1s', startTime: from, limit: 3 });
    const seconds = rows.map(bar);
    assert.equal(seconds.length, 3);
    let traded = 0;
    for (const second of seconds) {
        const within = trades.filter(each => Math.floor(Number(each.time) / 1000) * 1000 === second.openTime);
        assert.equal(within.length, second.trades);
        if (within.length > 0) {
            traded++;
            assert.deepEqual(second, foldTrades(second.openTime, second.closeTime, within));
        }
    }
    assert.ok(traded > 0, 'something traded');
});

test('fetchTrades: aggregates hold the prints', async () => {
    const aggregates = await binance.fetchTrades(SYMBOL, undefined, 200);
    ascending(aggregates.map(each => Number(each.id)), 'aggregate ids');
    aggregates.forEach(each => assert.ok(['buy', 'sell'].includes(each.side) && each.cost > 0));
    const prints = await binance.publicGetTrades({ symbol: 'BTCUSDT', limit: 1000 });
    let compared = 0;
    for (const { info } of aggregates) {
        const within = prints.filter(each => Number(each.id) >= Number(info.f) && Number(each.id) <= Number(info.l));
        if (within.length === Number(info.l) - Number(info.f) + 1) {
            compared++;
            assert.ok(within.every(each => each.price === info.p && each.isBuyerMaker === info.m));
            assert.equal(within.map(each => units(each.qty)).reduce((a, b) => a + b), units(info.q));
        }
    }
    assert.ok(compared > 0);
});

test('fetchTrades: since a time, and on from an id', async () => {
    const since = Date.now() - 3000;
    const recent = await eventually('trades', async () => {
        const trades = await binance.fetchTrades(SYMBOL, since);
        return trades.length > 2 ? trades : undefined;
    });
    assert.ok(recent.every(each => each.timestamp >= since));
    const from = await binance.fetchTrades(SYMBOL, undefined, 2, { fromId: recent[1].id });
    assert.deepEqual(from.map(each => each.id), recent.slice(1, 3).map(each => each.id));
});
