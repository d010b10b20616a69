package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RecvWindow;
import app.ringdown.exchange.api.dialect.Verifier;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Knows the keys and lets signed requests in. Safe for any thread.
 *
 * <p>Source: Binance Spot API, REST, "Request Security".
 */
public final class Authority {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,128}");

    private final Function<String, Optional<ApiKey>> keys;
    private final Map<ApiKey, Verifier> verifiers = new ConcurrentHashMap<>();

    /**
     * @param keys finds a key by its name
     */
    public Authority(Function<String, Optional<ApiKey>> keys) {
        this.keys = keys;
    }

    /** The key of that name: -2014 if it is none by its looks, -2015 if nobody has it. */
    public ApiKey key(@Nullable String name) {
        if (name == null || !KEY.matcher(name).matches()) {
            throw ApiError.BAD_KEY_FORMAT.exception();
        }
        return keys.apply(name).orElseThrow(ApiError.REJECTED_KEY::exception);
    }

    /**
     * Checks a signed request: it has a time (-1102) that is near enough (-1021), and a signature
     * (-1102) that is right (-1022).
     */
    public Request.Caller check(ApiKey key, Params params, String payload, long nowMicros) {
        RecvWindow window = RecvWindow.read(params);
        String signature = params.mandatory("signature");
        // Reading an Ed25519 key takes longer than using it.
        Verifier verifier = verifiers.computeIfAbsent(key, Verifier::of);
        if (!verifier.verifies(payload, signature)) {
            throw ApiError.BAD_SIGNATURE.exception();
        }
        window.check(nowMicros);
        return new Request.Caller(key.account(), window);
    }

    /** A request of a session that has logged on: it needs a time but no signature. */
    public Request.Caller checkLoggedOn(ApiKey key, Params params, long nowMicros) {
        RecvWindow window = RecvWindow.read(params);
        window.check(nowMicros);
        return new Request.Caller(key.account(), window);
    }
}
