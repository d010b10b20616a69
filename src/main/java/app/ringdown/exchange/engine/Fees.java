package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Accounts;

/**
 * The fees: users pay the same as makers and takers, house traders pay nothing. A fee is taken from
 * what the account receives and rounded down to 1e-8 of it.
 */
public final class Fees {
    /**
     * What a user pays of what is received, in bips (1/100 of a per cent), as maker and as taker.
     */
    public static final int USER_BIPS = 10;

    private static final int WHOLE = 10_000;

    private Fees() {}

    /**
     * The fee of an account on a sum.
     *
     * @param units what is received, in 1e-8 of the asset
     */
    static long of(int account, long units) {
        if (!Accounts.user(account)) {
            return 0;
        }
        // Taken apart so that no product leaves the range of a long.
        return units / WHOLE * USER_BIPS + units % WHOLE * USER_BIPS / WHOLE;
    }
}
