package app.ringdown.ui.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.FakeVenue;
import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Exits;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderRules;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Orders that wait, hide, come in pairs or bring their exits, as they are typed. */
class DraftKindsTest {
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

    private static Balance balance(String asset, String free) {
        return new Balance(asset, new BigDecimal(free), BigDecimal.ZERO);
    }

    private static Draft draft(
            Side side, OrderType type, String price, String stop, SizeUnit unit, String size) {
        return new Draft(
                BTC,
                side,
                type,
                TimeInForce.GTC,
                price,
                stop,
                unit,
                size,
                "",
                Draft.Bracket.OFF,
                false);
    }

    private static Draft stop(Side side, OrderType type, String stop) {
        return draft(side, type, "", stop, SizeUnit.QUANTITY, "0.05");
    }

    private static Draft with(Draft draft, Draft.Bracket bracket) {
        return new Draft(
                BTC,
                draft.side(),
                draft.type(),
                draft.timeInForce(),
                draft.price(),
                draft.stop(),
                draft.unit(),
                draft.size(),
                draft.display(),
                bracket,
                false);
    }

    private static Draft limit(String price, String size) {
        return draft(Side.BUY, OrderType.LIMIT, price, "", SizeUnit.QUANTITY, size);
    }

    private OrderRequest request(Draft draft) {
        DraftCheck.Checked checked = check.check(draft, QUOTE, ACCOUNT);
        assertThat(checked.problems()).isEmpty();
        return checked.request();
    }

    private Problem problem(Draft draft, Problem.Field field) {
        return check.check(draft, QUOTE, ACCOUNT).at(field).orElseThrow();
    }

    @Test
    void aStopWaitsOnItsOwnSideOfTheMarketAndIsMendedOnTheOther() {
        assertThat(request(stop(Side.BUY, OrderType.STOP, "65000")).stopTicks())
                .isEqualTo(6_500_000);
        Problem below = problem(stop(Side.BUY, OrderType.STOP, "63000"), Problem.Field.STOP);
        assertThat(below.sentence()).isEqualTo("It would trigger at once: above 64,000.05.");
        assertThat(below.fixes()).containsExactly("64000.06");
        Problem above = problem(stop(Side.SELL, OrderType.STOP, "65000"), Problem.Field.STOP);
        assertThat(above.fixes()).containsExactly("64000.04");
        Problem target =
                problem(stop(Side.SELL, OrderType.TAKE_PROFIT, "63000"), Problem.Field.STOP);
        assertThat(target.fixes()).containsExactly("64000.06");
        Problem fine = problem(stop(Side.BUY, OrderType.STOP, "65000.001"), Problem.Field.STOP);
        assertThat(fine.fixes()).containsExactly("65000");
    }

    @Test
    void aTrailingStopNamesADistanceInPerCent() {
        OrderRequest request = request(stop(Side.SELL, OrderType.TRAILING_STOP, "1.25"));
        assertThat(request.trailingBips()).isEqualTo(125);
        assertThat(request.stopTicks()).isZero();
        assertThat(
                        problem(
                                        stop(Side.SELL, OrderType.TRAILING_STOP, "1.256"),
                                        Problem.Field.STOP)
                                .fixes())
                .containsExactly("1.26");
        OrderRules narrow =
                new OrderRules(
                        Set.of(OrderType.values()),
                        true,
                        true,
                        true,
                        true,
                        10,
                        100,
                        10,
                        OrderRules.Band.NONE,
                        OrderRules.Band.NONE);
        Problem far =
                check.check(
                                stop(Side.SELL, OrderType.TRAILING_STOP, "2"),
                                QUOTE,
                                ACCOUNT,
                                narrow,
                                BookView.EMPTY)
                        .at(Problem.Field.STOP)
                        .orElseThrow();
        assertThat(far.fixes()).containsExactly("1");
    }

    @Test
    void theLegsOfABracketAreDistancesFromTheEntry() {
        Draft entry = limit("60000", "0.1");
        assertThat(exits(entry, ExitUnit.PRICE, "61000", "59500"))
                .isEqualTo(new Exits(6_100_000, 5_950_000));
        assertThat(exits(entry, ExitUnit.PERCENT, "5", "2"))
                .isEqualTo(new Exits(6_300_000, 5_880_000));
        assertThat(exits(entry, ExitUnit.TICKS, "100", "50"))
                .isEqualTo(new Exits(6_000_100, 5_999_950));
        assertThat(exits(entry, ExitUnit.MONEY, "100", "50"))
                .isEqualTo(new Exits(6_100_000, 5_950_000));
        assertThat(exits(entry, ExitUnit.PERCENT, "5", "")).isEqualTo(new Exits(6_300_000, 0));
        Problem wrong =
                problem(
                        with(entry, new Draft.Bracket(true, ExitUnit.PRICE, "59000", "")),
                        Problem.Field.TARGET);
        assertThat(wrong.sentence()).contains("above 60,000.00");
        assertThat(wrong.fixes()).containsExactly("60000.01");
    }

    private Exits exits(Draft entry, ExitUnit unit, String target, String stop) {
        return request(with(entry, new Draft.Bracket(true, unit, target, stop))).exits();
    }

    @Test
    void theSizeFollowsFromTheRisk() {
        // 10,000 USDT and 1.5 BTC at 60,000 are 100,000; 1 % of it over 500 a coin is 2 coins.
        Draft draft = draft(Side.SELL, OrderType.LIMIT, "60000", "", SizeUnit.RISK, "0.5");
        OrderRequest request =
                request(with(draft, new Draft.Bracket(true, ExitUnit.PRICE, "", "60500")));
        assertThat(request.lots()).isEqualTo(100_000);
        assertThat(problem(draft, Problem.Field.SIZE).sentence()).contains("bracket’s stop");
    }

    @Test
    void aPercentageIsOfWhatIsFree() {
        OrderRequest request =
                request(draft(Side.SELL, OrderType.LIMIT, "65000", "", SizeUnit.PERCENT, "50"));
        assertThat(request.lots()).isEqualTo(75_000);
        Problem more =
                problem(
                        draft(Side.SELL, OrderType.LIMIT, "65000", "", SizeUnit.PERCENT, "120"),
                        Problem.Field.SIZE);
        assertThat(more.fixes()).containsExactly("100");
    }

    @Test
    void anIcebergShowsLessThanItIs() {
        Draft whole = limit("60000", "0.1");
        Draft hidden =
                new Draft(
                        BTC,
                        Side.BUY,
                        OrderType.LIMIT,
                        TimeInForce.GTC,
                        "60000",
                        "",
                        SizeUnit.QUANTITY,
                        "0.1",
                        "0.2",
                        whole.bracket(),
                        false);
        Problem problem = problem(hidden, Problem.Field.DISPLAY);
        assertThat(problem.sentence()).contains("Less than the order");
        assertThat(problem.fixes()).containsExactly("0.09999");
    }

    @Test
    void aPairIsALimitAndAStopOfTheSameSize() {
        Draft pair =
                new Draft(
                        BTC,
                        Side.SELL,
                        OrderType.POST_ONLY,
                        TimeInForce.GTC,
                        "66000",
                        "62000",
                        SizeUnit.QUANTITY,
                        "0.5",
                        "",
                        Draft.Bracket.OFF,
                        true);
        DraftCheck.Checked checked = check.check(pair, QUOTE, ACCOUNT);
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.request().ticks()).isEqualTo(6_600_000);
        assertThat(checked.request().stopTicks()).isZero();
        assertThat(checked.stop().type()).isEqualTo(OrderType.STOP);
        assertThat(checked.stop().stopTicks()).isEqualTo(6_200_000);
        assertThat(checked.stop().lots()).isEqualTo(checked.request().lots());
    }
}
