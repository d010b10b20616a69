package app.ringdown.exchange.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

class CatalogueTest {
    private final List<Listing> listings = Catalogue.listings();

    @Test
    void thereAreFortyPairsOfCoinsAndTwentyShares() {
        long shares =
                listings.stream()
                        .filter(l -> l.profile().base().kind() == Asset.Kind.STOCK)
                        .count();
        assertEquals(20, shares);
        assertTrue(listings.size() - shares >= 40);
        Set<String> symbols = new HashSet<>();
        for (int i = 0; i < listings.size(); i++) {
            Listing listing = listings.get(i);
            assertEquals(i, listing.index());
            assertEquals(listing.baseAsset() + listing.quoteAsset(), listing.symbol());
            assertTrue(symbols.add(listing.symbol()), listing.symbol());
        }
    }

    @Test
    void theLargestOrderAllowedHasAnExactValue() {
        for (Listing listing : listings) {
            long value = listing.notional(listing.maxTicks(), listing.maxLots());
            assertTrue(value > 0, listing.symbol());
            assertTrue(listing.baseUnits(listing.maxLots()) > 0, listing.symbol());
        }
    }

    @Test
    void valueIsWhatBigDecimalSays() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            Listing listing = listings.get(random.nextInt(listings.size()));
            long ticks = random.nextLong(listing.minTicks(), listing.maxTicks() + 1);
            long lots = random.nextLong(listing.minLots(), listing.maxLots() + 1);
            BigDecimal exact =
                    new BigDecimal(listing.priceText(ticks))
                            .multiply(new BigDecimal(listing.quantityText(lots)));
            assertEquals(
                    0,
                    exact.compareTo(
                            BigDecimal.valueOf(
                                    listing.notional(ticks, lots), Listing.UNIT_DECIMALS)));
            assertEquals(ticks, listing.ticks(new BigDecimal(listing.priceText(ticks))));
            assertEquals(lots, listing.lots(new BigDecimal(listing.quantityText(lots))));
        }
    }

    @Test
    void everyOneCanBeTradedInSmallAndHasTicksFineEnough() {
        for (Listing listing : listings) {
            Profile profile = listing.profile();
            long reference = profile.referenceTicks();
            assertTrue(reference >= 100 && reference * 10 <= listing.maxTicks(), listing.symbol());
            // A tick is at most a tenth of a per cent, the least order worth less than an average
            // trade.
            assertTrue(1.0 / reference <= 0.001, listing.symbol());
            assertTrue(listing.minNotional() / 1e8 < profile.averageTrade(), listing.symbol());
            double lot = listing.notional(reference, 1) / 1e8;
            assertTrue(lot < profile.averageTrade() / 20, listing.symbol());
        }
    }

    @Test
    void pairsThatShareAnAssetAgree() {
        Listing ethBtc = find("ETHBTC");
        double price = price("ETHUSDT") / price("BTCUSDT");
        assertEquals(price, price("ETHBTC"), 1e-3 * price);
        assertTrue(
                ethBtc.profile().dailyVolatility() < find("ETHUSDT").profile().dailyVolatility());
        assertEquals(0.022, find("BTCUSDT").profile().dailyVolatility(), 1e-12);
    }

    @Test
    void activityHasItsMeanAtOneAndNoSteps() {
        for (Asset.Kind kind : Asset.Kind.values()) {
            double sum = 0;
            double before = Season.activity(kind, -60_000);
            for (int minute = 0; minute < 7 * 1440; minute++) {
                double activity = Season.activity(kind, minute * 60_000L);
                assertTrue(activity > 0.3 && activity < 2.5);
                assertEquals(before, activity, 0.02);
                before = activity;
                sum += activity;
            }
            assertEquals(1, sum / (7 * 1440), 0.01);
        }
    }

    private Listing find(String symbol) {
        return listings.stream().filter(l -> l.symbol().equals(symbol)).findFirst().orElseThrow();
    }

    private double price(String symbol) {
        Listing listing = find(symbol);
        return Double.parseDouble(listing.priceText(listing.profile().referenceTicks()));
    }
}
