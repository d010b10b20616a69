package app.ringdown.ui.paper;

import app.ringdown.ui.base.Pulse;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How the exchange inside stands, asked for once a second while it is watched. JavaFX thread. */
public final class PaperWatch implements Pulse.Member {
    private static final Logger LOG = LoggerFactory.getLogger(PaperWatch.class);
    private static final long EVERY_NANOS = 1_000_000_000L;

    private final PaperExchange exchange;
    private final Pulse pulse;
    private final ReadOnlyObjectWrapper<PaperExchange.@Nullable Status> status =
            new ReadOnlyObjectWrapper<>();
    private boolean asked;
    private long nextNanos;

    /** Counts what was done: an answer to an earlier question is old then. */
    private int actions;

    public PaperWatch(PaperExchange exchange, Pulse pulse) {
        this.exchange = exchange;
        this.pulse = pulse;
        nextNanos = System.nanoTime();
        pulse.add(this);
    }

    public PaperExchange exchange() {
        return exchange;
    }

    /** Null until the first answer, and while the exchange does not answer. */
    public ReadOnlyObjectProperty<PaperExchange.@Nullable Status> status() {
        return status.getReadOnlyProperty();
    }

    /** Takes what an action has come to. */
    void follow(
            CompletableFuture<PaperExchange.Status> action,
            Runnable done,
            Consumer<Throwable> failed) {
        actions++;
        pulse.whenDone(
                action,
                now -> {
                    status.set(now);
                    done.run();
                },
                failed);
    }

    @Override
    public void onPulse(long nanos) {
        if (asked || nanos - nextNanos < 0) {
            return;
        }
        asked = true;
        nextNanos = nanos + EVERY_NANOS;
        int before = actions;
        pulse.whenDone(
                exchange.status(),
                now -> {
                    asked = false;
                    if (before == actions) {
                        status.set(now);
                    }
                },
                failure -> {
                    asked = false;
                    if (status.get() != null) {
                        LOG.warn("The exchange inside does not say how it stands", failure);
                    }
                    status.set(null);
                });
    }

    /** Asks no more. */
    public void end() {
        pulse.remove(this);
        status.set(null);
    }
}
