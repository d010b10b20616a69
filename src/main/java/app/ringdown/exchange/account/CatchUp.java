package app.ringdown.exchange.account;

import java.io.IOException;

/** Lets a reader of the database see what was committed before. Any thread. */
@FunctionalInterface
interface CatchUp {

    /**
     * Waits until the database has it.
     *
     * @throws IOException if that fails or takes too long
     */
    void await() throws IOException;
}
