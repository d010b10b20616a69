package app.ringdown.exchange.api.wsapi;

import app.ringdown.exchange.api.call.Endpoint;
import app.ringdown.exchange.api.call.Gate;
import app.ringdown.exchange.api.call.Request;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.api.socket.Connection;
import app.ringdown.exchange.api.socket.Frame;
import app.ringdown.exchange.api.socket.Peer;
import app.ringdown.exchange.api.socket.Target;
import app.ringdown.exchange.drill.Fault;
import app.ringdown.exchange.drill.RequestFaults;
import app.ringdown.exchange.drill.Scope;
import app.ringdown.exchange.drill.Strike;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;

/**
 * One client of the WebSocket API. Its requests are answered one after the other, in the order in
 * which they came, on a virtual thread that exists while there are any.
 *
 * <p>Source: Binance Spot API, WebSocket API.
 */
public final class ApiPeer implements Peer {
    private static final Logger LOG = LoggerFactory.getLogger(ApiPeer.class);
    private static final String PATH = "/ws-api/v3";
    private static final int ABNORMAL = 1006;
    private static final int POLICY_VIOLATION = 1008;
    private static final int BANNED = 418;
    private static final int LONGEST_QUEUE = 1_000;
    private static final int MOST_WAITING_CHARS = 1 << 20;
    private static final int CONNECT_WEIGHT = 2;
    private static final String RETURN_RATE_LIMITS = "returnRateLimits";

    private final Connection connection;
    private final ApiServices services;
    private final Session session;
    private final TimeUnits unit;
    private final boolean rateLimits;
    private final RequestFaults faults;
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private int waitingChars;
    private long lastDue = System.nanoTime();
    private boolean working;

    /**
     * A request that is under way.
     *
     * @param due when it is here, in nanoseconds
     */
    private record Arrival(String text, long due) {}

    /** Whether the WebSocket API is served at this path. */
    public static boolean serves(String path) {
        return path.equals(PATH);
    }

    public ApiPeer(Connection connection, Target target, ApiServices services) {
        this.connection = connection;
        this.services = services;
        faults = new RequestFaults(services.drill());
        unit = unit(target);
        rateLimits = !"false".equals(target.query().get(RETURN_RATE_LIMITS));
        session = new Session(connection, services, unit, rateLimits);
        try {
            services.limits().spend(CONNECT_WEIGHT, services.now());
        } catch (ApiException e) {
            LOG.debug("A connection over the weight limit", e); // Its requests will be refused.
        }
    }

    private static TimeUnits unit(Target target) {
        try {
            return TimeUnits.parse(target.query().get("timeUnit"));
        } catch (ApiException e) {
            return TimeUnits.MILLISECOND; // There is no answer in which to complain.
        }
    }

    @Override
    public boolean limited() {
        return false;
    }

    @Override
    public void onText(String text) {
        synchronized (waiting) {
            waitingChars += text.length();
            if (waiting.size() >= LONGEST_QUEUE || waitingChars > MOST_WAITING_CHARS) {
                waiting.clear();
                waitingChars = 0;
                connection.close(POLICY_VIOLATION, "Too many requests");
                return;
            }
            long due = System.nanoTime() + services.drill().trip();
            lastDue += Math.max(0, due - lastDue);
            waiting.addLast(new Arrival(text, lastDue));
            if (working) {
                return;
            }
            working = true;
        }
        try {
            services.threads().execute(this::work);
        } catch (RejectedExecutionException e) {
            LOG.debug("A request after the end", e);
        }
    }

    private void work() {
        while (true) {
            Arrival next;
            synchronized (waiting) {
                next = waiting.pollFirst();
                if (next == null) {
                    working = false;
                    return;
                }
                waitingChars -= next.text().length();
            }
            try {
                long early = next.due() - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(Duration.ofNanos(early));
                }
                answer(ApiMessage.parse(next.text()));
            } catch (InterruptedException e) {
                LOG.debug("The exchange was closed with a request under way", e);
                return;
            } catch (RuntimeException e) {
                LOG.error("A request of the WebSocket API failed", e);
            }
        }
    }

    private void answer(ApiMessage message) {
        Endpoint endpoint = endpoint(message.method());
        ApiError wrong = message.error();
        if (wrong == null && endpoint == null) {
            wrong = ApiError.UNKNOWN_METHOD;
        }
        if (wrong != null) {
            wrong = counted(wrong);
        }
        Scope scope = endpoint == null ? Scope.USER : endpoint.scope(Scope.USER);
        JsonWriter result = new JsonWriter(512);
        Gate.Outcome outcome =
                wrong != null || endpoint == null
                        ? new Gate.Outcome(wrong, null)
                        : services.gate()
                                .pass(
                                        endpoint,
                                        scope,
                                        () -> params(message),
                                        unit,
                                        session::caller,
                                        result);
        boolean order = endpoint != null && endpoint.orders() > 0;
        Strike strike = outcome.strike();
        connection.inOrder(() -> {
            JsonWriter reply = reply(message, outcome, order, result);
            session.beforeReply();
            if (services.drill().idle() && strike == null) {
                connection.send(reply);
            } else {
                sendFaulty(reply, scope, strike);
            }
            session.afterReply();
            ApiError error = outcome.error();
            if (error != null && error.status() == BANNED && strike == null) {
                connection.close(POLICY_VIOLATION, "Banned");
            }
        });
    }

    /** What asks for nothing weighs nothing, but it is a request. */
    private ApiError counted(ApiError wrong) {
        try {
            services.limits().spend(0, services.now());
            return wrong;
        } catch (ApiException e) {
            return e.error();
        }
    }

    private void sendFaulty(JsonWriter reply, Scope scope, @Nullable Strike strike) {
        Fault fault = strike == null ? null : strike.fault();
        if (strike != null && fault == Fault.HALF_OPEN) {
            connection.mute(strike);
        } else if (fault == Fault.CUT || fault == Fault.REFUSE) {
            connection.cut(ABNORMAL, "");
        } else if (fault != Fault.NO_ANSWER) {
            String text = faults.answer(scope, reply.text(Frame.GAP));
            connection.send(Frame.open(text), faults.delayMillis(scope));
            if (fault == Fault.ANSWER_TWICE) {
                connection.send(Frame.open(text));
            }
        }
    }

    private @Nullable Endpoint endpoint(String method) {
        Endpoint own = session.endpoint(method);
        return own == null ? services.endpoints().get(method) : own;
    }

    private static Params params(ApiMessage message) {
        Params params = Params.of(message.params());
        params.allow(RETURN_RATE_LIMITS);
        return params;
    }

    private JsonWriter reply(
            ApiMessage message, Gate.Outcome outcome, boolean order, JsonWriter result) {
        JsonWriter json = new JsonWriter(result.length() + 512).restart(Frame.GAP);
        ApiError error = outcome.error();
        json.beginObject().name("id").raw(message.id());
        if (error == null) {
            json.field("status", 200).name("result").raw(result.buffer(), 0, result.length());
        } else {
            json.field("status", error.status()).name("error");
            writeError(json, error);
        }
        String wanted = message.params().get(RETURN_RATE_LIMITS);
        if (wanted == null ? rateLimits : Boolean.parseBoolean(wanted)) {
            writeRateLimits(json, order ? outcome.caller() : null);
        }
        return json.endObject();
    }

    private void writeError(JsonWriter json, ApiError error) {
        if (error.retryAfterSeconds() == 0 || !error.data().isEmpty()) {
            error.writeTo(json);
            return;
        }
        long now = services.now();
        json.beginObject()
                .field("code", error.code())
                .field("msg", error.msg())
                .name("data")
                .beginObject()
                .field("serverTime", unit.of(now))
                .field("retryAfter", unit.of(now + error.retryAfterSeconds() * 1_000_000))
                .endObject()
                .endObject();
    }

    private void writeRateLimits(JsonWriter json, Request.@Nullable Caller orders) {
        RateLimits limits = services.limits();
        long now = services.now();
        json.name("rateLimits").beginArray();
        if (orders != null) {
            limits.writeOrderCounts(json, orders.account(), now);
        }
        limits.writeWeight(json, now);
        json.endArray();
    }

    @Override
    public void onClose() {
        session.end();
    }

    @Override
    public void onShutdown() {
        JsonWriter json = new JsonWriter(128).restart(Frame.GAP);
        json.beginObject().name("event");
        EventJson.plain(json, unit, "serverShutdown", services.now());
        connection.send(json.endObject());
    }
}
