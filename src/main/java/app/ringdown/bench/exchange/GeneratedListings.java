package app.ringdown.bench.exchange;

import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Profile;

import java.util.List;
import java.util.stream.IntStream;

/** As many listings as a bench wants: B000USDT, B001USDT and so on, of coins that nobody has. */
public final class GeneratedListings {
    private static final long UNIT = 100_000_000;
    private static final int PRICE_DECIMALS = 2;
    private static final int LOT_DECIMALS = 3;
    private static final long TICKS = 10_000;
    private static final double TRADES_PER_DAY = 1e4;
    private static final double AVERAGE_TRADE = 100;

    private GeneratedListings() {}

    /**
     * @param count 1 to 1000
     */
    static List<Listing> of(int count) {
        return of(count, TRADES_PER_DAY);
    }

    /**
     * As many as that, each as busy as that.
     *
     * @param count 1 to 1000
     * @param tradesPerDay that agents are to make in each, above 0
     */
    public static List<Listing> of(int count, double tradesPerDay) {
        return IntStream.range(0, count).mapToObj(index -> one(index, tradesPerDay)).toList();
    }

    private static Listing one(int index, double tradesPerDay) {
        String base = String.format("B%03d", index);
        Asset coin = new Asset(base, Asset.Kind.COIN, 100, 0.02, 0.5);
        Asset dollar = new Asset("USDT", Asset.Kind.CURRENCY, 1, 0, 0);
        return new Listing(
                index,
                base + "USDT",
                base,
                "USDT",
                PRICE_DECIMALS,
                LOT_DECIMALS,
                1,
                100_000_000,
                1,
                1_000_000_000,
                100_000_000,
                UNIT,
                9_000_000 * UNIT,
                new Profile(coin, dollar, TICKS, AVERAGE_TRADE * tradesPerDay, tradesPerDay, 2));
    }
}
