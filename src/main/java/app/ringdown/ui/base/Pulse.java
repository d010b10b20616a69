package app.ringdown.ui.base;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The one hand-over to the screen: once a frame, on the JavaFX thread, each member takes what has
 * changed since the last frame. Nothing else of the program calls into the screen from another
 * thread.
 *
 * <p>A frame costs milliseconds even if it shows nothing new. So when nothing has come for half a
 * second the pulse rests: members are called ten times a second, and at once when one of them has
 * something waiting, but outside of frames; JavaFX makes one only if one of them has touched the
 * screen. The first thing that comes then is shown at most a frame later than it would have been.
 */
public final class Pulse {

    /** Something that drains its source into the screen. */
    @FunctionalInterface
    public interface Member {
        /** One frame, at {@code nanos} of {@link System#nanoTime()}. */
        void onPulse(long nanos);

        /** Whether the last frame had anything new for it, of which more is likely to come. */
        default boolean stirred() {
            return false;
        }

        /** Whether something waits for the next frame. Any thread. */
        default boolean waits() {
            return false;
        }
    }

    /** Frames with nothing new after which it rests. */
    static final int PATIENCE = 30;

    private static final long TICK_MS = 16;
    private static final int IDLE_TICKS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final Set<Member> failed = new HashSet<>();
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frame();
                }
            };
    private final AtomicBoolean ticking = new AtomicBoolean();
    private @Nullable ScheduledExecutorService ticks; // while it rests
    private boolean started;
    private int quiet;
    private int idle; // ticks so far; of the resting pulse's thread

    /** Adds a member; members are called in the order in which they were added. JavaFX thread. */
    public void add(Member member) {
        members.add(member);
    }

    public void remove(Member member) {
        members.remove(member);
    }

    /**
     * Calls {@code then} on the JavaFX thread, in a frame after {@code future} has ended, with its
     * value or its failure.
     */
    public <T> void whenDone(
            CompletableFuture<T> future, Consumer<T> then, Consumer<Throwable> failed) {
        add(
                new Member() {
                    @Override
                    public boolean waits() {
                        return future.isDone();
                    }

                    @Override
                    public void onPulse(long nanos) {
                        switch (future.state()) {
                            case RUNNING -> {
                                return;
                            }
                            case SUCCESS -> {
                                remove(this);
                                then.accept(future.resultNow());
                            }
                            case FAILED -> {
                                remove(this);
                                failed.accept(future.exceptionNow());
                            }
                            case CANCELLED -> remove(this);
                        }
                    }
                });
    }

    /** A member that fails is logged, once, and does not take the frame from the others. */
    private void call(Member member, long nanos) {
        try {
            member.onPulse(nanos);
        } catch (RuntimeException e) {
            if (failed.add(member)) {
                LOG.error("A part of the screen failed", e);
            }
        }
    }

    private void frame() {
        long nanos = System.nanoTime();
        boolean stirred = false;
        for (Member member : members) {
            call(member, nanos);
            stirred |= member.stirred();
        }
        if (stirred) {
            stir();
        } else if (++quiet == PATIENCE) {
            rest();
        }
    }

    /** Something is going on: there are frames for a while. JavaFX thread. */
    public void stir() {
        quiet = 0;
        if (ticks != null) {
            ticks.shutdownNow();
            ticks = null;
            timer.start();
        }
    }

    /** A person's hand on a window is something that goes on. */
    public void attend(Scene scene) {
        scene.addEventFilter(InputEvent.ANY, _ -> stir());
    }

    private void rest() {
        if (ticks != null || !started) {
            return;
        }
        timer.stop();
        ScheduledExecutorService made =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("pulse").daemon().factory());
        ticks = made;
        Future<?> _ =
                made.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** On its own thread; one call at a time waits for the JavaFX thread. */
    private void tick() {
        boolean due = ++idle % IDLE_TICKS == 0 || members.stream().anyMatch(Member::waits);
        if (due && ticking.compareAndSet(false, true)) {
            Platform.runLater(() -> {
                ticking.set(false);
                if (ticks != null) {
                    frame();
                }
            });
        }
    }

    public void start() {
        started = true;
        timer.start();
    }

    public void stop() {
        started = false;
        timer.stop();
        if (ticks != null) {
            ticks.shutdownNow();
            ticks = null;
        }
    }
}
