package app.ringdown.venue.binance;

import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueException.Kind;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.Rest;
import app.ringdown.wire.RestException;

import com.google.gson.JsonObject;

/**
 * What is known of a call that did not go well. Only the venue's own word makes it a no: an answer
 * of class 5xx, one that can't be read, or none, leaves the outcome unknown.
 *
 * <p>Source: Binance Spot API, REST, "HTTP Return Codes" and "Errors".
 */
final class Failures {
    static final int CLOCK_CODE = -1021;
    static final int NO_SUCH_ORDER = -2013;

    /** It ended unfilled more than 90 days ago. */
    static final int ARCHIVED_ORDER = -2026;

    /** Of a cancel with a new order in its place: neither was done, or one of the two. */
    private static final int NEITHER = -2022;

    private static final int ONE_OF_TWO = -2021;

    private Failures() {}

    /** Whether the answer that says so has the outcome of each of two requests in it. */
    static boolean tellsOfBoth(Rest.Answer answer, VenueException failure) {
        boolean ofTwo = failure.code() == NEITHER || failure.code() == ONE_OF_TWO;
        if (failure.kind() != Kind.REFUSED || !ofTwo) {
            return false;
        }
        try {
            return Json.object(Json.parse(answer.body(), 0, answer.body().length)).has("data");
        } catch (UnreadableException e) {
            return false;
        }
    }

    /** The failure that an answer of a status other than 2xx tells of. */
    static VenueException of(Rest.Answer answer) {
        int status = answer.status();
        int code = 0;
        String message = "HTTP " + status;
        try {
            JsonObject body = Json.object(Json.parse(answer.body(), 0, answer.body().length));
            code = Math.toIntExact(Json.number(body, "code"));
            message = Json.text(body, "msg");
        } catch (UnreadableException | ArithmeticException e) {
            // Not the venue's form; the status is all there is. It may come from a proxy.
            return new VenueException(withoutCode(status), 0, message, e);
        }
        return new VenueException(kind(status, code), code, message);
    }

    static VenueException of(RestException failure) {
        return new VenueException(
                failure.maybeSent() ? Kind.UNKNOWN : Kind.UNREACHABLE,
                0,
                String.valueOf(failure.getMessage()),
                failure);
    }

    static VenueException unreadable(UnreadableException failure) {
        return new VenueException(
                Kind.UNKNOWN, 0, "The answer can't be read: " + failure.getMessage(), failure);
    }

    static Kind kind(int status, int code) {
        if (status >= 500) {
            return Kind.UNKNOWN;
        }
        return switch (code) {
            case -1000, -1001, -1006, -1007 -> Kind.UNKNOWN;
            case -1003, -1015 -> Kind.RATE_LIMITED;
            case CLOCK_CODE -> Kind.CLOCK;
            case -1002, -1022, -2014, -2015 -> Kind.BAD_KEY;
            default ->
                    status == 401 || status == 429 || status == 418
                            ? withoutCode(status)
                            : Kind.REFUSED;
        };
    }

    private static Kind withoutCode(int status) {
        return switch (status) {
            case 401 -> Kind.BAD_KEY;
            case 418, 429 -> Kind.RATE_LIMITED;
            default -> Kind.UNKNOWN;
        };
    }

    /** Something read out of an answer. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws UnreadableException;
    }

    /**
     * The answer came, but whether it says yes can't be known if it can't be read; nor where its
     * numbers make no order or bar.
     */
    static <T> T read(Reading<T> reading) throws VenueException {
        try {
            return reading.read();
        } catch (UnreadableException e) {
            throw unreadable(e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw unreadable(new UnreadableException("numbers that make no sense", e));
        }
    }
}
