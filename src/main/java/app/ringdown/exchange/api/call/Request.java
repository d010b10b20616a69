package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RecvWindow;
import app.ringdown.exchange.api.dialect.TimeUnits;

import org.jspecify.annotations.Nullable;

/**
 * One request, wherever it came from.
 *
 * @param params its parameters; those of the signature are read already
 * @param unit the unit of the times in the answer
 * @param caller who signed it, null for a public endpoint
 */
public record Request(Params params, TimeUnits unit, @Nullable Caller caller) {

    /**
     * Who signed a request.
     *
     * @param account the account of the key
     * @param window how long the request stays good
     */
    public record Caller(int account, RecvWindow window) {

        /**
         * What was good on a clock that is off by so much is looked at again by one that is right.
         */
        Caller asIfNoShift(long shiftMicros) {
            return shiftMicros == 0
                    ? this
                    : new Caller(
                            account,
                            new RecvWindow(
                                    window.timestampMicros() - shiftMicros, window.windowMicros()));
        }
    }

    /** The account of a signed request. */
    public int account() {
        return signed().account();
    }

    /** The second look at the clock, just before the engine: -1021 when it took too long here. */
    public void checkStillGood(long nowMicros) {
        signed().window().check(nowMicros);
    }

    private Caller signed() {
        if (caller == null) {
            throw new IllegalStateException("a public endpoint has no account");
        }
        return caller;
    }
}
