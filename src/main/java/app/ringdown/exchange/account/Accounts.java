package app.ringdown.exchange.account;

/**
 * How accounts are numbered: one for the fees, then the users, whose numbers are for ever, then the
 * house traders, whose numbers hold for one session.
 */
public final class Accounts {
    /** Receives the fees. */
    public static final int FEES = 0;

    /** The first user: the paper account. */
    public static final int FIRST_USER = 1;

    /** The first house trader; every number from here on is one. */
    public static final int FIRST_HOUSE = 1_000;

    private Accounts() {}

    /** Whether an account is a user's. */
    public static boolean user(int account) {
        return account >= FIRST_USER && account < FIRST_HOUSE;
    }

    /** Whether an account is a house trader's. */
    public static boolean house(int account) {
        return account >= FIRST_HOUSE;
    }
}
