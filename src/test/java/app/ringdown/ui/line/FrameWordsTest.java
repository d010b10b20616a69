package app.ringdown.ui.line;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

class FrameWordsTest {
    private static final Transfer.Frame FRAME =
            new Transfer.Frame(1, 2, 3, "!miniTicker@arr", "", "ws-x", "ws://x", false, 9, "{}");

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final Format format = new Format(Locale.ENGLISH);
    private final List<Instrument> instruments =
            FakeVenue.symbols().stream().map(new FakeVenue()::instrument).toList();

    /** A frame that tells the days of so many. */
    private List<String> words(int days) {
        Traffic traffic =
                new Traffic() {
                    @Override
                    public long next() {
                        return 2;
                    }

                    @Override
                    public long oldestFrame() {
                        return 1;
                    }

                    @Override
                    public long find(Filter filter, long from, int most, Found found) {
                        return from;
                    }

                    @Override
                    public Transfer get(long number) {
                        return FRAME;
                    }

                    @Override
                    public Transfer.Frame before(Transfer.Frame frame) {
                        return frame;
                    }

                    @Override
                    public boolean explain(
                            Transfer transfer, MarketListener market, AccountListener account) {
                        instruments.stream()
                                .limit(days)
                                .forEach(i -> market.onDay(i, 10, 12, 8, 11, 5, 6, 7, 8));
                        return true;
                    }
                };
        OrderWords orders = new OrderWords(texts, format, ZoneOffset.UTC);
        return List.of(new FrameWords(traffic, texts, format, orders).of(FRAME).split("\n"));
    }

    @ParameterizedTest
    @CsvSource({"8,8,BTC", "9,9,and one more", "30,9,and 22 more"})
    void ofManyDaysSomeAreSaidAndTheOthersCounted(int days, int lines, String last) {
        assertThat(words(days)).hasSize(lines).first().asString().startsWith("BTCUSDT, last 24");
        assertThat(words(days).getLast()).contains(days == 8 ? "last 24 hours" : last);
    }

    @Test
    void oneDayIsALine() {
        assertThat(words(1)).hasSize(1);
    }
}
