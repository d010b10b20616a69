package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Trades from two sources become one list. */
class TradeLogTest {
    private static Print print(long id) {
        return new Print(id, 100 + id, 1 + id % 7, Side.BUY, 1_000 + id, 0, 0);
    }

    private static List<Print> prints(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(TradeLogTest::print).toList();
    }

    private static List<Long> ids(TradeLog log) {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            ids.add(log.get(i).tradeId());
        }
        return ids;
    }

    @Test
    void anAnswerJoinsTheStreamWithoutDoubles() {
        TradeLog log = new TradeLog(100);
        assertThat(log.newestId()).isEqualTo(-1);
        log.add(print(7));
        log.add(print(8));
        assertThat(log.fill(prints(4, 7))).isTrue();
        assertThat(ids(log)).containsExactly(8L, 7L, 6L, 5L, 4L);
        assertThat(log.fill(prints(4, 8))).isFalse();
        assertThat(log.add(print(8))).isEqualTo(TradeLog.Effect.NONE);
    }

    @Test
    void whatIsMissingIsCountedAndCanBeFilled() {
        TradeLog log = new TradeLog(100);
        log.fill(prints(1, 3));
        assertThat(log.add(print(9))).isEqualTo(TradeLog.Effect.APPENDED);
        assertThat(log.missingBefore(0)).isEqualTo(5);
        assertThat(log.missingBefore(1)).isZero();
        assertThat(log.missingBefore(3)).as("before the oldest nothing is known").isZero();
        assertThat(log.add(print(5))).as("late").isEqualTo(TradeLog.Effect.CHANGED);
        assertThat(log.missingBefore(0)).isEqualTo(3);
        log.fill(prints(2, 8));
        assertThat(ids(log)).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aVenueThatCountsAnewIsFollowed() {
        TradeLog log = new TradeLog(100);
        log.fill(prints(900, 905));
        assertThat(log.add(print(2))).isEqualTo(TradeLog.Effect.CHANGED);
        log.add(print(3));
        assertThat(ids(log)).containsExactly(3L, 2L);
    }

    /** Streamed with losses and doubles, answered at any time: what is held is what came. */
    @Property(tries = 300)
    void itHoldsTheNewestOfAllThatCame(@ForAll long seed) {
        Random random = new Random(seed);
        int capacity = 1 + random.nextInt(60);
        TradeLog log = new TradeLog(capacity);
        TreeMap<Long, Print> came = new TreeMap<>();
        long venue = random.nextInt(50);
        for (int step = 0; step < 150; step++) {
            venue += random.nextInt(3);
            if (random.nextInt(8) == 0) {
                List<Print> answer = prints(Math.max(0, venue - random.nextInt(40)), venue);
                log.fill(answer);
                answer.forEach(each -> came.put(each.tradeId(), each));
            } else {
                long late = Math.max(0, venue - (random.nextInt(4) == 0 ? random.nextInt(30) : 0));
                log.add(print(late));
                came.put(late, print(late));
            }
            while (came.size() > capacity) {
                came.pollFirstEntry();
            }
            assertThat(ids(log)).containsExactlyElementsOf(came.descendingKeySet());
            long missing = 0;
            for (int i = 0; i < log.size(); i++) {
                assertThat(log.get(i)).isEqualTo(came.get(log.get(i).tradeId()));
                missing += log.missingBefore(i);
            }
            assertThat(log.newestId() - log.oldestId() + 1).isEqualTo(log.size() + missing);
        }
    }
}
