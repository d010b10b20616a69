package app.ringdown.exchange.api.control;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.PublicKeys;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.call.Authority;
import app.ringdown.exchange.api.call.Gate;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Fault;
import app.ringdown.exchange.drill.Latency;
import app.ringdown.exchange.engine.Staging;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Decimals;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
                        "account/fund", Map.of("POST", this::fund),
                        "account/reset", Map.of("POST", this::reset),
                        "keys", Map.of("POST", this::addKey),
                        "scenario", Map.of("GET", this::scenarios, "POST", this::play),
                        "latency", Map.of("POST", this::latency),
                        "faults",
                                Map.of(
                                        "GET", this::faults,
                                        "POST", this::begin,
                                        "DELETE", this::lift));
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
        json.beginObject().field("uptimeSeconds", status.uptime().toSeconds()).name("latency");
        write(json, room.drill().latency());
        json.name("faults");
        writeFaults(json);
        writeScenarios(json, status);
        writeBalances(json, status);
        json.endObject();
    }

    private static void writeBalances(JsonWriter json, ControlRoom.Status status) {
        json.field("openOrders", status.openOrders()).name("balances").beginArray();
        status.balances().forEach(balance -> write(json, balance));
        json.endArray();
    }

    /** The scenario of most listings, and those that are in another one. */
    private static void writeScenarios(JsonWriter json, ControlRoom.Status status) {
        Map<Scenario, Long> counts =
                status.scenarios().stream()
                        .collect(Collectors.groupingBy(Staging::scenario, Collectors.counting()));
        Scenario usual = Collections.max(counts.entrySet(), Map.Entry.comparingByValue()).getKey();
        json.field("scenario", usual.id()).name("otherScenarios").beginObject();
        for (Staging staging : status.scenarios()) {
            if (staging.scenario() != usual) {
                json.field(staging.listing().symbol(), staging.scenario().id());
            }
        }
        json.endObject();
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

    private void reset(Params params, JsonWriter json) throws Refusal {
        params.allRead();
        room.reset();
        writeBalances(json.beginObject(), room.status());
        json.endObject();
    }

    private void addKey(Params params, JsonWriter json) throws Refusal {
        String pem = params.mandatory("publicKey");
        params.allRead();
        ApiKey key;
        try {
            key = room.addKey(PublicKeys.read(pem));
        } catch (IllegalArgumentException e) {
            throw ApiError.notValid("publicKey").exception();
        }
        json.beginObject().field("apiKey", key.key()).field("type", key.kind().name()).endObject();
    }

    private void scenarios(Params params, JsonWriter json) throws Refusal {
        params.allRead();
        json.beginArray();
        room.scenarios().forEach(scenario -> json.value(scenario.id()));
        json.endArray();
    }

    private void play(Params params, JsonWriter json) throws Refusal {
        String name = params.mandatory("name");
        String symbol = params.optionalSymbol();
        OptionalInt seconds = params.optionalInt("seconds");
        params.allRead();
        Scenario scenario =
                Scenario.find(name).orElseThrow(() -> ApiError.notValid("name").exception());
        List<Listing> listings =
                room.listings().stream()
                        .filter(listing -> symbol == null || listing.symbol().equals(symbol))
                        .toList();
        if (listings.isEmpty()) {
            throw ApiError.BAD_SYMBOL.exception();
        }
        if (seconds.isPresent() && seconds.getAsInt() == 0) {
            throw ApiError.notValid("seconds").exception();
        }
        room.play(
                scenario,
                listings,
                seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : null);
        writeScenarios(json.beginObject(), room.status());
        json.endObject();
    }

    private void latency(Params params, JsonWriter json) {
        int millis = (int) Math.min(params.mandatoryLong("ms"), Integer.MAX_VALUE);
        int jitter = params.optionalInt("jitter").orElse(0);
        params.allRead();
        Latency latency;
        try {
            latency = new Latency(millis, jitter);
        } catch (IllegalArgumentException e) {
            throw ApiError.notValid("ms").exception();
        }
        room.drill().setLatency(latency);
        write(json, latency);
    }

    private void faults(Params params, JsonWriter json) {
        params.allRead();
        writeFaults(json);
    }

    private void begin(Params params, JsonWriter json) {
        Exercise exercise;
        try {
            exercise = Exercise.of(params.values());
        } catch (IllegalArgumentException e) {
            throw ApiError.of(400, -1130, String.valueOf(e.getMessage())).exception();
        }
        room.drill().begin(exercise);
        writeFaults(json);
    }

    private void lift(Params params, JsonWriter json) {
        String name = params.optional("name");
        params.allRead();
        if (name == null) {
            room.drill().liftAll();
        } else {
            room.drill()
                    .lift(Fault.of(name).orElseThrow(() -> ApiError.notValid("name").exception()));
        }
        writeFaults(json);
    }

    private void writeFaults(JsonWriter json) {
        json.beginArray();
        for (Drill.Progress progress : room.drill().progress()) {
            Exercise exercise = progress.exercise();
            json.beginObject()
                    .field("name", exercise.fault().word())
                    .name("rate")
                    .raw(Double.toString(exercise.rate()))
                    .field("amount", exercise.amount())
                    .name("scopes")
                    .beginArray();
            exercise.scopeWords().forEach(json::value);
            json.endArray();
            progress.left().ifPresent(left -> json.field("left", left));
            progress.remaining().ifPresent(time -> json.field("secondsLeft", time.toSeconds()));
            json.field("struck", progress.struck()).endObject();
        }
        json.endArray();
    }

    private static void write(JsonWriter json, Latency latency) {
        json.beginObject()
                .field("ms", latency.millis())
                .field("jitter", latency.jitterMillis())
                .endObject();
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
