package app.ringdown.exchange.api.wsapi;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.api.call.Endpoint;
import app.ringdown.exchange.api.call.Operation;
import app.ringdown.exchange.api.call.Request;
import app.ringdown.exchange.api.call.Security;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.SignedPayload;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.api.socket.Connection;
import app.ringdown.exchange.api.socket.Frame;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What one connection of the WebSocket API has told of itself: who it is, and whose events it
 * wants. Its requests come one at a time; its end may come at any time.
 *
 * <p>Source: Binance Spot API, WebSocket API, "Session Authentication" and "User Data Stream
 * requests".
 */
final class Session {
    private static final int WEIGHT = 2;
    private static final int MAX_SUBSCRIPTIONS = 1_000;
    private static final int MAX_SUBSCRIPTION_IDS = 65_535;
    private static final int NONE = -1;

    private final Connection connection;
    private final ApiServices services;
    private final TimeUnits unit;
    private final boolean rateLimits;
    private final long connectedSince;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final SequencedMap<Integer, UserEvents.Subscription> subscriptions = new TreeMap<>();
    private final List<UserEvents.Subscription> beginning = new ArrayList<>();
    private final List<Runnable> afterReply = new ArrayList<>();
    private @Nullable ApiKey key;
    private long authorizedSince;
    private int nextId;
    private int loggedOnSubscription = NONE;
    private boolean ended;

    Session(Connection connection, ApiServices services, TimeUnits unit, boolean rateLimits) {
        this.connection = connection;
        this.services = services;
        this.unit = unit;
        this.rateLimits = rateLimits;
        connectedSince = services.now();
        add("session.logon", this::logon);
        add("session.status", this::status);
        add("session.logout", this::logout);
        add("session.subscriptions", this::list);
        add("userDataStream.subscribe", this::subscribe);
        add("userDataStream.subscribe.signature", this::subscribeSigned);
        add("userDataStream.unsubscribe", this::unsubscribe);
    }

    private void add(String method, Operation operation) {
        endpoints.put(
                method,
                new Endpoint(
                        "",
                        method,
                        method,
                        Security.NONE,
                        Endpoint.Cost.WEIGHT,
                        0,
                        params -> WEIGHT,
                        operation));
    }

    @Nullable Endpoint endpoint(String method) {
        return endpoints.get(method);
    }

    /** Who signed a request, or in whose name the session has logged on. */
    synchronized Request.Caller caller(Params params, long now) {
        String name = params.optional("apiKey");
        if (name != null) {
            return signed(services.authority().key(name), params, now);
        }
        if (key == null) {
            throw ApiError.mandatory("apiKey").exception();
        }
        params.allow("signature");
        return services.authority().checkLoggedOn(key, params, now);
    }

    private Request.Caller signed(ApiKey by, Params params, long now) {
        String payload = SignedPayload.ofParams(params.values());
        return services.authority().check(by, params, payload, now);
    }

    private synchronized void logon(Request request, JsonWriter json) {
        Params params = request.params();
        ApiKey by = services.authority().key(params.mandatory("apiKey"));
        signed(by, params, services.now());
        params.allRead();
        if (by.kind() != ApiKey.Kind.ED25519) {
            throw ApiError.REJECTED_KEY.exception(); // Only these may log on.
        }
        key = by;
        authorizedSince = services.now();
        writeStatus(json);
    }

    private synchronized void status(Request request, JsonWriter json) {
        request.params().allRead();
        writeStatus(json);
    }

    private synchronized void logout(Request request, JsonWriter json) {
        request.params().allRead();
        key = null;
        if (loggedOnSubscription != NONE) {
            stop(loggedOnSubscription);
        }
        writeStatus(json);
    }

    private void writeStatus(JsonWriter json) {
        json.beginObject().name("apiKey");
        if (key == null) {
            json.nullValue().name("authorizedSince").nullValue();
        } else {
            json.value(key.key()).field("authorizedSince", unit.of(authorizedSince));
        }
        json.field("connectedSince", unit.of(connectedSince))
                .field("returnRateLimits", rateLimits)
                .field("serverTime", unit.of(services.now()))
                .field("userDataStream", !subscriptions.isEmpty())
                .endObject();
    }

    private synchronized void list(Request request, JsonWriter json) {
        request.params().allRead();
        json.beginArray();
        for (int id : subscriptions.keySet()) {
            json.beginObject().field("subscriptionId", id).endObject();
        }
        json.endArray();
    }

    private synchronized void subscribe(Request request, JsonWriter json) {
        request.params().allRead();
        if (key == null) {
            throw ApiError.REJECTED_KEY.exception();
        }
        loggedOnSubscription = start(key.account(), json);
    }

    private synchronized void subscribeSigned(Request request, JsonWriter json) {
        Params params = request.params();
        ApiKey by = services.authority().key(params.mandatory("apiKey"));
        signed(by, params, services.now());
        params.allRead();
        start(by.account(), json);
    }

    private int start(int account, JsonWriter json) {
        if (subscriptions.values().stream().anyMatch(one -> one.account() == account)) {
            throw ApiError.SUBSCRIPTION_ACTIVE.exception();
        }
        if (nextId >= MAX_SUBSCRIPTION_IDS || subscriptions.size() >= MAX_SUBSCRIPTIONS) {
            throw ApiError.TOO_MANY_SUBSCRIPTION_IDS.exception();
        }
        int id = nextId++;
        var subscription = new UserEvents.Subscription(id, account, connection, unit);
        subscriptions.put(id, subscription);
        beginning.add(subscription);
        json.beginObject().field("subscriptionId", id).endObject();
        return id;
    }

    private synchronized void unsubscribe(Request request, JsonWriter json) {
        OptionalInt id = request.params().optionalInt("subscriptionId");
        request.params().allRead();
        if (id.isPresent() && !subscriptions.containsKey(id.getAsInt())) {
            throw ApiError.SUBSCRIPTION_INACTIVE.exception();
        }
        List<Integer> ids =
                id.isPresent() ? List.of(id.getAsInt()) : List.copyOf(subscriptions.keySet());
        ids.forEach(this::stop);
        json.beginObject().endObject();
    }

    private void stop(int id) {
        UserEvents.Subscription subscription = subscriptions.remove(id);
        if (subscription == null) {
            return;
        }
        if (id == loggedOnSubscription) {
            loggedOnSubscription = NONE;
        }
        services.events().remove(subscription);
        afterReply.add(() -> {
            JsonWriter json = new JsonWriter(128).restart(Frame.GAP);
            json.beginObject().field("subscriptionId", id).name("event");
            EventJson.plain(json, unit, "eventStreamTerminated", services.now());
            connection.send(json.endObject());
        });
    }

    /**
     * Has new subscriptions begin; to be called while nobody else can send. What happens from now
     * on waits behind the reply: a client that acts as soon as it has it misses nothing.
     */
    synchronized void beforeReply() {
        if (!ended) {
            beginning.forEach(services.events()::add);
        }
        beginning.clear();
    }

    /** Does what has to wait until the client has its answer. */
    void afterReply() {
        List<Runnable> work;
        synchronized (this) {
            work = List.copyOf(afterReply);
            afterReply.clear();
        }
        work.forEach(Runnable::run);
    }

    /** The connection is gone. */
    synchronized void end() {
        ended = true;
        subscriptions.values().forEach(services.events()::remove);
        subscriptions.clear();
    }
}
