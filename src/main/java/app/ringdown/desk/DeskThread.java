package app.ringdown.desk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Thread {@code desk}: the single writer of orders, account and journal. A task that fails is
 * logged and the thread lives; one that comes after the end is left out.
 */
final class DeskThread implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskThread.class);

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(
                    1,
                    Thread.ofPlatform().name("desk").daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    DeskThread() {
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(guarded(task));
    }

    void later(long ms, Runnable task) {
        Future<?> _ = thread.schedule(guarded(task), ms, TimeUnit.MILLISECONDS);
    }

    /** Ends after what is waiting to run at once. */
    @Override
    public void close() {
        thread.shutdown();
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the desk failed", e);
            }
        };
    }
}
