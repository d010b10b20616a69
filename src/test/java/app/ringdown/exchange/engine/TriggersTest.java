package app.ringdown.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.OrderStatus;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Trail;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;

/** The triggers against an oracle that looks at every order at every trade, in exact decimals. */
class TriggersTest {
    private static final int ACCOUNT = TestExchange.ALICE;

    private static final class Naive {
        final UserOrder order;
        BigDecimal extreme;
        boolean follows;

        Naive(UserOrder order) {
            this.order = order;
            follows = order.trail != null;
        }

        /** Whether a trade at that price wakes it. */
        boolean trade(long ticks) {
            Trigger trigger = Objects.requireNonNull(order.terms.trigger());
            BigDecimal price = BigDecimal.valueOf(ticks);
            boolean buys = order.side() == Side.BUY;
            if (!follows) {
                boolean above = order.terms.type().name().startsWith("STOP_LOSS") == buys;
                boolean met = above ? ticks >= trigger.stopTicks() : ticks <= trigger.stopTicks();
                if (met && trigger.trailingDelta() > 0) {
                    follows = true;
                    extreme = price;
                    return false;
                }
                return met;
            }
            if (extreme == null
                    || (buys ? price.compareTo(extreme) < 0 : price.compareTo(extreme) > 0)) {
                extreme = price;
                return false;
            }
            BigDecimal part = BigDecimal.valueOf(trigger.trailingDelta()).movePointLeft(4);
            BigDecimal far =
                    extreme.multiply(
                            buys ? BigDecimal.ONE.add(part) : BigDecimal.ONE.subtract(part));
            return buys ? price.compareTo(far) >= 0 : price.compareTo(far) <= 0;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theyWakeWhatTheOracleWakes(long seed) throws Exception {
        Random random = new Random(seed);
        try (TestExchange exchange = TestExchange.quiet()) {
            Market market = exchange.engine.state().market(TestListings.BTC);
            TreeSet<Long> woken = new TreeSet<>();
            Triggers triggers = new Triggers(order -> woken.add(order.id()), order -> {});
            List<Naive> waiting = new ArrayList<>();
            long price = 6_000_000;
            int seen = 0;
            for (int step = 0; step < 20_000; step++) {
                if (random.nextInt(4) == 0) {
                    UserOrder order = order(random, market, step, price);
                    triggers.add(order);
                    waiting.add(new Naive(order));
                } else if (random.nextInt(40) == 0 && !waiting.isEmpty()) {
                    triggers.remove(waiting.remove(random.nextInt(waiting.size())).order);
                }
                price = Math.max(1_000, price + (long) (random.nextGaussian() * price / 500));
                TreeSet<Long> expected = new TreeSet<>();
                long trade = price;
                waiting.removeIf(naive -> naive.trade(trade) && expected.add(naive.order.id()));
                triggers.traded(trade, step);
                assertThat(woken).as("at step %d", step).isEqualTo(expected);
                seen += woken.size();
                woken.clear();
                for (Naive naive : waiting) {
                    Trail trail = naive.order.trail;
                    assertThat(trail != null).isEqualTo(naive.follows);
                    if (trail != null && naive.extreme != null) {
                        assertThat(trail.extremeTicks()).isEqualTo(naive.extreme.longValue());
                    }
                }
            }
            assertThat(seen).isGreaterThan(1_000);
        }
    }

    private static UserOrder order(Random random, Market market, int id, long price) {
        OrderType[] types = {
            OrderType.STOP_LOSS,
            OrderType.STOP_LOSS_LIMIT,
            OrderType.TAKE_PROFIT,
            OrderType.TAKE_PROFIT_LIMIT
        };
        OrderType type = types[random.nextInt(4)];
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        int delta = random.nextBoolean() ? 0 : 10 + random.nextInt(200);
        boolean rises = type.stopLoss() == (side == Side.BUY);
        long away = 1 + random.nextLong(price / 50);
        long stop = delta > 0 && random.nextBoolean() ? 0 : rises ? price + away : price - away;
        NewOrder terms =
                Conditional.order(
                        ACCOUNT,
                        TestListings.BTC,
                        side,
                        type,
                        stop,
                        delta,
                        type.atMarket() ? 0 : price,
                        10);
        return new UserOrder(id, terms, market, OrderStatus.NEW, id);
    }
}
