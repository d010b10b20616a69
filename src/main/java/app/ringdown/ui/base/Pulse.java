package app.ringdown.ui.base;

import javafx.animation.AnimationTimer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The one hand-over to the screen: once a frame, on the JavaFX thread, each member takes what has
 * changed since the last frame. Nothing else of the program calls into the screen from another
 * thread.
 */
public final class Pulse {

    /** Something that drains its source into the screen. */
    @FunctionalInterface
    public interface Member {
        /** One frame, at {@code nanos} of {@link System#nanoTime()}. */
        void onPulse(long nanos);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final Set<Member> failed = new HashSet<>();
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long nanos = System.nanoTime();
                    for (Member member : members) {
                        call(member, nanos);
                    }
                }
            };

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

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }
}
