package app.ringdown.exchange.drill;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can go wrong between an exchange and its clients. None of it touches what the exchange
 * itself knows: orders and money are as they would be without it.
 */
public enum Fault {
    /** A frame is never sent. */
    DROP(Where.FRAMES),
    /** A frame or answer comes late by the amount in ms, and what follows it waits behind it. */
    DELAY(1_000, 1, 600_000, Where.EVERYWHERE),
    /** A frame comes twice. */
    DUPLICATE(Where.FRAMES),
    /** A frame comes after the one that follows it, or a second late if none follows. */
    REORDER(Where.FRAMES),
    /** A depth update is left out: the next one begins behind where the last one ended. */
    GAP(Where.STREAMS),
    /**
     * A connection stays up, but nothing is sent or read on it any more, until the fault is lifted;
     * then it is cut. Of connections each is tried ten times a second. A request is neither done
     * nor answered.
     */
    HALF_OPEN(Where.EVERYWHERE),
    /** A connection is closed as soon as it comes; a request is not read. */
    REFUSE(Where.EVERYWHERE),
    /**
     * A connection is closed without a word. Of connections each is tried ten times a second. A
     * request is done first: its answer is lost.
     */
    CUT(Where.EVERYWHERE),
    /** A request is answered 429 and not done; the amount is the seconds of Retry-After. */
    TOO_MANY(1, 1, 86_400, Where.REQUESTS),
    /** A request is answered 418 and not done; the amount is the seconds of Retry-After. */
    BANNED(120, 1, 259_200, Where.REQUESTS),
    /** A request is answered by the amount, a status from 500 on, and not done. */
    UNAVAILABLE(503, 500, 599, Where.REQUESTS),
    /** A request is done, and answered by the amount, a status from 500 on, all the same. */
    FAIL_AFTER(503, 500, 599, Where.REQUESTS),
    /** A request is done and never answered. */
    NO_ANSWER(Where.REQUESTS),
    /**
     * The answer comes twice. HTTP has one answer to a request: there its body holds it twice,
     * which is no JSON.
     */
    ANSWER_TWICE(Where.REQUESTS),
    /**
     * The exchange's clock is off by the amount in seconds, as its clients see it: {@code
     * serverTime}, the {@code E} of events, and the check of {@code timestamp}. It is so for
     * everything while it is in force; its rate says nothing.
     */
    CLOCK_JUMP(60, -86_400, 86_400, Where.EVERYWHERE),
    /** Every JSON object of a frame or answer has a member that nobody knows. */
    UNKNOWN_FIELD(Where.EVERYWHERE),
    /** One value in a frame or answer that is of a closed list is not on it. */
    UNKNOWN_VALUE(Where.EVERYWHERE),
    /** The JSON of a frame or answer ends in the middle. */
    CUT_JSON(Where.EVERYWHERE),
    /** A frame or answer holds something that is no JSON. */
    GARBAGE(Where.EVERYWHERE);

    /** Where faults can strike. */
    private enum Where {
        FRAMES,
        STREAMS,
        REQUESTS,
        EVERYWHERE
    }

    private final int usual;
    private final int least;
    private final int most;
    private final Where where;

    Fault(Where where) {
        this(0, 0, 0, where);
    }

    Fault(int usual, int least, int most, Where where) {
        this.usual = usual;
        this.least = least;
        this.most = most;
        this.where = where;
    }

    /** The name as options and parameters have it, such as {@code half-open}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Fault> of(String word) {
        return Stream.of(values()).filter(fault -> fault.word().equals(word)).findFirst();
    }

    /** Where it can strike at all. */
    public Set<Scope> scopes() {
        return switch (where) {
            case FRAMES -> EnumSet.of(Scope.STREAMS, Scope.USER);
            case STREAMS -> EnumSet.of(Scope.STREAMS);
            case REQUESTS -> EnumSet.of(Scope.REST, Scope.ORDERS, Scope.USER);
            case EVERYWHERE -> EnumSet.allOf(Scope.class);
        };
    }

    /** The amount when none is said. */
    int usual() {
        return usual;
    }

    boolean takes(int amount) {
        return amount >= least && amount <= most;
    }
}
