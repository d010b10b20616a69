package app.ringdown.ui.base;

import javafx.animation.AnimationTimer;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

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

    private final List<Member> members = new CopyOnWriteArrayList<>();
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    long nanos = System.nanoTime();
                    for (Member member : members) {
                        member.onPulse(nanos);
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

    public void start() {
        timer.start();
    }

    public void stop() {
        timer.stop();
    }
}
