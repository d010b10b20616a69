package app.ringdown.ui.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class DraftCheckTest {
    private static final Instrument BTC = new FakeVenue().instrument("BTCUSDT");
    private static final Quote QUOTE =
            new Quote(BTC, 6_400_000, 1, 6_400_010, 1, 6_400_005, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Account ACCOUNT =
            new Account(
                    Map.of("USDT", balance("USDT", "10000"), "BTC", balance("BTC", "1.5")),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.001"),
                    0);

    private final DraftCheck check = new DraftCheck(new Texts(Locale.US), new Format(Locale.US));
    private final DraftCheck german =
            new DraftCheck(new Texts(Locale.GERMANY), new Format(Locale.GERMANY));

    @Test
    void aCompleteDraftIsExactlyTheOrder() {
        OrderRequest request = request(check, limit(Side.BUY, "64000.10", "0.05"));
        assertThat(request.ticks()).isEqualTo(6_400_010);
        assertThat(request.lots()).isEqualTo(5_000);
        assertThat(request.side()).isEqualTo(Side.BUY);
        assertThat(request.amount()).isNull();
        assertThat(request(german, limit(Side.BUY, "64.000,10", "0,05"))).isEqualTo(request);
    }

    @Test
    void anEmptyTicketIsIncompleteAndNotWrong() {
        var checked = check(check, limit(Side.BUY, "", ""));
        assertThat(checked.request()).isNull();
        assertThat(checked.problems()).hasSize(2).allMatch(Problem::missing);
        assertThat(checked.cost()).isNull();
    }

    @Test
    void aPriceBetweenTicksIsExplainedAndMended() {
        Problem problem = problem(limit(Side.BUY, "64000.123", "0.05"), Problem.Field.PRICE);
        assertThat(problem.sentence()).isEqualTo("Prices go in steps of 0.01.");
        assertThat(problem.fixes()).containsExactly("64000.12");
    }

    @Test
    void aPriceThatCouldBeTwoIsAsked() {
        Problem problem = problem(limit(Side.BUY, "64,000", "0.05"), Problem.Field.PRICE);
        assertThat(problem.fixes()).containsExactly("64", "64000");
        assertThat(problem(limit(Side.BUY, "64.000", "0.05"), Problem.Field.PRICE).fixes())
                .containsExactly("64", "64000");
        assertThat(
                        check(german, limit(Side.BUY, "64.000", "0,05"))
                                .at(Problem.Field.PRICE)
                                .map(Problem::fixes)
                                .orElseThrow())
                .containsExactly("64", "64000");
    }

    @Test
    void aQuantityBeyondTheBalanceIsExplainedAndMended() {
        Problem problem = problem(limit(Side.BUY, "64000", "0.2"), Problem.Field.SIZE);
        assertThat(problem.sentence()).isEqualTo("Only 10,000 USDT free.");
        assertThat(problem.fixes()).containsExactly("0.15625");
        assertThat(request(check, limit(Side.BUY, "64000", problem.fixes().getFirst())))
                .isNotNull();
    }

    @Test
    void aQuantityThatIsWorthTooLittleIsMended() {
        Problem problem = problem(limit(Side.SELL, "64000", "0.00001"), Problem.Field.SIZE);
        assertThat(problem.sentence()).isEqualTo("Worth at least 5 USDT.");
        assertThat(problem.fixes()).containsExactly("0.00008");
    }

    @Test
    void aQuantityFinerThanALotIsMended() {
        Problem problem = problem(limit(Side.BUY, "64000", "0.0500001"), Problem.Field.SIZE);
        assertThat(problem.sentence()).isEqualTo("Quantities go in steps of 0.00001 BTC.");
        assertThat(problem.fixes()).containsExactly("0.05");
    }

    @Test
    void aQuantityIsJudgedWhileThePriceIsStillWrong() {
        var checked = check(check, limit(Side.BUY, "abc", "0.0500001"));
        assertThat(checked.at(Problem.Field.PRICE)).isPresent();
        assertThat(checked.at(Problem.Field.SIZE)).isPresent();
    }

    @Test
    void postOnlySaysWhatItWouldHit() {
        Draft draft =
                new Draft(
                        BTC,
                        Side.BUY,
                        OrderType.POST_ONLY,
                        TimeInForce.GTC,
                        "64001",
                        false,
                        "0.05");
        Problem problem = problem(draft, Problem.Field.PRICE);
        assertThat(problem.sentence()).contains("64,000.10");
        assertThat(problem.fixes()).containsExactly("64000.09");
    }

    @Test
    void anAmountAtMarketIsSentAsSuchAndAtALimitAsItsQuantity() {
        OrderRequest market = request(check, market(Side.BUY, true, "100.5"));
        assertThat(market.amount()).isEqualByComparingTo("100.5");
        assertThat(market.lots()).isZero();
        OrderRequest limit =
                request(
                        check,
                        new Draft(
                                BTC,
                                Side.BUY,
                                OrderType.LIMIT,
                                TimeInForce.GTC,
                                "50000",
                                true,
                                "100"));
        assertThat(limit.amount()).isNull();
        assertThat(limit.lots()).isEqualTo(200);
    }

    @Test
    void anAmountThatMakesLessThanALotIsMended() {
        Draft draft =
                new Draft(BTC, Side.BUY, OrderType.LIMIT, TimeInForce.GTC, "64000", true, "0.1");
        Problem problem = problem(draft, Problem.Field.SIZE);
        assertThat(problem.fixes()).containsExactly("5.12");
    }

    @Test
    void absurdNumbersAreExplained() {
        assertThat(check(check, limit(Side.BUY, "9".repeat(30), "9".repeat(30))).problems())
                .extracting(Problem::field)
                .contains(Problem.Field.PRICE, Problem.Field.SIZE);
        assertThat(check(check, market(Side.BUY, true, "9".repeat(30))).problems()).isNotEmpty();
    }

    @Test
    void aPercentOfTheBalanceIsRoundedDownToTheLot() {
        assertThat(percent(limit(Side.BUY, "64000", ""), 6_400_000, 100))
                .isEqualTo(new Sizes.Size(false, new BigDecimal("0.15625")));
        assertThat(percent(limit(Side.BUY, "63999.99", ""), 6_399_999, 25))
                .isEqualTo(new Sizes.Size(false, new BigDecimal("0.03906")));
        assertThat(percent(limit(Side.SELL, "", ""), 0, 50))
                .isEqualTo(new Sizes.Size(false, new BigDecimal("0.75000")));
        assertThat(percent(market(Side.BUY, false, ""), 0, 75))
                .isEqualTo(new Sizes.Size(true, new BigDecimal("7500.00")));
        assertThat(percent(market(Side.SELL, true, ""), 0, 100))
                .isEqualTo(new Sizes.Size(false, new BigDecimal("1.50000")));
        assertThat(
                        Sizes.percent(
                                limit(Side.BUY, "", ""), QUOTE, ACCOUNT, 0, BigDecimal.valueOf(25)))
                .isEmpty();
    }

    @Test
    void everyPercentOfTheBalanceIsAnOrder() {
        for (int percent : new int[] {25, 50, 75, 100}) {
            for (Side side : Side.values()) {
                for (OrderType type :
                        List.of(OrderType.MARKET, OrderType.LIMIT, OrderType.POST_ONLY)) {
                    for (boolean byAmount : new boolean[] {false, true}) {
                        String price = side == Side.BUY ? "63999.97" : "64000.13";
                        Draft draft =
                                new Draft(BTC, side, type, TimeInForce.GTC, price, byAmount, "");
                        long ticks =
                                type == OrderType.MARKET ? 0 : BTC.ticks(new BigDecimal(price));
                        Sizes.Size size = percent(draft, ticks, percent);
                        Draft filled =
                                new Draft(
                                        BTC,
                                        side,
                                        type,
                                        TimeInForce.GTC,
                                        price,
                                        size.byAmount(),
                                        check.typed(size.value()));
                        assertThat(check(check, filled).problems()).as(filled.toString()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void aStepIsATenthOfTheMagnitude() {
        BigDecimal least = new BigDecimal("0.00001");
        assertThat(Sizes.step(new BigDecimal("0.05"), least, 1)).isEqualByComparingTo("0.051");
        assertThat(Sizes.step(new BigDecimal("12"), least, -1)).isEqualByComparingTo("11");
        assertThat(Sizes.step(new BigDecimal("100"), least, 1)).isEqualByComparingTo("110");
        assertThat(Sizes.step(new BigDecimal("0.00003"), least, 10))
                .isEqualByComparingTo("0.00013");
        assertThat(Sizes.step(BigDecimal.ZERO, least, -1)).isEqualByComparingTo("0");
    }

    private static Sizes.Size percent(Draft draft, long ticks, int percent) {
        Optional<Sizes.Size> size =
                Sizes.percent(draft, QUOTE, ACCOUNT, ticks, BigDecimal.valueOf(percent));
        return size.orElseThrow();
    }

    private Problem problem(Draft draft, Problem.Field field) {
        return check(check, draft).at(field).orElseThrow();
    }

    private static OrderRequest request(DraftCheck check, Draft draft) {
        var checked = check(check, draft);
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.cost()).isNotNull();
        return checked.request();
    }

    private static DraftCheck.Checked check(DraftCheck check, Draft draft) {
        return check.check(draft, QUOTE, ACCOUNT);
    }

    private static Draft limit(Side side, String price, String size) {
        return new Draft(BTC, side, OrderType.LIMIT, TimeInForce.GTC, price, false, size);
    }

    private static Draft market(Side side, boolean byAmount, String size) {
        return new Draft(BTC, side, OrderType.MARKET, TimeInForce.GTC, "", byAmount, size);
    }

    private static Balance balance(String asset, String free) {
        return new Balance(asset, new BigDecimal(free), BigDecimal.ZERO);
    }
}
