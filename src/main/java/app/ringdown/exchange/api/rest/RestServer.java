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
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.drill.Scope;
import app.ringdown.exchange.drill.Strike;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Serves the endpoints over HTTP, each request on a virtual thread of its own ({@code rest-N}).
 *
 * <p>Source: Binance Spot API, REST, "General API Information" to "Request Security".
 */
public final class RestServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RestServer.class);
    private static final String API_KEY = "X-MBX-APIKEY";
    private static final int MAX_BODY = 64 * 1024;

    /** How many connections may wait to be accepted. */
    public static final int BACKLOG = 256;

    private static final long DRAIN_MILLIS = 300;

    static {
        // The JDK reads these once, when the first server of the process is made. Without nodelay
        // an answer waits 40 ms for the peer's acknowledgement. A connection is kept longer than
        // clients keep theirs: they should be the ones to close, or a request may fall in the gap.
        property("sun.net.httpserver.nodelay", "true");
        property("sun.net.httpserver.maxReqTime", "30");
        property("sun.net.httpserver.maxRspTime", "60");
        property("sun.net.httpserver.idleInterval", "300");
        property("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rest-", 1).factory());
    private final Map<String, Map<String, Endpoint>> routes = new HashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final ControlCalls control;
    private final Gate gate;
    private final Authority authority;
    private final RateLimits limits;
    private final FaultyAnswers faulty;
    private final LongSupplier clock;

    /**
     * Binds a port, as this server wants it.
     *
     * @throws IOException if it cannot be had
     */
    public static HttpServer bind(InetSocketAddress address) throws IOException {
        return HttpServer.create(address, BACKLOG);
    }

    /**
     * Takes over a bound server; {@link #start} opens the doors.
     *
     * @param clock microseconds since the epoch
     */
    public RestServer(
            HttpServer server,
            List<Endpoint> endpoints,
            ControlCalls control,
            Gate gate,
            Authority authority,
            RateLimits limits,
            LongSupplier clock,
            Drill drill) {
        this.server = server;
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
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    private static void property(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    public void start() {
        server.start();
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
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange http) {
        inFlight.incrementAndGet();
        try (http) {
            answer(http);
        } catch (IOException e) {
            LOG.debug("A client went away", e);
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", http.getRequestMethod(), http.getRequestURI().getPath(), e);
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void answer(HttpExchange http) throws IOException {
        byte[] body = http.getRequestBody().readNBytes(MAX_BODY + 1);
        Map<String, Endpoint> verbs = routes.get(http.getRequestURI().getPath());
        if (body.length > MAX_BODY) {
            refuse(http, ApiError.TOO_LARGE);
        } else if (http.getRequestURI().getPath().startsWith(ControlCalls.ROOT)) {
            control(http, new String(body, StandardCharsets.UTF_8));
        } else if (verbs == null) {
            refuse(http, ApiError.NOT_FOUND);
        } else {
            Endpoint endpoint = verbs.get(http.getRequestMethod());
            if (endpoint == null) {
                http.getResponseHeaders().set("Allow", String.join(", ", verbs.keySet()));
                refuse(http, ApiError.WRONG_METHOD);
            } else {
                pass(http, endpoint, new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    /**
     * What finds no endpoint weighs nothing, but it is a request, and nobody is to try for ever.
     */
    private void refuse(HttpExchange http, ApiError error) throws IOException {
        try {
            limits.spend(0, clock.getAsLong());
            send(http, error);
        } catch (ApiException e) {
            send(http, e.error());
        }
    }

    private void control(HttpExchange http, String body) throws IOException {
        JsonWriter json = new JsonWriter(1024);
        ApiError error =
                control.answer(
                        http.getRequestMethod(),
                        http.getRequestURI().getPath(),
                        () -> Params.parse(query(http), body),
                        http.getRequestHeaders().getFirst(API_KEY),
                        http.getRemoteAddress().getAddress(),
                        json);
        if (error == null) {
            send(http, 200, json);
        } else {
            send(http, error);
        }
    }

    private static String query(HttpExchange http) {
        String sent = http.getRequestURI().getRawQuery();
        return sent == null ? "" : sent;
    }

    private void pass(HttpExchange http, Endpoint endpoint, String sentBody) throws IOException {
        String query = query(http);
        // A GET has its parameters in the query alone.
        String body = endpoint.verb().equals("GET") ? "" : sentBody;
        TimeUnits unit;
        try {
            unit = TimeUnits.parse(http.getRequestHeaders().getFirst("X-MBX-TIME-UNIT"));
        } catch (ApiException e) {
            refuse(http, e.error());
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
                            ApiKey key = authority.key(http.getRequestHeaders().getFirst(API_KEY));
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
            Headers headers = http.getResponseHeaders();
            headers.set(
                    "X-MBX-ORDER-COUNT-10S",
                    Long.toString(limits.recentOrders(caller.account(), now)));
            headers.set(
                    "X-MBX-ORDER-COUNT-1D", Long.toString(limits.dayOrders(caller.account(), now)));
        }
        int status = error == null ? 200 : error.status();
        send(http, status, faulty.body(scope, strike, error == null ? json : body(http, error)));
    }

    private void send(HttpExchange http, ApiError error) throws IOException {
        send(http, error.status(), body(http, error));
    }

    private static JsonWriter body(HttpExchange http, ApiError error) {
        if (error.retryAfterSeconds() > 0) {
            http.getResponseHeaders().set("Retry-After", Long.toString(error.retryAfterSeconds()));
        }
        JsonWriter json = new JsonWriter(256);
        error.writeTo(json);
        return json;
    }

    private void send(HttpExchange http, int status, JsonWriter json) throws IOException {
        Headers headers = http.getResponseHeaders();
        String weight = Long.toString(limits.usedWeight(clock.getAsLong()));
        headers.set("Content-Type", "application/json;charset=UTF-8");
        headers.set("X-MBX-USED-WEIGHT", weight);
        headers.set("X-MBX-USED-WEIGHT-1M", weight);
        if (http.getRequestMethod().equals("HEAD")) {
            http.sendResponseHeaders(status, -1);
        } else {
            http.sendResponseHeaders(status, json.length());
            http.getResponseBody().write(json.buffer(), 0, json.length());
        }
    }
}
