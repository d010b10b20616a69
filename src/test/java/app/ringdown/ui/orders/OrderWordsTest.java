package app.ringdown.ui.orders;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Side;
import app.ringdown.order.Order;
import app.ringdown.order.OrderCheck;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderType;
import app.ringdown.order.Reason;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;

class OrderWordsTest {
    private static final long NOW = 1_800_000_000_000L;

    private final Texts texts = new Texts(Locale.US);
    private final OrderWords words = new OrderWords(texts, new Format(Locale.US), ZoneOffset.UTC);
    private final ReasonWords reasons = new ReasonWords(texts);

    @ParameterizedTest
    @EnumSource(OrderCheck.Kind.class)
    void everythingThatTheCheckFindsHasWords(OrderCheck.Kind kind) {
        assertThat(reasons.sentence(new Reason(0, kind.name())))
                .isNotEmpty()
                .doesNotContain(kind.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JOURNAL", "UNREACHABLE", "NOT_FOUND", "NOT_FOUND_YET", "RESTARTED"})
    void ourOwnReasonsHaveWords(String key) {
        assertThat(reasons.sentence(Reason.parse(key))).isNotEmpty().doesNotContain(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-2010 Account has insufficient balance for requested action.|the free balance",
                "-2010 Order would immediately match and take.|post-only",
                "-2010 Duplicate order sent.|same client id",
                "-2010 Something new.|refused the order",
                "-1013 Filter failure: LOT_SIZE|whole number of lots",
                "-1013 Filter failure: PERCENT_PRICE_BY_SIDE|too far from the market",
                "-1013 Filter failure: NEVER_HEARD_OF|rules for this symbol",
                "-1021 Timestamp for this request is outside of the recvWindow.|clock",
                "-1022 Signature for this request is not valid.|signature",
                "-2015 Invalid API-key, IP, or permissions for action.|key",
                "-1003 Too much request weight used.|too many requests",
                "429 Too many requests|too many requests",
                "-2011 Unknown order sent.|no such open order",
            })
    void theVenuesRefusalsAreSaidPlainlyWithTheirCode(String told, String plain) {
        Reason reason = Reason.parse(told);
        assertThat(reasons.sentence(reason))
                .contains(plain)
                .contains("(venue code " + reason.code() + ")")
                .doesNotContain(reason.words());
        assertThat(reasons.original(reason)).contains(told);
    }

    @Test
    void whatHasNoWordsOfOursIsToldInTheVenues() {
        assertThat(reasons.sentence(Reason.parse("-4242 Mercury is retrograde.")))
                .isEqualTo("the venue says “Mercury is retrograde.” (venue code -4242)");
        assertThat(reasons.sentence(Reason.parse("read timed out"))).isEqualTo("read timed out");
        assertThat(reasons.sentence(Reason.parse(""))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OrderState.class)
    void everyStateHasAStatusAndAnOutcome(OrderState state) {
        Order order =
                new Order(
                        request(OrderType.LIMIT, 6_400_010, 5_000, null),
                        state,
                        "1",
                        0,
                        0,
                        java.util.List.of(),
                        false,
                        false,
                        "",
                        NOW,
                        NOW,
                        Order.Times.NONE);
        OrderRow.Sight sight = new OrderRow.Sight(order, NOW + 12_345);
        assertThat(words.status(sight)).isNotEmpty().doesNotContain("{");
        assertThat(words.outcome(sight)).isNotEmpty().doesNotContain("{");
    }

    @Test
    void theIntentIsExactlyWhatIsSent() {
        assertThat(words.intent(request(OrderType.LIMIT, 6_400_010, 5_000, null)))
                .isEqualTo("Buy 0.05000 BTC at 64,000.10");
        assertThat(words.intent(request(OrderType.MARKET, 0, 5_000, null)))
                .isEqualTo("Buy 0.05000 BTC at market");
        assertThat(words.intent(request(OrderType.MARKET, 0, 0, new BigDecimal("100.50"))))
                .isEqualTo("Buy BTC for 100.5 USDT at market");
    }

    @Test
    void theWaitIsCountedInSeconds() {
        Order unknown =
                Order.of(request(OrderType.LIMIT, 6_400_010, 5_000, null), NOW)
                        .apply(new OrderEvent.Unknown("id", NOW + 5_000, "timed out"));
        assertThat(words.status(new OrderRow.Sight(unknown, NOW + 12_345)))
                .isEqualTo("Unknown for 12 s, being looked up");
    }

    @Test
    void anotherDaySaysItsDate() {
        assertThat(words.time(NOW, NOW)).isEqualTo("08:00:00");
        assertThat(words.time(NOW - 86_400_000L, NOW)).isEqualTo("2027-01-14 08:00:00");
    }

    private static OrderRequest request(OrderType type, long ticks, long lots, BigDecimal amount) {
        return new OrderRequest(
                "id",
                new FakeVenue().instrument("BTCUSDT"),
                Side.BUY,
                type,
                TimeInForce.GTC,
                ticks,
                lots,
                amount);
    }
}
