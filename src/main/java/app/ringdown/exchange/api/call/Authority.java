package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RecvWindow;
import app.ringdown.exchange.api.dialect.Verifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Knows the keys and lets signed requests in. Safe for any thread.
 *
 * <p>Source: Binance Spot API, REST, "Request Security".
 */
public final class Authority {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,128}");

    private final Map<String, Holder> holders = new ConcurrentHashMap<>();

    /**
     * A key that is known.
     *
     * @param key its public name
     * @param account whom it speaks for
     * @param verifier how its signatures are checked
     */
    public record Holder(String key, int account, Verifier verifier) {}

    /**
     * Takes a key in; one of the same name is replaced.
     *
     * @throws IllegalArgumentException if it is an Ed25519 key that cannot be read
     */
    public void add(ApiKey key) {
        holders.put(key.key(), new Holder(key.key(), key.account(), Verifier.of(key)));
    }

    /** The holder of a key: -2014 if it is none by its looks, -2015 if nobody has it. */
    public Holder holder(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw ApiError.BAD_KEY_FORMAT.exception();
        }
        Holder holder = holders.get(key);
        if (holder == null) {
            throw ApiError.REJECTED_KEY.exception();
        }
        return holder;
    }

    /**
     * Checks a signed request: it has a time (-1102) that is near enough (-1021), and a signature
     * (-1102) that is right (-1022).
     */
    public Request.Caller check(Holder holder, Params params, String payload, long nowMicros) {
        RecvWindow window = RecvWindow.read(params);
        String signature = params.mandatory("signature");
        if (!holder.verifier().verifies(payload, signature)) {
            throw ApiError.BAD_SIGNATURE.exception();
        }
        window.check(nowMicros);
        return new Request.Caller(holder.account(), window);
    }

    /** A request of a session that has logged on: it needs a time but no signature. */
    public Request.Caller checkLoggedOn(Holder holder, Params params, long nowMicros) {
        RecvWindow window = RecvWindow.read(params);
        window.check(nowMicros);
        return new Request.Caller(holder.account(), window);
    }
}
