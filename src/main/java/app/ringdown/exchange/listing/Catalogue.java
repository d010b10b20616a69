package app.ringdown.exchange.listing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the embedded exchange lists. The names are familiar ones; <b>every price is synthetic</b>:
 * it starts at about the size that the real one might have had in the middle of 2026, and goes its
 * own way from there. The twenty stocks are tokenised shares quoted in USDT that trade around the
 * clock like everything else here. Coins worth less than about 10^-4 USDT are left out: sums of
 * them would not fit a {@code long} in units of 10^-8.
 */
public final class Catalogue {
    // name kind worth dailyVolatility beta
    private static final String ASSETS =
            """
            USDT  CURRENCY 1        0       0
            USDC  CURRENCY 0.9998   0.0002  0
            EUR   CURRENCY 1.1640   0.0045  0
            BTC   COIN     87250    0.022   0.92
            ETH   COIN     2984     0.031   0.88
            BNB   COIN     842      0.024   0.80
            SOL   COIN     128.4    0.038   0.84
            XRP   COIN     1.934    0.036   0.76
            ADA   COIN     0.4215   0.040   0.80
            DOGE  COIN     0.13465  0.043   0.80
            TRX   COIN     0.2876   0.020   0.50
            LINK  COIN     12.84    0.042   0.82
            AVAX  COIN     13.72    0.042   0.82
            XLM   COIN     0.2284   0.038   0.74
            SUI   COIN     1.5240   0.050   0.80
            LTC   COIN     78.40    0.034   0.76
            BCH   COIN     574.2    0.034   0.74
            HBAR  COIN     0.12840  0.042   0.74
            TON   COIN     1.6120   0.038   0.66
            DOT   COIN     2.1350   0.042   0.82
            UNI   COIN     5.842    0.046   0.78
            AAVE  COIN     168.4    0.048   0.78
            NEAR  COIN     1.6840   0.048   0.80
            ICP   COIN     3.842    0.046   0.72
            ETC   COIN     12.76    0.038   0.78
            APT   COIN     1.8420   0.048   0.78
            ARB   COIN     0.2134   0.050   0.80
            OP    COIN     0.3180   0.052   0.80
            ATOM  COIN     2.284    0.040   0.78
            FIL   COIN     1.4260   0.044   0.78
            ALGO  COIN     0.12640  0.042   0.76
            INJ   COIN     4.862    0.052   0.78
            SEI   COIN     0.12480  0.050   0.76
            GRT   COIN     0.04120  0.046   0.78
            RENDER COIN    1.4620   0.052   0.76
            XTZ   COIN     0.4962   0.040   0.76
            SAND  COIN     0.11840  0.046   0.78
            MANA  COIN     0.13260  0.046   0.78
            LDO   COIN     0.5842   0.054   0.78
            VET   COIN     0.012340 0.042   0.78
            AAPL  STOCK    268.40   0.013   0.68
            MSFT  STOCK    492.10   0.012   0.72
            NVDA  STOCK    192.60   0.022   0.74
            AMZN  STOCK    238.70   0.016   0.72
            GOOGL STOCK    312.40   0.015   0.68
            META  STOCK    664.20   0.018   0.68
            TSLA  STOCK    438.90   0.030   0.60
            AVGO  STOCK    348.60   0.024   0.70
            JPM   STOCK    312.80   0.012   0.62
            V     STOCK    338.20   0.010   0.58
            WMT   STOCK    114.30   0.010   0.40
            LLY   STOCK    1024.60  0.017   0.34
            ORCL  STOCK    204.70   0.022   0.60
            NFLX  STOCK    96.40    0.018   0.52
            COST  STOCK    892.50   0.011   0.46
            AMD   STOCK    221.80   0.029   0.68
            KO    STOCK    70.15    0.008   0.34
            DIS   STOCK    112.60   0.014   0.56
            INTC  STOCK    38.25    0.030   0.56
            PLTR  STOCK    182.40   0.034   0.58
            """;

    // base quote priceDecimals lotDecimals dailyVolume(thousands of USDT) tradesPerDay(thousands)
    // spreadTicks
    private static final String PAIRS =
            """
            BTC  USDT 2 5  520000  640   8
            ETH  USDT 2 4  310000  480   2
            SOL  USDT 2 3   96000  220   1
            XRP  USDT 4 1   84000  200   1
            BNB  USDT 2 3   62000  150   2
            DOGE USDT 5 0   41000  110   1
            ADA  USDT 4 1   21000   60   1
            TRX  USDT 4 1   15000   40   1
            LINK USDT 2 2   16000   48   1
            AVAX USDT 2 2   14000   42   1
            SUI  USDT 4 1   24000   70   2
            XLM  USDT 4 0    9000   30   1
            LTC  USDT 2 3   13000   40   1
            BCH  USDT 1 3    9000   28   1
            HBAR USDT 5 0    8000   28   2
            TON  USDT 3 2    6000   20   1
            DOT  USDT 3 2    8000   26   1
            UNI  USDT 3 2    8000   26   1
            AAVE USDT 2 3    9000   28   2
            NEAR USDT 3 1    9000   30   1
            ICP  USDT 3 2    5000   20   1
            ETC  USDT 2 2    5000   20   1
            APT  USDT 3 2    6000   24   1
            ARB  USDT 4 1    6000   24   1
            OP   USDT 4 1    5000   20   1
            ATOM USDT 3 2    4000   18   1
            FIL  USDT 3 2    5000   20   1
            ALGO USDT 4 0    3000   16   1
            INJ  USDT 3 2    4000   18   2
            SEI  USDT 4 0    3000   16   1
            GRT  USDT 5 0    2200   13   2
            RENDER USDT 3 2  4000   18   1
            XTZ  USDT 4 1    2000   12   2
            SAND USDT 4 0    2400   14   1
            MANA USDT 4 0    2000   12   1
            LDO  USDT 4 1    2600   14   2
            VET  USDT 6 0    2200   13   3
            BTC  USDC 2 5   60000  110  20
            ETH  USDC 2 4   36000   80   5
            SOL  USDC 2 3   14000   44   1
            BTC  EUR  2 5   18000   46  80
            ETH  EUR  2 4    9000   28  12
            SOL  EUR  2 3    3200   15   2
            XRP  EUR  4 1    3400   16   2
            EUR  USDT 4 1   26000   44   1
            ETH  BTC  5 3   20000   26   1
            BNB  BTC  6 2    6000   16   2
            SOL  BTC  7 1    5200   18   2
            SOL  ETH  5 3    3200   14   1
            XRP  BTC  8 0    3400   14   1
            AAPL USDT 2 3   24000   60   1
            MSFT USDT 2 3   22000   52   2
            NVDA USDT 2 3   48000  120   1
            AMZN USDT 2 3   20000   50   1
            GOOGL USDT 2 3  18000   46   2
            META USDT 2 3   17000   40   4
            TSLA USDT 2 3   42000  110   2
            AVGO USDT 2 3   12000   32   3
            JPM  USDT 2 3    6000   20   2
            V    USDT 2 3    4500   16   2
            WMT  USDT 2 3    5000   18   1
            LLY  USDT 2 3    5000   15   8
            ORCL USDT 2 3    8000   24   2
            NFLX USDT 2 3    9000   26   1
            COST USDT 2 3    4500   15   6
            AMD  USDT 2 3   16000   44   2
            KO   USDT 2 3    3000   14   1
            DIS  USDT 2 3    3200   14   1
            INTC USDT 2 3    7000   24   1
            PLTR USDT 2 3   18000   48   2
            """;

    private static final Map<String, Asset> BY_NAME = readAssets();
    private static final List<Listing> LISTINGS = readPairs();

    private Catalogue() {}

    /** Everything that is listed, by {@link Listing#index()}. Immutable, the same at every call. */
    public static List<Listing> listings() {
        return LISTINGS;
    }

    /** All assets by name. Immutable. */
    public static Map<String, Asset> assets() {
        return BY_NAME;
    }

    private static Map<String, Asset> readAssets() {
        Map<String, Asset> assets = new HashMap<>();
        ASSETS.lines()
                .map(line -> line.split(" +", -1))
                .forEach(word ->
                        assets.put(
                                word[0],
                                new Asset(
                                        word[0],
                                        Asset.Kind.valueOf(word[1]),
                                        Double.parseDouble(word[2]),
                                        Double.parseDouble(word[3]),
                                        Double.parseDouble(word[4]))));
        return Map.copyOf(assets);
    }

    private static List<Listing> readPairs() {
        List<Listing> listings = new ArrayList<>();
        for (String line : PAIRS.lines().toList()) {
            String[] word = line.split(" +", -1);
            listings.add(
                    listing(
                            listings.size(),
                            asset(word[0]),
                            asset(word[1]),
                            Integer.parseInt(word[2]),
                            Integer.parseInt(word[3]),
                            Double.parseDouble(word[4]) * 1e3,
                            Double.parseDouble(word[5]) * 1e3,
                            Integer.parseInt(word[6])));
        }
        return List.copyOf(listings);
    }

    private static Listing listing(
            int index,
            Asset base,
            Asset quote,
            int priceDecimals,
            int lotDecimals,
            double volume,
            double trades,
            int spreadTicks) {
        double price = base.worth() / quote.worth();
        long referenceTicks = Math.round(price * Decimals.pow10(priceDecimals));
        // Up to 100 million USDT worth, as a power of ten; a market order takes a tenth of that.
        // With prices up to a
        // hundred times the reference the product of both bounds still fits a long in units of
        // 10^-8.
        long maxLots = powerBelow(1e8 / base.worth() * Decimals.pow10(lotDecimals));
        long units = Decimals.pow10(Listing.UNIT_DECIMALS);
        return new Listing(
                index,
                base.name() + quote.name(),
                base.name(),
                quote.name(),
                priceDecimals,
                lotDecimals,
                1,
                powerBelow(referenceTicks * 100.0),
                1,
                maxLots,
                Math.max(1, maxLots / 10),
                switch (quote.name()) {
                    case "BTC" -> units / 10_000;
                    case "ETH" -> units / 1_000;
                    default -> 5 * units;
                },
                Math.round(9e6 / quote.worth()) * units,
                new Profile(
                        base, quote, referenceTicks, volume / quote.worth(), trades, spreadTicks));
    }

    private static Asset asset(String name) {
        Asset asset = BY_NAME.get(name);
        if (asset == null) {
            throw new IllegalStateException("a pair names an asset that isn't there: " + name);
        }
        return asset;
    }

    /** The greatest power of ten that is not above the value. */
    private static long powerBelow(double value) {
        return Decimals.pow10((int) Math.floor(Math.log10(value)));
    }
}
