package app.ringdown.exchange.api.rest;

import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.api.call.Authority;
import app.ringdown.exchange.api.call.Endpoint;
import app.ringdown.exchange.api.call.Gate;
import app.ringdown.exchange.api.call.Request;
import app.ringdown.exchange.api.control.ControlCalls;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.dialect.SignedPayload;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.api.http.HttpHandler;
import app.ringdown.exchange.api.http.HttpPort;
import app.ringdown.exchange.api.http.HttpReply;
import app.ringdown.exchange.api.http.HttpRequest;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Scope;
import app.ringdown.exchange.drill.Strike;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Serves the endpoints over HTTP, each connection on a virtual thread of its own ({@code rest-N}).
 *
 * <p>Source: Binance Spot API, REST, "General API Information" to "Request Security".
 */
public final class RestServer implements HttpHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final String API_KEY = "x-mbx-apikey";
    private static final int MAX_BODY = 64 * 1024;

    private static final long DRAIN_MILLIS = 300;

    private final HttpPort port;
    private final Map<String, Map<String, Endpoint>> routes = new HashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ControlCalls control;
    private final Gate gate;
    private final Authority authority;
    private final RateLimits limits;
    private final FaultyAnswers faulty;
    private final LongSupplier clock;

    /**
     * Takes over a bound port; {@link #start} opens the doors.
     *
     * @param clock microseconds since the epoch
     */
    public RestServer(
            ServerSocket port,
            List<Endpoint> endpoints,
            ControlCalls control,
            Gate gate,
            Authority authority,
            RateLimits limits,
            LongSupplier clock,
            Drill drill) {
        this.port = new HttpPort(port, MAX_BODY, this);
        this.control = control;
        this.gate = gate;
        this.authority = authority;
        this.limits = limits;
        this.clock = clock;
        faulty = new FaultyAnswers(drill);
        for (Endpoint endpoint : endpoints) {
            routes.computeIfAbsent(endpoint.path(), path -> new TreeMap<>())
                    .put(endpoint.verb(), endpoint);
        }
    }

    public void start() {
        port.start();
    }

    /** Lets requests that are being answered finish, for a moment, and closes the port. */
    @Override
    public void close() {
        long deadline = System.nanoTime() + DRAIN_MILLIS * 1_000_000;
        try {
            while (inFlight.get() > 0 && System.nanoTime() < deadline) {
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        port.close();
    }

    @Override
    public void answer(HttpRequest http, HttpReply reply) throws IOException {
        inFlight.incrementAndGet();
        try {
            route(http, reply);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", http.method(), http.path(), e);
            if (!reply.isSent()) {
                send(reply, ApiError.UNKNOWN);
            }
        } finally {
            inFlight.decrementAndGet();
        }
    }

    @Override
    public void refuse(int status, HttpReply reply) throws IOException {
        refuse(
                reply,
                status == ApiError.TOO_LARGE.status()
                        ? ApiError.TOO_LARGE
                        : ApiError.unreadable(status));
    }

    private void route(HttpRequest http, HttpReply reply) throws IOException {
        if (http.path().startsWith(ControlCalls.ROOT)) {
            control(http, reply);
            return;
        }
        Map<String, Endpoint> verbs = routes.get(http.path());
        if (verbs == null) {
            refuse(reply, ApiError.NOT_FOUND);
            return;
        }
        Endpoint endpoint = verbs.get(http.method());
        if (endpoint == null) {
            reply.header("Allow", String.join(", ", verbs.keySet()));
            refuse(reply, ApiError.WRONG_METHOD);
        } else {
            pass(http, reply, endpoint);
        }
    }

    /**
     * What finds no endpoint weighs nothing, but it is a request, and nobody is to try for ever.
     */
    private void refuse(HttpReply reply, ApiError error) throws IOException {
        try {
            limits.spend(0, clock.getAsLong());
            send(reply, error);
        } catch (ApiException e) {
            send(reply, e.error());
        }
    }

    private void control(HttpRequest http, HttpReply reply) throws IOException {
        JsonWriter json = new JsonWriter(1024);
        ApiError error =
                control.answer(
                        http.method(),
                        http.path(),
                        () -> Params.parse(http.query(), http.body()),
                        http.header(API_KEY),
                        http.from(),
                        json);
        if (error == null) {
            send(reply, 200, json);
        } else {
            send(reply, error);
        }
    }

    private void pass(HttpRequest http, HttpReply reply, Endpoint endpoint) throws IOException {
        String query = http.query();
        // A GET has its parameters in the query alone.
        String body = endpoint.verb().equals("GET") ? "" : http.body();
        TimeUnits unit;
        try {
            unit = TimeUnits.parse(http.header("x-mbx-time-unit"));
        } catch (ApiException e) {
            refuse(reply, e.error());
            return;
        }
        faulty.travel();
        Scope scope = endpoint.scope(Scope.REST);
        JsonWriter json = new JsonWriter(1024);
        Gate.Outcome outcome =
                gate.pass(
                        endpoint,
                        scope,
                        () -> Params.parse(query, body),
                        unit,
                        (params, now) -> {
                            ApiKey key = authority.key(http.header(API_KEY));
                            String payload = SignedPayload.ofRequest(query, body);
                            return authority.check(key, params, payload, now);
                        },
                        json);
        Strike strike = outcome.strike();
        if (strike != null && faulty.loses(strike)) {
            return; // Closed without an answer, the connection ends.
        }
        faulty.travel();
        ApiError error = outcome.error();
        Request.Caller caller = outcome.caller();
        if (error == null && endpoint.orders() > 0 && caller != null) {
            long now = clock.getAsLong();
            reply.header(
                    "X-MBX-ORDER-COUNT-10S",
                    Long.toString(limits.recentOrders(caller.account(), now)));
            reply.header(
                    "X-MBX-ORDER-COUNT-1D", Long.toString(limits.dayOrders(caller.account(), now)));
        }
        int status = error == null ? 200 : error.status();
        send(reply, status, faulty.body(scope, strike, error == null ? json : body(reply, error)));
    }

    private void send(HttpReply reply, ApiError error) throws IOException {
        send(reply, error.status(), body(reply, error));
    }

    private static JsonWriter body(HttpReply reply, ApiError error) {
        if (error.retryAfterSeconds() > 0) {
            reply.header("Retry-After", Long.toString(error.retryAfterSeconds()));
        }
        JsonWriter json = new JsonWriter(256);
        error.writeTo(json);
        return json;
    }

    private void send(HttpReply reply, int status, JsonWriter json) throws IOException {
        String weight = Long.toString(limits.usedWeight(clock.getAsLong()));
        reply.header("Content-Type", "application/json;charset=UTF-8")
                .header("X-MBX-USED-WEIGHT", weight)
                .header("X-MBX-USED-WEIGHT-1M", weight)
                .send(status, json.buffer(), json.length());
    }
}
