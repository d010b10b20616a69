package app.ringdown.desk;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.LevelList;
import app.ringdown.market.TradingRules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** 60 instruments and a history for each, the same every time. */
final class FakeMarket {
    // base priceDecimals lotDecimals price(ticks)
    private static final String TABLE =
            """
            BTC 2 5 6400010
            ETH 2 4 345012
            SOL 2 3 15233
            XRP 4 1 5312
            BNB 2 3 58120
            DOGE 5 0 12034
            ADA 4 1 4512
            TRX 4 1 1523
            LINK 2 2 1421
            AVAX 2 2 2833
            SUI 4 1 17310
            XLM 4 0 1022
            LTC 2 3 7134
            BCH 1 3 3892
            HBAR 5 0 6120
            TON 3 2 5544
            DOT 3 2 4912
            UNI 3 2 7421
            AAVE 2 3 14210
            NEAR 3 1 4688
            ICP 3 2 8120
            ETC 2 2 2211
            APT 3 2 8830
            ARB 4 1 5921
            OP 4 1 16011
            ATOM 3 2 4721
            FIL 3 2 3912
            ALGO 4 0 1377
            INJ 3 2 20112
            SEI 4 0 3821
            GRT 5 0 16220
            RENDER 3 2 5420
            XTZ 4 1 7122
            SAND 4 0 2733
            MANA 4 0 2950
            LDO 4 1 11822
            VET 6 0 23120
            EUR 4 1 10912
            CRV 4 1 2955
            MKR 1 4 15210
            AAPL 2 3 22841
            MSFT 2 3 41723
            NVDA 2 3 13510
            AMZN 2 3 18922
            GOOGL 2 3 16544
            META 2 3 58211
            TSLA 2 3 24012
            AVGO 2 3 17233
            JPM 2 3 21144
            V 2 3 27811
            WMT 2 3 8021
            XOM 2 3 11933
            UNH 2 3 58101
            MA 2 3 49722
            PG 2 3 17011
            JNJ 2 3 16022
            HD 2 3 40411
            KO 2 3 7022
            NFLX 2 3 70533
            AMD 2 3 15622
            """;

    private FakeMarket() {}

    static List<Instrument> instruments() {
        List<Instrument> instruments = new ArrayList<>();
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split(" ", -1);
            int priceDecimals = Integer.parseInt(cells[1]);
            int lotDecimals = Integer.parseInt(cells[2]);
            TradingRules rules =
                    new TradingRules(
                            1,
                            1_000_000_000_000L,
                            1,
                            1,
                            90_000_000_000L,
                            1_000_000_000L,
                            1,
                            BigDecimal.valueOf(5),
                            true,
                            BigDecimal.valueOf(9_000_000),
                            true);
            instruments.add(
                    new Instrument(
                            instruments.size(),
                            "fake",
                            cells[0] + "USDT",
                            cells[0],
                            "USDT",
                            priceDecimals,
                            lotDecimals,
                            rules,
                            true));
        }
        return instruments;
    }

    static long[] prices() {
        return TABLE.lines().mapToLong(line -> Long.parseLong(line.split(" ", -1)[3])).toArray();
    }

    /** Price 24 hours ago: some instruments rose, some fell. */
    static long open(int index, long price) {
        return price + price * (index % 7 - 3) / 100;
    }

    static long quoteVolume(Instrument instrument) {
        return 600_000_000L / (instrument.index() + 1);
    }

    static long volumeLots(Instrument instrument, long price) {
        return BigDecimal.valueOf(quoteVolume(instrument))
                .divideToIntegralValue(instrument.price(price))
                .scaleByPowerOfTen(instrument.lotDecimals())
                .longValue();
    }

    /** Bars back from now, the newest closing at {@code last}; a year of them. */
    static List<Bar> bars(
            Instrument instrument,
            Interval interval,
            long last,
            long nowMs,
            long beforeMs,
            int limit) {
        long newest = interval.open(nowMs);
        long oldest = newest - 365L * 86_400_000L;
        List<Bar> bars = new ArrayList<>();
        long open = interval.open(Math.min(newest, beforeMs - 1));
        for (; open >= oldest && bars.size() < limit; open -= interval.ms()) {
            bars.add(bar(instrument.index(), interval, last, open, newest));
        }
        return bars.reversed();
    }

    private static Bar bar(int index, Interval interval, long last, long openMs, long newest) {
        long open = level(index, interval, last, openMs, newest);
        long close =
                openMs == newest
                        ? last
                        : level(index, interval, last, openMs + interval.ms(), newest);
        Random chance = new Random(openMs * 31 + index);
        long wick = 1 + last / 800;
        return new Bar(
                openMs,
                open,
                Math.max(open, close) + chance.nextLong(wick),
                Math.min(open, close) - chance.nextLong(wick),
                close,
                1_000 + chance.nextLong(9_000),
                openMs != newest);
    }

    /** A whole book around a price: 100 levels a side, a tick apart. */
    static DepthSnapshot depth(long price, long id) {
        LevelList bids = new LevelList();
        LevelList asks = new LevelList();
        for (int i = 1; i <= 100; i++) {
            bids.add(price - i, 1_000L + 370L * (i * 7 % 23));
            asks.add(price + i, 1_000L + 410L * (i * 5 % 19));
        }
        return new DepthSnapshot(id, bids, asks, 1_000);
    }

    /** A line of waves with a little chance, so that any page of it can be made alone. */
    private static long level(int index, Interval interval, long last, long ms, long newest) {
        double x = (double) (newest - ms) / interval.ms();
        double wave = Math.sin(x / 17 + index) * 0.012 + Math.sin(x / 61 + index * 2) * 0.03;
        double anchor = Math.sin(index) * 0.012 + Math.sin(index * 2) * 0.03;
        double chance = (new Random(ms * 7 + index).nextDouble() - 0.5) * 0.006;
        return Math.max(5, Math.round(last * (1 + wave - anchor + chance)));
    }
}
