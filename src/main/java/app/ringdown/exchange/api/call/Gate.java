package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.dialect.TimeUnits;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The way of every request, REST or WebSocket API: count it, check who asks, have it answered. It
 * never throws: whatever goes wrong becomes an error of the dialect. Any thread but the exchange's.
 */
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final int MAX_PARAMS = 100;

    private final RateLimits limits;
    private final LongSupplier clock;

    /**
     * @param clock microseconds since the epoch
     */
    public Gate(RateLimits limits, LongSupplier clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What came of a request.
     *
     * @param error null if it was answered
     * @param caller who asked, null if that is not known
     */
    public record Outcome(@Nullable ApiError error, Request.@Nullable Caller caller) {}

    /**
     * Lets a request through.
     *
     * @param params makes its parameters, or throws an {@link ApiException}
     * @param signature checks who signed it, asked for signed endpoints only; throws likewise
     * @param json where the answer goes; what is in it after an error is no answer
     */
    public Outcome pass(
            Endpoint endpoint,
            Supplier<Params> params,
            TimeUnits unit,
            Signature signature,
            JsonWriter json) {
        Request.Caller caller = null;
        try {
            long now = clock.getAsLong();
            Params read = params.get();
            int weight = endpoint.weight().applyAsInt(read);
            limits.spend(weight, now);
            if (read.count() > MAX_PARAMS) {
                throw ApiError.tooMany(MAX_PARAMS, read.count()).exception();
            }
            caller =
                    switch (endpoint.security()) {
                        case NONE -> null;
                        case SIGNED -> signature.check(read, now);
                    };
            answer(endpoint, new Request(read, unit, caller), weight, json);
            return new Outcome(null, caller);
        } catch (ApiException e) {
            return new Outcome(e.error(), caller);
        } catch (Refusal e) {
            return new Outcome(error(e), caller);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", endpoint.verb(), endpoint.path(), e);
            return new Outcome(ApiError.UNKNOWN, caller);
        }
    }

    /** Who signed a request with these parameters. */
    @FunctionalInterface
    public interface Signature {
        Request.Caller check(Params params, long nowMicros);
    }

    private void answer(Endpoint endpoint, Request request, int weight, JsonWriter json)
            throws Refusal {
        switch (endpoint.cost()) {
            case WEIGHT -> endpoint.operation().answer(request, json);
            case WEIGHT_IF_REFUSED -> {
                endpoint.operation().answer(request, json);
                limits.giveBack(weight, clock.getAsLong());
            }
            case ORDERS -> {
                limits.takeOrders(request.account(), endpoint.orders(), clock.getAsLong());
                boolean taken = false;
                try {
                    endpoint.operation().answer(request, json);
                    taken = true;
                } finally {
                    if (!taken) {
                        limits.releaseOrders(
                                request.account(), endpoint.orders(), clock.getAsLong());
                    }
                }
                limits.giveBack(weight, clock.getAsLong());
            }
        }
    }

    /** The engine's no under the HTTP status that goes with it. */
    public static ApiError error(Refusal refusal) {
        int status =
                switch (refusal.code()) {
                    case -1001, -1006, -1007, -1016 -> 500;
                    case -1008 -> 503;
                    default -> 400;
                };
        return ApiError.of(status, refusal.code(), refusal.text());
    }
}
