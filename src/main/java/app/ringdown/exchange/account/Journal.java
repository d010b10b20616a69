package app.ringdown.exchange.account;

import java.io.IOException;

/** Where changes become durable: a port of the engine, so that a failing disk can be tried. */
public interface Journal {

    /**
     * Writes all of it or nothing. On the exchange's thread; when it returns, the changes survive
     * the death of the process (a power cut may lose the last moments).
     *
     * @throws IOException if nothing was written, or if that is not known; the same changes may be
     *     committed again
     */
    void commit(Changes changes) throws IOException;

    /** Whether there is something of its own that waits for the next commit. */
    boolean pending();

    /** What was durable when it was opened. */
    Opening opening();
}
