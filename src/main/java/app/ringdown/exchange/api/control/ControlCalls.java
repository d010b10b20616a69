package app.ringdown.exchange.api.control;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.call.Authority;
import app.ringdown.exchange.api.call.Gate;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The control room by HTTP. Who asks must be on this machine and name the key of the paper account
 * in {@code X-MBX-APIKEY}; no signature is asked for. A web page cannot set that header without a
 * preflight request, which gets 405. Limits and faults of the exchange do not apply here.
 */
public final class ControlCalls {
    /** What every path here begins with. */
    public static final String ROOT = "/ringdown/";

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,8})?");
    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    private final ControlRoom room;
    private final Authority authority;
    private final Map<String, Map<String, Call>> routes;

    /** The work behind a path: writes the answer, one JSON value. */
    @FunctionalInterface
    private interface Call {
        void answer(Params params, JsonWriter json) throws Refusal;
    }

    public ControlCalls(ControlRoom room, Authority authority) {
        this.room = room;
        this.authority = authority;
        routes =
                Map.of(
                        "status", Map.of("GET", this::status),
                        "account/fund", Map.of("POST", this::fund));
    }

    /**
     * Answers a request.
     *
     * @param path begins with {@link #ROOT}
     * @param params makes its parameters, or throws an {@link ApiException}
     * @param key the key it named
     * @param from where it comes from
     * @param json where the answer goes
     * @return null if it was answered
     */
    public @Nullable ApiError answer(
            String verb,
            String path,
            Supplier<Params> params,
            @Nullable String key,
            InetAddress from,
            JsonWriter json) {
        try {
            if (!from.isLoopbackAddress() || authority.key(key).account() != Accounts.FIRST_USER) {
                return ApiError.REJECTED_KEY;
            }
            Map<String, Call> verbs = routes.get(path.substring(ROOT.length()));
            if (verbs == null) {
                return ApiError.NOT_FOUND;
            }
            Call call = verbs.get(verb);
            if (call == null) {
                return ApiError.WRONG_METHOD;
            }
            call.answer(params.get(), json);
            return null;
        } catch (ApiException e) {
            return e.error();
        } catch (Refusal e) {
            return Gate.error(e);
        }
    }

    private void status(Params params, JsonWriter json) throws Refusal {
        params.allRead();
        ControlRoom.Status status = room.status();
        json.beginObject()
                .field("uptimeSeconds", status.uptime().toSeconds())
                .field("openOrders", status.openOrders())
                .name("balances")
                .beginArray();
        status.balances().forEach(balance -> write(json, balance));
        json.endArray().endObject();
    }

    private void fund(Params params, JsonWriter json) throws Refusal {
        String asset = matched(params, "asset", ASSET);
        BigDecimal amount = new BigDecimal(matched(params, "amount", AMOUNT));
        params.allRead();
        long units;
        try {
            units = Decimals.parse(amount, Listing.UNIT_DECIMALS);
        } catch (ArithmeticException e) {
            throw ApiError.overflow("amount").exception();
        }
        write(json, room.fund(asset, units));
    }

    private static String matched(Params params, String name, Pattern pattern) {
        String value = params.mandatory(name);
        if (!pattern.matcher(value).matches()) {
            throw ApiError.illegalCharacters(name, "^" + pattern + "$").exception();
        }
        return value;
    }

    private static void write(JsonWriter json, Balance balance) {
        json.beginObject()
                .field("asset", balance.asset())
                .fixed8("free", balance.free())
                .fixed8("locked", balance.locked())
                .endObject();
    }
}
