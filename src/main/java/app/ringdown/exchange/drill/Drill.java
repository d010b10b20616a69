package app.ringdown.exchange.drill;

import app.ringdown.exchange.chance.Chance;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The faults in force. Whether one strikes follows from the seed, the fault, the scope, and how
 * often it could have struck there before: the same drill on the same requests is the same again.
 * Safe for any thread; while nothing is in force, {@link #idle} is one volatile read.
 */
public final class Drill {
    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private final LongSupplier nanos;
    private final long origin;
    private final Map<Fault, Tally> tallies = new EnumMap<>(Fault.class);
    private final AtomicLong trips = new AtomicLong();
    private volatile @Nullable Plan plan;

    /** What is in force; never nothing at all. */
    private record Plan(Map<Fault, Running> faults, Latency latency) {}

    /** What has come of a fault since the start. */
    private static final class Tally {
        final AtomicLong strikes = new AtomicLong();
        final AtomicLong lifts = new AtomicLong();
    }

    /** The luck of a fault in one scope, one draw after the other. */
    private static final class Luck {
        private final long seed;
        private final AtomicLong drawn = new AtomicLong();

        Luck(long seed) {
            this.seed = seed;
        }

        long draw() {
            return Chance.seed(seed, drawn.getAndIncrement());
        }
    }

    /** An exercise under way. */
    private static final class Running {
        final Exercise exercise;
        final long endNanos;
        final Map<Scope, Luck> luck = new EnumMap<>(Scope.class);
        final AtomicLong left;

        Running(Exercise exercise, long seed, long now) {
            this.exercise = exercise;
            for (Scope scope : exercise.scopes()) {
                String name = exercise.fault().word() + scope.word();
                luck.put(scope, new Luck(Chance.seed(seed, name)));
            }
            endNanos =
                    exercise.duration() == null
                            ? Long.MAX_VALUE
                            : now + exercise.duration().toNanos();
            left = new AtomicLong(exercise.count() == 0 ? Long.MAX_VALUE : exercise.count());
        }
    }

    /**
     * A drill in which nothing is in force.
     *
     * @param nanos a monotonic clock, in nanoseconds
     */
    public Drill(long seed, LongSupplier nanos) {
        this.seed = seed;
        this.nanos = nanos;
        origin = nanos.getAsLong();
        for (Fault fault : Fault.values()) {
            tallies.put(fault, new Tally());
        }
    }

    /**
     * How far an exercise is.
     *
     * @param left how often it can strike yet, if that has an end
     * @param remaining how long it is in force yet, if that has an end
     * @param struck how often its fault has struck since the exchange was started
     */
    public record Progress(
            Exercise exercise, OptionalLong left, Optional<Duration> remaining, long struck) {}

    /** Whether nothing at all is in force. */
    public boolean idle() {
        return plan == null;
    }

    /** Begins an exercise, in place of another one with the same fault. */
    public synchronized void begin(Exercise exercise) {
        Map<Fault, Running> faults = faults();
        faults.put(exercise.fault(), new Running(exercise, seed, now()));
        replace(faults, latency());
    }

    /** Lifts a fault, if it is in force, and with it what it still does to anyone. */
    public synchronized void lift(Fault fault) {
        Map<Fault, Running> faults = faults();
        faults.remove(fault);
        tally(fault).lifts.incrementAndGet();
        replace(faults, latency());
    }

    /** Lifts every fault; the latency stays. */
    public synchronized void liftAll() {
        tallies.values().forEach(tally -> tally.lifts.incrementAndGet());
        replace(new EnumMap<>(Fault.class), latency());
    }

    public synchronized void setLatency(Latency latency) {
        replace(faults(), latency);
    }

    private Map<Fault, Running> faults() {
        Plan now = plan;
        return now == null ? new EnumMap<>(Fault.class) : new EnumMap<>(now.faults());
    }

    private void replace(Map<Fault, Running> faults, Latency latency) {
        plan = faults.isEmpty() && latency.equals(Latency.NONE) ? null : new Plan(faults, latency);
    }

    private synchronized void end(Running over) {
        Map<Fault, Running> faults = faults();
        if (faults.remove(over.exercise.fault(), over)) {
            replace(faults, latency());
        }
    }

    public Latency latency() {
        Plan now = plan;
        return now == null ? Latency.NONE : now.latency();
    }

    /** How long the next message is under way, one way, in nanoseconds. */
    public long trip() {
        Latency now = latency();
        return now.equals(Latency.NONE)
                ? 0
                : now.nanos(uniform(Chance.seed(seed, trips.getAndIncrement())));
    }

    /** What is in force, and how often each has struck. */
    public List<Progress> progress() {
        List<Progress> all = new ArrayList<>();
        for (Running running : faults().values()) {
            if (!over(running)) {
                all.add(progress(running));
            }
        }
        return all;
    }

    private Progress progress(Running running) {
        Exercise exercise = running.exercise;
        return new Progress(
                exercise,
                exercise.count() == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(Math.max(0, running.left.get())),
                exercise.duration() == null
                        ? Optional.empty()
                        : Optional.of(Duration.ofNanos(running.endNanos - now())),
                struck(exercise.fault()));
    }

    /** How often a fault has struck since the exchange was started. */
    public long struck(Fault fault) {
        return tally(fault).strikes.get();
    }

    /** Whether a fault is in force somewhere. */
    public boolean inForce(Fault fault) {
        return running(fault) != null;
    }

    /** How far the exchange's clock is off, as its clients see it, in microseconds. */
    public long clockShiftMicros() {
        Running jump = running(Fault.CLOCK_JUMP);
        return jump == null ? 0 : jump.exercise.amount() * 1_000_000L;
    }

    /** The fault strikes, or null: it does not. To be asked once each time that it can. */
    public @Nullable Strike strike(Fault fault, Scope scope) {
        Running running = running(fault);
        Luck source = running == null ? null : running.luck.get(scope);
        if (running == null || source == null) {
            return null;
        }
        long luck = source.draw();
        if (uniform(luck) >= running.exercise.rate()) {
            return null;
        }
        long left = running.left.getAndDecrement();
        if (left <= 1) {
            end(running);
            if (left < 1) {
                return null;
            }
        }
        Tally tally = tally(fault);
        tally.strikes.incrementAndGet();
        return new Strike(
                fault,
                running.exercise.amount(),
                Chance.seed(luck, 1),
                tally.lifts.get(),
                running.endNanos);
    }

    /** Whether what a strike did is to last: its fault was not lifted and has time left. */
    public boolean lasts(Strike strike) {
        return tally(strike.fault()).lifts.get() == strike.lift() && now() < strike.endNanos();
    }

    private Tally tally(Fault fault) {
        return Objects.requireNonNull(tallies.get(fault));
    }

    private @Nullable Running running(Fault fault) {
        Plan now = plan;
        if (now == null) {
            return null;
        }
        Running running = now.faults().get(fault);
        if (running != null && over(running)) {
            end(running);
            return null;
        }
        return running;
    }

    private boolean over(Running running) {
        return running.endNanos != Long.MAX_VALUE && now() >= running.endNanos;
    }

    /** From 0 on, so that no sum of it and a duration overflows. */
    private long now() {
        return nanos.getAsLong() - origin;
    }

    private static double uniform(long bits) {
        return (bits >>> 11) * UNIT;
    }
}
