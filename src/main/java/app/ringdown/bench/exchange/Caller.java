package app.ringdown.bench.exchange;

import java.io.IOException;

/** A client that asks one thing after the other. One thread. */
interface Caller extends AutoCloseable {

    /**
     * Asks and waits for the answer.
     *
     * @return how long it waited, in nanoseconds
     */
    long call() throws IOException;

    @Override
    void close() throws IOException;
}
