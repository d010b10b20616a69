package app.ringdown.ui.quote;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.TradingRules;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

class QuoteLinesTest {
    private static final Instrument BTC =
            new Instrument(0, "x", "BTCUSDT", "BTC", "USDT", 2, 5, TradingRules.NONE, true);

    private final QuoteLines lines =
            new QuoteLines(new Texts(Locale.ENGLISH), new Format(Locale.ENGLISH));

    private static Quote quote(long bid, long ask, long last, long open, long high, long low) {
        return new Quote(
                BTC,
                bid,
                150_000,
                ask,
                20,
                last,
                1,
                1,
                open,
                high,
                low,
                1_825_012_345L,
                1_166_400_123L,
                7,
                1,
                1,
                1);
    }

    private List<String> said(Quote quote) {
        return lines.groups(quote).stream()
                .flatMap(group -> group.lines().stream())
                .map(line -> (line.name() + " " + line.value() + " " + line.extra()).strip())
                .toList();
    }

    @Test
    void allOfLevelOneIsSaid() {
        Quote quote = quote(6_425_035, 6_425_036, 6_425_036, 6_312_000, 6_500_000, 6_300_000);
        assertThat(lines.last(quote)).isEqualTo("64,250.36");
        assertThat(lines.change(quote)).isEqualTo("+1,130.36  +1.79 %");
        assertThat(said(quote))
                .containsExactly(
                        "Bid 64,250.35 × 1.50000",
                        "Ask 64,250.36 × 0.00020",
                        "Spread 1 tick 0.00 bp",
                        "High 65,000.00",
                        "Low 63,000.00",
                        "Open 63,120.00",
                        "Volume 18.25K",
                        "Turnover 1.17B",
                        "In range 63 %");
        assertThat(lines.mid(quote)).isEqualTo("64,250.355");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        Quote quote = quote(6_425_035, 0, 0, 0, 0, 0);
        assertThat(lines.last(quote)).isEqualTo("–");
        assertThat(lines.change(quote)).isEqualTo("–");
        assertThat(said(quote))
                .startsWith("Bid 64,250.35 × 1.50000", "Ask –", "Spread –", "High –");
        assertThat(lines.mid(quote)).isEqualTo("–");
        assertThat(lines.groups(quote).getLast().lines().getLast().place()).isNaN();
    }

    @Test
    void aFallIsSaidWithItsSignAndAWideSpreadInTicks() {
        Quote quote = quote(6_400_000, 6_432_000, 6_300_000, 6_312_000, 6_500_000, 6_300_000);
        assertThat(lines.change(quote)).isEqualTo("-120.00  -0.19 %");
        assertThat(said(quote)).contains("Spread 32,000 ticks 49.88 bp", "In range 0 %");
    }
}
