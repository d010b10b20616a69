package app.ringdown.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.TradingRules;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ValuationTest {
    private final Instrument btcUsdt = instrument(0, "BTC", "USDT");
    private final Instrument ethBtc = instrument(1, "ETH", "BTC");
    private final Instrument solUsdc = instrument(2, "SOL", "USDC");
    private final Instrument usdcUsdt = instrument(3, "USDC", "USDT");
    private final Instrument usdtTry = instrument(4, "USDT", "TRY");
    private final Instrument foo = instrument(5, "FOO", "BAR");
    private final Map<Instrument, Quote> quotes = new HashMap<>();
    private final Valuation valuation =
            new Valuation("USDT", List.of(btcUsdt, ethBtc, solUsdc, usdcUsdt, usdtTry, foo));

    ValuationTest() {
        quote(btcUsdt, 6_400_000, 6_400_010, 0);
        quote(ethBtc, 5, 5, 0);
        quote(solUsdc, 0, 0, 15_000);
        quote(usdcUsdt, 99, 101, 0);
        quote(usdtTry, 4_000, 4_000, 0);
        quote(foo, 1, 1, 1);
    }

    @Test
    void aPriceIsTheMiddleOfTheBookElseTheLastTrade() {
        assertThat(price("BTC")).isEqualByComparingTo("64000.05");
        assertThat(price("USDT")).isEqualByComparingTo("1");
        quote(btcUsdt, 6_400_000, 0, 6_300_000);
        assertThat(price("BTC")).isEqualByComparingTo("63000");
    }

    @Test
    void aPriceGoesThroughAnotherAssetWhereItMust() {
        assertThat(price("SOL")).isEqualByComparingTo("150");
        assertThat(price("ETH")).isEqualByComparingTo("3200.0025");
        assertThat(valuation.instruments(Set.of("SOL", "ETH", "USDT")))
                .containsExactlyInAnyOrder(solUsdc, usdcUsdt, ethBtc, btcUsdt);
    }

    @Test
    void aPairTheOtherWayRoundIsTurned() {
        assertThat(price("TRY")).isEqualByComparingTo("0.025");
    }

    @Test
    void whatHasNoPriceIsToldAndNotSummed() {
        Account account =
                new Account(
                        Map.of(
                                "USDT", balance("USDT", "100", "50"),
                                "BTC", balance("BTC", "1", "0"),
                                "FOO", balance("FOO", "7", "0"),
                                "BAR", balance("BAR", "0", "0")),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0);
        Valuation.Equity equity = valuation.equity(account, quotes::get);
        assertThat(equity.equity()).isEqualByComparingTo("64150.05");
        assertThat(equity.unpriced()).containsExactly("FOO");
    }

    @Test
    void aBookThatIsEmptyGivesNoPrice() {
        quote(btcUsdt, 0, 0, 0);
        assertThat(valuation.price("BTC", quotes::get)).isEmpty();
        assertThat(valuation.price("ETH", quotes::get)).isEmpty();
        assertThat(valuation.price("NEVER", quotes::get)).isEmpty();
    }

    private BigDecimal price(String asset) {
        return valuation.price(asset, quotes::get).orElseThrow();
    }

    private void quote(Instrument instrument, long bid, long ask, long last) {
        quotes.put(
                instrument,
                new Quote(instrument, bid, 1, ask, 1, last, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static Balance balance(String asset, String free, String locked) {
        return new Balance(asset, new BigDecimal(free), new BigDecimal(locked));
    }

    private static Instrument instrument(int index, String base, String quote) {
        return new Instrument(
                index, "paper", base + quote, base, quote, 2, 5, TradingRules.NONE, true);
    }
}
