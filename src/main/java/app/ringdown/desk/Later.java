package app.ringdown.desk;

/** Runs a task on thread {@code desk} after a pause in ms. */
@FunctionalInterface
interface Later {
    void run(long pauseMs, Runnable task);
}
