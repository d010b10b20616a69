package app.ringdown.bench.exchange;

import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Profile;

import java.util.List;
import java.util.stream.IntStream;

/** As many listings as a bench wants: B000USDT, B001USDT and so on, of coins that nobody has. */
final class GeneratedListings {
    private static final long UNIT = 100_000_000;
    private static final int PRICE_DECIMALS = 2;
    private static final int LOT_DECIMALS = 3;
    private static final long TICKS = 10_000;

    private GeneratedListings() {}

    /**
     * @param count 1 to 1000
     */
    static List<Listing> of(int count) {
        return IntStream.range(0, count).mapToObj(GeneratedListings::one).toList();
    }

    private static Listing one(int index) {
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
                new Profile(coin, dollar, TICKS, 1e6, 1e4, 2));
    }
}
