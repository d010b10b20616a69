package app.ringdown.exchange.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

class ScheduleTest {
    private record Due(long time, int agent) {}

    @Test
    void theFirstIsAlwaysTheOneDueFirst() {
        Random random = new Random(1);
        Schedule schedule = new Schedule();
        PriorityQueue<Due> naive =
                new PriorityQueue<>(
                        Comparator.comparingLong(Due::time).thenComparingInt(Due::agent));
        assertTrue(schedule.isEmpty());
        for (int agent = 0; agent < 500; agent++) {
            long time = random.nextInt(100);
            schedule.add(time, agent);
            naive.add(new Due(time, agent));
        }
        for (int i = 0; i < 100_000; i++) {
            Due first = naive.remove();
            assertEquals(first, new Due(schedule.firstTime(), schedule.firstAgent()));
            long next = first.time() + 1 + random.nextInt(50);
            schedule.delayFirst(next);
            naive.add(new Due(next, first.agent()));
        }
    }
}
