package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;

/**
 * Somebody with one aim. An agent wakes up, looks, perhaps acts, and says when it wants to wake up
 * again. Its randomness is its own, so that one agent's doings don't change another's luck.
 */
abstract sealed class Agent permits News.Source, Trader {
    final Chance chance;

    Agent(Chance chance) {
        this.chance = chance;
    }

    /**
     * Does what is to be done now.
     *
     * @param now ms since the epoch
     * @return when next, after now
     */
    abstract long act(long now);

    /** Whether it is needed from the start: others come when there is something to trade with. */
    boolean quotes() {
        return false;
    }

    /** A random moment after now: exponential with the given mean. */
    final long after(long now, double meanMs) {
        return now + 1 + (long) (meanMs * chance.exponential());
    }
}
