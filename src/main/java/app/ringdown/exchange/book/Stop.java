package app.ringdown.exchange.book;

/** Why an incoming order stopped taking. */
public enum Stop {
    /** It has all that it wanted. */
    FILLED,
    /** Its budget does not buy one lot more. */
    SPENT,
    /** What is left in the book is beyond its limit. */
    LIMIT,
    /** Nothing is left in the book. */
    EMPTY,
    /** Self-trade prevention ended it. */
    PREVENTED
}
