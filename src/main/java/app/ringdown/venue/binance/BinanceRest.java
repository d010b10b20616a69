package app.ringdown.venue.binance;

import app.ringdown.venue.Credentials;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueException.Kind;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.RateBudget;
import app.ringdown.wire.Rest;
import app.ringdown.wire.Rest.Method;
import app.ringdown.wire.RestException;
import app.ringdown.wire.ServerClock;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Calls of the dialect: signed with the venue's time, within its budget of weights, and failures
 * told as what they are. Nothing is sent twice but a call that the venue refused for its time
 * stamp, once. Blocks; safe for any thread.
 */
final class BinanceRest {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceRest.class);
    private static final int RECV_WINDOW_MS = 5000;
    private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";

    /** Pauses where the venue says none: a limit's window, and the shortest ban. */
    private static final long LIMITED_S = 10;

    private static final long BANNED_S = 120;

    private final Rest rest;
    private final String apiKey;
    private final Signer signer;
    private final ServerClock clock;
    private final RateBudget budget;

    /**
     * @throws IllegalArgumentException if key or secret can't be one
     */
    BinanceRest(Rest rest, Credentials credentials, ServerClock clock, RateBudget budget) {
        this.rest = rest;
        this.apiKey = credentials.apiKey().strip();
        this.signer = Signer.of(credentials);
        if (!apiKey.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("the key has characters that no key has");
        }
        this.clock = clock;
        this.budget = budget;
    }

    /** What a call costs, and whether it may touch the reserve. */
    enum Urgency {
        NORMAL,
        URGENT
    }

    /** A call that anybody may make. */
    JsonElement open(String path, Params params, int weight) throws VenueException {
        return send(Method.GET, target(path, params.toString()), Map.of(), weight, Urgency.NORMAL);
    }

    /** A call in the account's name. */
    JsonElement signed(Method method, String path, Params params, int weight, Urgency urgency)
            throws VenueException {
        if (!clock.known()) {
            measureClock();
        }
        try {
            return signedOnce(method, path, params, weight, urgency);
        } catch (VenueException e) {
            if (e.kind() != Kind.CLOCK) {
                throw e;
            }
            LOG.warn("The clocks differ too much, measuring again: {}", e.getMessage());
            try {
                measureClock();
            } catch (VenueException failed) {
                e.addSuppressed(failed);
                throw e; // it did not happen: that is what must be told
            }
            return signedOnce(method, path, params, weight, urgency);
        }
    }

    private JsonElement signedOnce(
            Method method, String path, Params params, int weight, Urgency urgency)
            throws VenueException {
        String all = params.toString();
        String query =
                (all.isEmpty() ? "" : all + "&")
                        + "recvWindow="
                        + RECV_WINDOW_MS
                        + "&timestamp="
                        + clock.millis();
        String signature = Params.encode(signer.sign(query));
        return send(
                method,
                target(path, query + "&signature=" + signature),
                Map.of("X-MBX-APIKEY", apiKey),
                weight,
                urgency);
    }

    /**
     * Measures the venue's clock.
     *
     * @throws VenueException if it does not tell; of a kind that says that nothing was asked of it
     *     but the time
     */
    void measureClock() throws VenueException {
        try {
            clock.measure(() -> {
                JsonElement time = open("/api/v3/time", new Params(), 1);
                try {
                    return Json.number(Json.object(time), "serverTime");
                } catch (UnreadableException e) {
                    throw Failures.unreadable(e);
                }
            });
        } catch (VenueException e) {
            throw e.kind() == Kind.UNKNOWN
                    ? new VenueException(Kind.UNREACHABLE, e.code(), message(e), e)
                    : e;
        }
        LOG.info("The venue's clock is {} ms ahead of ours", clock.offsetMs());
    }

    /** A signed request on the account's line: parameters sorted by name, as that wants it. */
    String accountRequest(long id, String method) {
        long timestamp = clock.millis();
        String payload =
                "apiKey=" + apiKey + "&recvWindow=" + RECV_WINDOW_MS + "&timestamp=" + timestamp;
        JsonObject params = new JsonObject();
        params.addProperty("apiKey", apiKey);
        params.addProperty("recvWindow", RECV_WINDOW_MS);
        params.addProperty("timestamp", timestamp);
        params.addProperty("signature", signer.sign(payload));
        JsonObject request = new JsonObject();
        request.addProperty("id", id);
        request.addProperty("method", method);
        request.add("params", params);
        return request.toString();
    }

    private JsonElement send(
            Method method, String target, Map<String, String> headers, int weight, Urgency urgency)
            throws VenueException {
        long waitMs = budget.take(weight, urgency == Urgency.URGENT);
        if (waitMs > 0) {
            throw new VenueException(
                    Kind.RATE_LIMITED, 0, "Our budget of calls is used up for " + waitMs + " ms");
        }
        Rest.Answer answer;
        try {
            answer = rest.send(method, target, headers);
        } catch (RestException e) {
            throw Failures.of(e);
        }
        note(answer);
        if (answer.status() < 200 || answer.status() > 299) {
            VenueException failure = Failures.of(answer);
            if (Failures.tellsOfBoth(answer, failure)) {
                return read(answer);
            }
            LOG.info("{} {}: {}", answer.status(), failure.code(), failure.getMessage());
            throw failure;
        }
        return read(answer);
    }

    private static JsonElement read(Rest.Answer answer) throws VenueException {
        try {
            return Json.parse(answer.body(), 0, answer.body().length);
        } catch (UnreadableException e) {
            throw Failures.unreadable(e);
        }
    }

    private void note(Rest.Answer answer) {
        header(answer, USED_WEIGHT, -1, budget::told);
        if (answer.status() == 429 || answer.status() == 418) {
            long seconds = answer.status() == 418 ? BANNED_S : LIMITED_S;
            header(answer, "Retry-After", seconds, s -> budget.blocked(s * 1000));
        }
    }

    private static void header(Rest.Answer answer, String name, long otherwise, LongConsumer to) {
        long value = otherwise;
        String text = answer.header(name).orElse("");
        try {
            if (!text.isEmpty()) {
                value = Long.parseLong(text.strip());
            }
        } catch (NumberFormatException e) {
            LOG.debug("Header {} is not a number: {}", name, text);
        }
        if (value >= 0) {
            to.accept(value);
        }
    }

    private static String target(String path, String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String message(VenueException e) {
        return String.valueOf(e.getMessage());
    }
}
