package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.venue.Subscription;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which streams go on which connection. */
class StreamPlanTest {
    private static final List<Instrument> INSTRUMENTS =
            IntStream.range(0, 4_000)
                    .mapToObj(i -> Payloads.instrument(i, "S" + i, "S", "USDT", 2, 2))
                    .toList();

    private static Set<Subscription> level1(int from, int to) {
        return INSTRUMENTS.subList(from, to).stream()
                .map(Subscription.Level1::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Subscription any(Random random, int instruments) {
        Instrument instrument = INSTRUMENTS.get(random.nextInt(instruments));
        return switch (random.nextInt(5)) {
            case 0 -> new Subscription.Book(instrument);
            case 1 -> new Subscription.Trades(instrument);
            case 2 -> new Subscription.Bars(instrument, Interval.M5);
            case 3 -> new Subscription.AllDays();
            default -> new Subscription.Level1(instrument);
        };
    }

    private static String symbol(Subscription subscription) {
        return symbol(StreamPlan.streams(subscription).getFirst());
    }

    private static String symbol(String stream) {
        return stream.substring(0, stream.indexOf('@'));
    }

    /** The connection of each instrument; fails if one has two. */
    private static Map<String, Integer> homes(StreamPlan plan) {
        Map<String, Integer> homes = new HashMap<>();
        for (int line = 0; line < plan.lines().size(); line++) {
            for (String stream : plan.lines().get(line)) {
                Integer other = homes.putIfAbsent(symbol(stream), line);
                assertThat(other).as(stream).isIn(null, line);
            }
        }
        return homes;
    }

    @Property(tries = 60)
    void everyStreamIsOnOneConnectionAndStaysThere(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4_000) int instruments) {
        Random random = new Random(seed);
        StreamPlan plan = new StreamPlan();
        List<Subscription> wanted = new ArrayList<>();
        Map<String, Integer> before = Map.of();
        for (int step = 0; step < 6; step++) {
            int changes = random.nextInt(2_500);
            for (int i = 0; i < changes; i++) {
                if (random.nextInt(3) == 0 && !wanted.isEmpty()) {
                    wanted.remove(random.nextInt(wanted.size()));
                } else {
                    wanted.add(any(random, instruments));
                }
            }
            Set<Subscription> carried = Set.copyOf(plan.carried());
            plan.want(Set.copyOf(wanted));

            assertThat(plan.lines()).hasSizeBetween(1, StreamPlan.MOST_LINES);
            assertThat(plan.lines()).allMatch(line -> line.size() <= StreamPlan.MOST_STREAMS);
            Set<Subscription> all = new HashSet<>(plan.carried());
            all.addAll(plan.beyond());
            assertThat(all).isEqualTo(Set.copyOf(wanted));
            assertThat(Collections.disjoint(plan.carried(), plan.beyond())).isTrue();
            assertThat(Collections.disjoint(carried, plan.beyond())).isTrue();
            Set<String> streams = new HashSet<>();
            plan.carried().forEach(each -> streams.addAll(StreamPlan.streams(each)));
            Set<String> planned = new HashSet<>();
            plan.lines().forEach(planned::addAll);
            assertThat(planned).isEqualTo(streams);
            Map<String, Integer> now = homes(plan);
            for (Subscription each : carried) {
                if (plan.carried().contains(each)) {
                    assertThat(now.get(symbol(each))).isEqualTo(before.get(symbol(each)));
                }
            }
            before = now;
        }
    }

    @Test
    void aFullConnectionKeepsRoomForMoreOfItsOwn() {
        StreamPlan plan = new StreamPlan();
        Set<Subscription> wanted = level1(0, 600);
        plan.want(wanted);
        assertThat(plan.lines()).hasSize(2);
        wanted.add(new Subscription.Book(INSTRUMENTS.get(0)));
        wanted.add(new Subscription.Bars(INSTRUMENTS.get(0), Interval.H1));
        plan.want(wanted);
        assertThat(plan.beyond()).isEmpty();
        assertThat(plan.lines().getFirst()).contains("s0@depth@100ms", "s0@kline_1h");
    }

    @Test
    void whatNobodyHasRoomForWaitsUntilThereIsSome() {
        StreamPlan plan = new StreamPlan();
        plan.want(level1(0, 4_000));
        assertThat(plan.lines()).hasSize(StreamPlan.MOST_LINES);
        assertThat(plan.carried()).hasSize(3_000);
        assertThat(plan.beyond()).hasSize(1_000);
        plan.want(level1(2_000, 4_000));
        assertThat(plan.beyond()).isEmpty();
    }
}
