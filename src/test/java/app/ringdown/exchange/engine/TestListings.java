package app.ringdown.exchange.engine;

import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Profile;

import java.util.List;

/** Three markets that share their assets. */
final class TestListings {
    static final long UNIT = 100_000_000;

    /** 1 tick = 0.01 USDT, 1 lot = 0.00001 BTC. */
    static final Listing BTC = listing(0, "BTC", "USDT", 2, 5, 6_000_000);

    /** 1 tick = 0.01 USDT, 1 lot = 0.0001 ETH. */
    static final Listing ETH = listing(1, "ETH", "USDT", 2, 4, 300_000);

    /** 1 tick = 0.00001 BTC, 1 lot = 0.001 ETH. */
    static final Listing ETHBTC = listing(2, "ETH", "BTC", 5, 3, 5_000);

    static final List<Listing> ALL = List.of(BTC, ETH, ETHBTC);

    private TestListings() {}

    private static Listing listing(
            int index, String base, String quote, int priceDecimals, int lotDecimals, long ticks) {
        return new Listing(
                index,
                base + quote,
                base,
                quote,
                priceDecimals,
                lotDecimals,
                1,
                100_000_000,
                1,
                1_000_000_000,
                100_000_000,
                quote.equals("USDT") ? 5 * UNIT : UNIT / 10_000,
                quote.equals("USDT") ? 9_000_000 * UNIT : 100 * UNIT,
                new Profile(coin(base), coin(quote), ticks, 1e6, 1e4, 2));
    }

    private static Asset coin(String name) {
        return new Asset(name, Asset.Kind.COIN, 1, 0.02, 0.8);
    }
}
