package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/**
 * Whatever becomes of changes and snapshots on their way, the book is being rebuilt or it is what
 * the venue had: compared at every step with the venue's own, kept naively.
 */
class LiveBookPropertyTest {
    private static final int FEWEST = 4;

    /** A market, the way from it, and what the way does to it. */
    private static final class World {
        final Random random;
        final LiveBook book = new LiveBook(FEWEST);
        final Deque<DepthUpdate> way = new ArrayDeque<>();
        final Set<LiveBook.Cause> causes = EnumSet.noneOf(LiveBook.Cause.class);
        SimulatedVenue venue;
        double faults = 0.08;
        long asked = -1; // the round in which a snapshot was asked for
        @Nullable DepthSnapshot answer;
        int liveSteps;

        World(long seed) {
            random = new Random(seed);
            venue = new SimulatedVenue(random, 1_000);
        }

        private boolean fault() {
            return random.nextDouble() < faults;
        }

        void step() {
            for (int n = random.nextInt(4); n > 0; n--) {
                venue.step();
            }
            DepthUpdate told = venue.tell();
            if (told != null && !fault()) {
                way.addLast(told);
                if (fault()) {
                    DepthUpdate again = new DepthUpdate();
                    again.copy(told);
                    way.addLast(again);
                }
            }
            if (way.size() > 1 && fault()) {
                way.addLast(way.removeFirst()); // overtaken
            }
            if (faults > 0 && random.nextInt(100) == 0) {
                cut();
            }
            while (!way.isEmpty() && random.nextInt(3) > 0) {
                arrive(way.removeFirst());
            }
            rest();
        }

        /** The line is lost, with what was on it; perhaps because the venue was started anew. */
        private void cut() {
            way.clear();
            checked(book::onLineLost);
            if (random.nextInt(3) == 0) {
                venue = new SimulatedVenue(random, random.nextInt(2_000));
            } else {
                venue.tell();
            }
        }

        private void arrive(DepthUpdate update) {
            checked(() -> book.onUpdate(update));
            update.begin(-1, -1); // it was good only for the call
        }

        /** Snapshots come early, late, old, or not at all. */
        private void rest() {
            DepthSnapshot answered = answer;
            if (answered != null && random.nextInt(3) == 0) {
                answer = null;
                long round = asked;
                asked = -1;
                checked(() -> book.onSnapshot(round, answered));
            } else if (asked >= 0 && answered == null) {
                if (fault()) {
                    asked = -1;
                } else {
                    long old = faults > 0 ? random.nextInt(4) * random.nextInt(8) : 0;
                    long id = venue.lastId() - Math.min(old, venue.steps());
                    answer = venue.snapshot(id, random.nextBoolean() ? 12 : 500);
                }
            } else if (asked < 0 && (book.canJoin() || (!book.isLive() && fault()))) {
                asked = book.round();
            }
        }

        private void checked(Runnable change) {
            boolean wasLive = book.isLive();
            long rebuilds = book.rebuilds();
            change.run();
            boolean lost = book.rebuilds() > rebuilds;
            if (lost) {
                causes.add(book.cause());
            }
            if (wasLive) {
                assertThat(book.isLive()).isEqualTo(!lost);
            }
            check();
        }

        private void check() {
            OrderBook held = book.book();
            assertThat(held.isCrossed()).isFalse();
            if (!book.isLive()) {
                assertThat(held.size(Side.BUY) + held.size(Side.SELL)).isZero();
                return;
            }
            liveSteps++;
            SimulatedVenue.State truth = venue.at(held.updateId());
            for (Side side : Side.values()) {
                assertThat(SimulatedVenue.held(held, side))
                        .as("%s at %d", side, held.updateId())
                        .isEqualTo(SimulatedVenue.known(truth, side, held.end(side)));
                if (held.end(side) != 0) {
                    assertThat(held.size(side)).isGreaterThanOrEqualTo(FEWEST);
                }
            }
        }
    }

    private static World afterFaults(long seed) {
        World world = new World(seed);
        for (int i = 0; i < 300; i++) {
            world.step();
        }
        return world;
    }

    @Example
    void theFaultsAreMet() {
        Set<LiveBook.Cause> met = EnumSet.noneOf(LiveBook.Cause.class);
        for (long seed = 0; seed < 20; seed++) {
            met.addAll(afterFaults(seed).causes);
        }
        assertThat(met)
                .containsExactlyInAnyOrder(
                        LiveBook.Cause.GAP, LiveBook.Cause.BEYOND, LiveBook.Cause.LINE);
    }

    @Property(tries = 1_000)
    void itIsBeingRebuiltOrWhatTheVenueHad(@ForAll long seed) {
        World world = afterFaults(seed);
        world.faults = 0; // and once the line is good again, it is live and up to date
        for (int i = 0; i < 60; i++) {
            world.step();
        }
        while (!world.way.isEmpty()) {
            world.step();
        }
        assertThat(world.liveSteps).isGreaterThan(20);
        if (world.book.isLive()) {
            assertThat(world.book.book().updateId()).isEqualTo(world.venue.lastId());
        } else {
            assertThat(world.book.cause()).isEqualTo(LiveBook.Cause.BEYOND);
        }
    }
}
