package app.ringdown.exchange.flow;

import java.util.Arrays;

/**
 * Who is due when: a binary heap of agents' numbers by time, those of one moment in the order of
 * their numbers, so that a run can be repeated. Allocates nothing once it has its size. One thread.
 */
final class Schedule {
    private long[] times = new long[64];
    private int[] agents = new int[64];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /** When the first one is due, ms since the epoch. */
    long firstTime() {
        return times[0];
    }

    /** Who is due first. */
    int firstAgent() {
        return agents[0];
    }

    void add(long time, int agent) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            agents = Arrays.copyOf(agents, 2 * size);
        }
        times[size] = time;
        agents[size] = agent;
        up(size++);
    }

    /** The first one is due at another time now, later than before. */
    void delayFirst(long time) {
        times[0] = time;
        down();
    }

    private boolean before(int a, int b) {
        return times[a] < times[b] || (times[a] == times[b] && agents[a] < agents[b]);
    }

    private void swap(int a, int b) {
        long time = times[a];
        times[a] = times[b];
        times[b] = time;
        int agent = agents[a];
        agents[a] = agents[b];
        agents[b] = agent;
    }

    private void up(int from) {
        int at = from;
        while (at > 0 && before(at, (at - 1) / 2)) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void down() {
        int at = 0;
        while (true) {
            int least = at;
            for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
                if (before(child, least)) {
                    least = child;
                }
            }
            if (least == at) {
                return;
            }
            swap(at, least);
            at = least;
        }
    }
}
