package app.ringdown.exchange.account;

/**
 * What an account has of one asset, in 1e-8 units of it; both parts are never negative.
 *
 * @param asset the asset's code
 * @param free what can be spent
 * @param locked what working orders hold
 */
public record Balance(String asset, long free, long locked) {

    /** Whether there is nothing of it at all. */
    public boolean empty() {
        return free == 0 && locked == 0;
    }
}
