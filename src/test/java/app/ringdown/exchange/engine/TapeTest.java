package app.ringdown.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The tape against lists that forget nothing. */
class TapeTest {
    private static final long FACTOR = 1_000;

    private final Random random = new Random(7);
    private final Tape tape = new Tape(FACTOR);
    private final List<PublicTrade> trades = new ArrayList<>();
    private final List<AggTrade> aggregates = new ArrayList<>();
    private long time = 1_700_000_000_000_000L;

    /** One incoming order that trades with a few at one price. */
    private void order() {
        long ticks = 5_000L + random.nextInt(100);
        boolean buyerIsMaker = random.nextBoolean();
        int count = 1 + random.nextInt(3);
        long first = 901L + trades.size();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long lots = 1L + random.nextInt(50);
            PublicTrade trade =
                    new PublicTrade(
                            first + i, ticks, lots, ticks * lots * FACTOR, time, buyerIsMaker);
            trades.add(trade);
            tape.add(trade);
            sum += lots;
        }
        long last = first + count - 1;
        AggTrade aggregate =
                new AggTrade(51L + aggregates.size(), ticks, sum, first, last, time, buyerIsMaker);
        aggregates.add(aggregate);
        tape.add(aggregate);
        time += random.nextInt(3) * 400L;
    }

    private void orders(int trades) {
        while (this.trades.size() < trades) {
            order();
        }
    }

    @Test
    void anEmptyTapeHasNothing() {
        assertThat(tape.newest(10)).isEmpty();
        assertThat(tape.from(0, 10)).isEmpty();
        assertThat(tape.aggregated(new TapePage(-1, -1, -1, 10))).isEmpty();
        assertThat(tape.aggregated(new TapePage(5, -1, -1, 10))).isEmpty();
        assertThat(tape.aggregated(new TapePage(-1, 5, 50, 10))).isEmpty();
    }

    @Test
    void everyPageIsWhatTheWholeHistorySays() {
        orders(9_000);
        assertThat(tape.newest(1_000))
                .isEqualTo(trades.subList(trades.size() - 1_000, trades.size()));
        for (int i = 0; i < 300; i++) {
            long id = 890L + random.nextInt(trades.size() + 40);
            int limit = 1 + random.nextInt(20);
            assertThat(tape.from(id, limit))
                    .isEqualTo(trades.stream().filter(t -> t.id() >= id).limit(limit).toList());
            TapePage page =
                    new TapePage(
                            i % 3 == 0 ? 40L + random.nextInt(aggregates.size() + 40) : -1,
                            i % 3 == 1 ? someTime() : -1,
                            i % 2 == 0 ? someTime() : -1,
                            limit);
            assertThat(tape.aggregated(page)).as("%s", page).isEqualTo(naive(page));
        }
    }

    private long someTime() {
        return aggregates.get(random.nextInt(aggregates.size())).time() + random.nextInt(3) - 1;
    }

    private List<AggTrade> naive(TapePage page) {
        List<AggTrade> all =
                aggregates.stream()
                        .filter(t -> page.fromId() < 0 || t.id() >= page.fromId())
                        .filter(t -> page.start() < 0 || t.time() >= page.start())
                        .filter(t -> page.end() < 0 || t.time() <= page.end())
                        .toList();
        boolean oldest = page.fromId() >= 0 || page.start() >= 0;
        int from = oldest ? 0 : Math.max(0, all.size() - page.limit());
        return all.subList(from, Math.min(all.size(), from + page.limit()));
    }

    @Test
    void itForgetsTheOldestAndStillAddsUp() {
        orders(Tape.KEPT * 2 + 12_345);
        List<PublicTrade> kept = tape.from(0, Integer.MAX_VALUE);
        assertThat(kept.size()).isBetween(Tape.KEPT, Tape.KEPT + 10_000);
        assertThat(kept).isEqualTo(trades.subList(trades.size() - kept.size(), trades.size()));
        List<AggTrade> aggregated = tape.aggregated(new TapePage(0, -1, -1, Integer.MAX_VALUE));
        assertThat(aggregated)
                .isEqualTo(
                        aggregates.subList(
                                aggregates.size() - aggregated.size(), aggregates.size()));
        // All that is left out is what begins before the oldest trade that is kept.
        assertThat(aggregated.getFirst().firstTradeId() - kept.getFirst().id()).isBetween(0L, 2L);
        assertThat(tape.aggregated(new TapePage(-1, 0, -1, 5))).isEqualTo(aggregated.subList(0, 5));
    }
}
