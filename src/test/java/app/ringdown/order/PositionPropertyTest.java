package app.ringdown.order;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Side;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A position depends on the fills, not on when, how often or in which order they were told. The
 * oracle reckons in exact fractions, from the whole heap at once.
 */
class PositionPropertyTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final long HOUR_MS = 3_600_000;

    /** More than any number of roundings at the fortieth decimal comes to here. */
    private static final Fraction CLOSE = Fraction.of(new BigDecimal("1e-36"));

    /** Of an average, rounded to 34 digits. */
    private static final Fraction CLOSE_PRICE = Fraction.of(new BigDecimal("1e-25"));

    record Told(Side side, Fill fill) {}

    /** What the oracle holds of the open part: by average one unit, by FIFO one a fill. */
    private static final class Unit {
        Fraction quantity;
        Fraction cost;
        Fraction fee;

        Unit(Fraction quantity, Fraction cost, Fraction fee) {
            this.quantity = quantity;
            this.cost = cost;
            this.fee = fee;
        }

        /** Takes a share out. */
        Unit take(Fraction part) {
            Fraction share = part.over(quantity);
            Unit taken = new Unit(part, cost.times(share), fee.times(share));
            quantity = quantity.minus(part);
            cost = cost.minus(taken.cost);
            fee = fee.minus(taken.fee);
            return taken;
        }
    }

    @Property(tries = 1_000)
    void itIsWhatTheFractionsSay(@ForAll("lives") List<Told> life, @ForAll long seed) {
        Positions positions = new Positions(ZONE);
        Random random = new Random(seed);
        List<Told> told = new ArrayList<>(life);
        life.stream().filter(_ -> random.nextBoolean()).forEach(told::add);
        Collections.shuffle(told, random);
        for (Told each : told) {
            positions.apply(Samples.BTC, each.side(), each.fill());
            if (random.nextInt(4) == 0) { // asked for in the midst of it
                positions.position(
                        Samples.BTC, random.nextBoolean() ? CostMethod.AVERAGE : CostMethod.FIFO);
            }
        }
        for (CostMethod method : CostMethod.values()) {
            assertMatches(positions, life, method);
        }
    }

    @Property(tries = 500)
    void toTheDigitTheSameInWhateverOrder(@ForAll("lives") List<Told> life, @ForAll long seed) {
        List<Told> shuffled = new ArrayList<>(life);
        Collections.shuffle(shuffled, new Random(seed));
        Positions one = new Positions(ZONE);
        Positions other = new Positions(ZONE);
        life.forEach(each -> one.apply(Samples.BTC, each.side(), each.fill()));
        shuffled.forEach(each -> other.apply(Samples.BTC, each.side(), each.fill()));
        for (CostMethod method : CostMethod.values()) {
            assertThat(other.position(Samples.BTC, method))
                    .isEqualTo(one.position(Samples.BTC, method));
            assertThat(other.daily(method)).isEqualTo(one.daily(method));
        }
    }

    private static void assertMatches(Positions positions, List<Told> life, CostMethod method) {
        Position position = positions.position(Samples.BTC, method);
        List<Unit> open = new ArrayList<>();
        Map<String, BigDecimal> fees = new TreeMap<>();
        Map<LocalDate, Fraction> days = new TreeMap<>();
        boolean isLong = true;
        Fraction realised = Fraction.ZERO;
        Fraction quoteFees = Fraction.ZERO;
        Fraction cash = Fraction.ZERO; // what came into the account in quote
        Fraction held = Fraction.ZERO; // and in base
        List<Told> byTime = new ArrayList<>(life);
        byTime.sort(
                Comparator.comparingLong((Told t) -> t.fill().timeMs())
                        .thenComparingLong(t -> t.fill().tradeId()));
        for (Told told : byTime) {
            Fill fill = told.fill();
            Fraction price = Fraction.of(Samples.BTC.price(fill.ticks()));
            Fraction change = Fraction.of(Samples.BTC.quantity(fill.lots()));
            change = told.side() == Side.BUY ? change : change.negated();
            cash = cash.minus(change.times(price));
            Fraction paid = Fraction.of(fill.fee());
            Fraction cost =
                    switch (fill.feeAsset()) {
                        case "USDT" -> paid;
                        case "BTC" -> paid.times(price);
                        default -> Fraction.ZERO;
                    };
            if (fill.feeAsset().equals("BTC")) {
                change = change.minus(paid);
            }
            cash = fill.feeAsset().equals("USDT") ? cash.minus(paid) : cash;
            held = held.plus(change);
            if (paid.signum() != 0) {
                fees.merge(fill.feeAsset(), fill.fee(), BigDecimal::add);
            }
            quoteFees = quoteFees.plus(cost);
            Fraction left = change.size();
            Fraction gain = Fraction.ZERO;
            boolean up = change.signum() > 0;
            while (left.signum() > 0 && !open.isEmpty() && up != isLong) {
                Unit first = open.getFirst();
                Fraction part = left.compareTo(first.quantity) < 0 ? left : first.quantity;
                Fraction without = price.times(part).minus(first.take(part).cost);
                gain = gain.plus(isLong ? without : without.negated());
                left = left.minus(part);
                if (first.quantity.signum() == 0) {
                    open.removeFirst();
                }
            }
            if (left.signum() > 0) {
                isLong = up;
                Fraction fee = cost.times(left).over(change.size());
                Unit more = new Unit(left, left.times(price), fee);
                if (method == CostMethod.AVERAGE && !open.isEmpty()) {
                    Unit all = open.removeFirst();
                    more =
                            new Unit(
                                    all.quantity.plus(more.quantity),
                                    all.cost.plus(more.cost),
                                    all.fee.plus(more.fee));
                }
                open.add(more);
            }
            realised = realised.plus(gain);
            LocalDate day = Instant.ofEpochMilli(fill.timeMs()).atZone(ZONE).toLocalDate();
            days.merge(day, gain.minus(cost), Fraction::plus);
        }
        Fraction cost = open.stream().map(u -> u.cost).reduce(Fraction.ZERO, Fraction::plus);
        Fraction fee = open.stream().map(u -> u.fee).reduce(Fraction.ZERO, Fraction::plus);

        assertThat(Fraction.of(position.quantity())).isEqualTo(held);
        assertThat(position.executions()).isEqualTo(life.size());
        assertClose(position.realised(), realised, CLOSE);
        assertClose(position.cost(), cost, CLOSE);
        assertClose(position.openFees(), fee, CLOSE);
        assertThat(Fraction.of(position.feesInQuote())).isEqualTo(quoteFees);
        assertThat(position.fees().keySet()).isEqualTo(fees.keySet());
        fees.forEach(
                (asset, sum) -> assertThat(position.fees().get(asset)).isEqualByComparingTo(sum));
        if (method == CostMethod.FIFO || held.signum() == 0) {
            assertThat(Fraction.of(position.realised())).isEqualTo(realised);
            assertThat(Fraction.of(position.cost())).isEqualTo(cost);
        }
        if (held.signum() != 0) {
            assertClose(position.averagePrice(), cost.over(held.size()), CLOSE_PRICE);
            Fraction all = isLong ? cost.plus(fee) : cost.minus(fee);
            assertClose(position.breakEven(), all.over(held.size()), CLOSE_PRICE);
        }
        // Exactly what a sale of all at any price would leave: nothing is lost or counted twice.
        BigDecimal mark = new BigDecimal("123.45");
        assertThat(Fraction.of(position.netRealised().add(position.unrealised(mark))))
                .isEqualTo(cash.plus(held.times(Fraction.of(mark))));
        assertDays(positions.daily(method), days);
    }

    private static void assertDays(DailyPnl told, Map<LocalDate, Fraction> days) {
        List<DailyPnl.Day> rows = told.byAsset().getOrDefault("USDT", List.of());
        assertThat(rows).extracting(DailyPnl.Day::day).containsExactlyElementsOf(days.keySet());
        Fraction sum = Fraction.ZERO;
        for (DailyPnl.Day row : rows) {
            Fraction net = days.get(row.day());
            sum = sum.plus(net);
            assertClose(row.net(), net, CLOSE);
            assertClose(row.cumulative(), sum, CLOSE);
        }
    }

    private static void assertClose(BigDecimal told, Fraction exact, Fraction within) {
        Fraction off = Fraction.of(told).minus(exact).size();
        assertThat(off.compareTo(within)).as("%s is off by %s", told, off).isNotPositive();
    }

    @Provide
    Arbitrary<List<Told>> lives() {
        Arbitrary<Side> sides = Arbitraries.of(Side.class);
        Arbitrary<Long> ticks = Arbitraries.longs().between(1, 30_000);
        Arbitrary<Long> lots =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(1, 9), Arbitraries.longs().between(1, 300_000));
        Arbitrary<BigDecimal> fees =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-0.001"), new BigDecimal("0.01"))
                        .ofScale(8);
        Arbitrary<String> assets = Arbitraries.of("USDT", "BTC", "BNB");
        Arbitrary<Long> times = Arbitraries.longs().between(0, 60);
        return Combinators.combine(sides, ticks, lots, fees, assets, times)
                .as((side, price, quantity, fee, asset, hour) ->
                        new Told(
                                side,
                                new Fill(0, price, quantity, fee, asset, true, hour * HOUR_MS)))
                .list()
                .ofMaxSize(24)
                .map(PositionPropertyTest::numbered);
    }

    private static List<Told> numbered(List<Told> life) {
        List<Told> numbered = new ArrayList<>();
        long id = 100;
        for (Told told : life) {
            Fill fill = told.fill();
            numbered.add(
                    new Told(
                            told.side(),
                            new Fill(
                                    id++,
                                    fill.ticks(),
                                    fill.lots(),
                                    fill.fee(),
                                    fill.feeAsset(),
                                    true,
                                    1_700_000_000_000L + fill.timeMs())));
        }
        return numbered;
    }
}
