// The exchange under test, and the arithmetic that its answers are checked with.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** Its addresses and a funded account: {rest, stream, wsApi, apiKey, apiSecret}. */
export const exchange = JSON.parse(process.env.EXCHANGE);

export { sleep };

/** A new key of the account, `ed25519` or `rsa`: {apiKey, privateKey}, the latter in PEM. */
export async function newKey(type) {
    const { publicKey, privateKey } = generateKeyPairSync(type, {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const { apiKey } = await control('keys', { publicKey });
    return { apiKey, privateKey };
}

/** Gives the account more of an asset, so that it can move a market. */
export const fund = (asset, amount) => control('account/fund', { asset, amount });

async function control(path, parameters) {
    const response = await fetch(`${exchange.rest}/ringdown/${path}`, {
        method: 'POST',
        headers: { 'X-MBX-APIKEY': exchange.apiKey },
        body: new URLSearchParams(parameters),
    });
    assert.equal(response.status, 200, path);
    return response.json();
}

/** A decimal as a whole number of 1e-8, exactly. */
export function units(text) {
    const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(text)) ?? assert.fail(`no decimal: ${text}`);
    assert.ok(part.length <= 8, `more than 8 decimals: ${text}`);
    return BigInt(sign + whole + part.padEnd(8, '0'));
}

/** A whole number of 1e-8 as a decimal. */
export function decimal(units) {
    const digits = String(units < 0n ? -units : units).padStart(9, '0');
    return `${units < 0n ? '-' : ''}${digits.slice(0, -8)}.${digits.slice(-8)}`;
}

/** The product of two decimals, in 1e-8. */
export function product(a, b) {
    return (units(a) * units(b)) / 100_000_000n;
}

export function sum(units) {
    return units.reduce((a, b) => a + b, 0n);
}

/** Asks until the answer is not undefined, and fails after some seconds. */
export async function eventually(what, probe, seconds = 20) {
    const end = Date.now() + seconds * 1000;
    for (;;) {
        const answer = await probe();
        if (answer !== undefined) {
            return answer;
        }
        assert.ok(Date.now() < end, `${what}: not within ${seconds} s`);
        await sleep(50);
    }
}

/** Fails if what is watched says nothing for too long. */
export function soon(what, promise, seconds = 20) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${what}: nothing within ${seconds} s`)), seconds * 1000);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function ascending(numbers, what) {
    for (let i = 1; i < numbers.length; i++) {
        assert.ok(numbers[i - 1] < numbers[i], `${what}: ${numbers[i - 1]} before ${numbers[i]}`);
    }
}

/** A side of a book: prices in order, none twice, no empty level, and bids below asks. */
export function isBook({ bids, asks }) {
    assert.ok(bids.length > 0 && asks.length > 0, 'both sides');
    ascending(bids.map(([price]) => -Number(price)), 'bids');
    ascending(asks.map(([price]) => Number(price)), 'asks');
    assert.ok(Number(bids[0][0]) < Number(asks[0][0]), `bid ${bids[0][0]} below ask ${asks[0][0]}`);
    for (const [, size] of [...bids, ...asks]) {
        assert.ok(Number(size) > 0, 'no empty level');
    }
}

/** A kline of REST with exact amounts. */
export function bar([openTime, open, high, low, close, volume, closeTime, quoteVolume, trades, takerBuy, takerBuyQuote]) {
    return {
        openTime: Number(openTime),
        closeTime: Number(closeTime),
        open: units(open),
        high: units(high),
        low: units(low),
        close: units(close),
        volume: units(volume),
        quoteVolume: units(quoteVolume),
        trades: Number(trades),
        takerBuy: units(takerBuy),
        takerBuyQuote: units(takerBuyQuote),
    };
}

export function isBar(bar) {
    for (const price of [bar.open, bar.close]) {
        assert.ok(bar.low <= price && price <= bar.high, `a bar holds its prices: ${bar.openTime}`);
    }
    assert.ok(bar.takerBuy <= bar.volume && bar.takerBuyQuote <= bar.quoteVolume);
    assert.equal(bar.trades > 0, bar.volume > 0n);
}

/** Consecutive bars as one. */
export function fold(bars) {
    const top = (a, b) => (a > b ? a : b);
    const bottom = (a, b) => (a < b ? a : b);
    return {
        openTime: bars[0].openTime,
        closeTime: bars.at(-1).closeTime,
        open: bars[0].open,
        high: bars.map(each => each.high).reduce(top),
        low: bars.map(each => each.low).reduce(bottom),
        close: bars.at(-1).close,
        volume: sum(bars.map(each => each.volume)),
        quoteVolume: sum(bars.map(each => each.quoteVolume)),
        trades: bars.reduce((count, each) => count + each.trades, 0),
        takerBuy: sum(bars.map(each => each.takerBuy)),
        takerBuyQuote: sum(bars.map(each => each.takerBuyQuote)),
    };
}

/** Trades of one bar, as REST `trades` gives them, folded. */
export function foldTrades(openTime, closeTime, trades) {
    return fold(
        trades.map(trade => ({
            openTime,
            closeTime,
            open: units(trade.price),
            high: units(trade.price),
            low: units(trade.price),
            close: units(trade.price),
            volume: units(trade.qty),
            quoteVolume: units(trade.quoteQty),
            trades: 1,
            takerBuy: trade.isBuyerMaker ? 0n : units(trade.qty),
            takerBuyQuote: trade.isBuyerMaker ? 0n : units(trade.quoteQty),
        })),
    );
}

/** What an account holds, by asset, of its `balances`: [{asset, free, locked}]. */
export function holdings(balances) {
    const all = new Map();
    for (const { asset, free, locked } of balances) {
        assert.ok(units(free) >= 0n && units(locked) >= 0n, `${asset} is not below zero`);
        all.set(asset, { free: units(free), locked: units(locked), total: units(free) + units(locked) });
    }
    return all;
}

/**
 * What fills did to the holdings, by asset: amounts against each other, and fees on top. A fill is as `myTrades` gives it:
 * {qty, quoteQty, isBuyer, commission, commissionAsset}.
 */
export function flows(base, quote, fills) {
    const flow = new Map();
    const add = (asset, amount) => flow.set(asset, (flow.get(asset) ?? 0n) + amount);
    for (const fill of fills) {
        const sign = fill.isBuyer ? 1n : -1n;
        add(base, sign * units(fill.qty));
        add(quote, -sign * units(fill.quoteQty));
        add(fill.commissionAsset, -units(fill.commission));
    }
    return flow;
}

/** Holdings changed by the fills and by nothing else. */
export function reconciles(before, after, flow) {
    for (const [asset, was] of before) {
        const is = after.get(asset)?.total ?? 0n;
        assert.equal(is - was.total, flow.get(asset) ?? 0n, `${asset}: fills and fees explain the balance`);
    }
}
