package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Refusal;

/**
 * Something to do on the exchange's thread; it must be short and must not block.
 *
 * @param <T> what it answers: never null, and immutable, as it leaves the thread
 */
@FunctionalInterface
public interface Command<T> {

    /**
     * Does it.
     *
     * @param trading for the time of this call only
     * @throws Refusal the exchange's no
     */
    T run(Trading trading) throws Refusal;
}
