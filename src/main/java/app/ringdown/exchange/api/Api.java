package app.ringdown.exchange.api;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.call.Authority;
import app.ringdown.exchange.api.call.Endpoint;
import app.ringdown.exchange.api.call.Endpoints;
import app.ringdown.exchange.api.call.FilledOrders;
import app.ringdown.exchange.api.call.Gate;
import app.ringdown.exchange.api.call.Symbols;
import app.ringdown.exchange.api.control.ControlCalls;
import app.ringdown.exchange.api.control.ControlRoom;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.rest.RestServer;
import app.ringdown.exchange.api.socket.SocketLimits;
import app.ringdown.exchange.api.socket.SocketServer;
import app.ringdown.exchange.api.stream.MarketStreams;
import app.ringdown.exchange.api.stream.Topics;
import app.ringdown.exchange.api.wsapi.ApiServices;
import app.ringdown.exchange.api.wsapi.UserEvents;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.listing.Listing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Both servers, and all that is between them and the engine. Made before the engine starts, opened
 * after, closed before it ends.
 */
public final class Api implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Engine engine;
    private final RestServer rest;
    private final SocketServer sockets;
    private final MarketStreams streams;
    private final ExecutorService requests =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ws-api-", 1).factory());

    /**
     * Joins everything; nobody is let in yet.
     *
     * @param ports taken over
     * @param newIds makes the ids of cancels whose client gave none
     */
    public Api(
            Engine engine,
            ControlRoom control,
            Drill drill,
            Bars bars,
            List<Listing> listings,
            Ports ports,
            RateLimits.Allowance allowance,
            SocketLimits socketLimits,
            Supplier<String> newIds) {
        this.engine = engine;
        RateLimits limits = new RateLimits(allowance);
        Gate gate = new Gate(limits, engine::now, drill);
        Authority authority = new Authority(engine::key);
        List<Endpoint> endpoints =
                new Endpoints(engine, bars, new Symbols(listings, engine::status), limits, newIds)
                        .all();
        rest =
                new RestServer(
                        ports.rest(),
                        endpoints,
                        new ControlCalls(control, authority),
                        gate,
                        authority,
                        limits,
                        engine::now,
                        drill);

        Topics topics = new Topics(listings);
        streams = new MarketStreams(listings, topics, bars);
        UserEvents events = new UserEvents(engine::now);
        engine.listen(streams);
        engine.listen(events);
        engine.listen(new FilledOrders(limits));
        ApiServices services =
                new ApiServices(
                        byMethod(endpoints),
                        gate,
                        authority,
                        limits,
                        events,
                        requests,
                        engine::now,
                        drill);
        FrontDesk desk = new FrontDesk(topics, socketLimits.streams(), services);
        sockets =
                new SocketServer(
                        ports.stream(), socketLimits, limits.bans(), desk, drill, engine::now);
    }

    private static Map<String, Endpoint> byMethod(List<Endpoint> endpoints) {
        Map<String, Endpoint> byMethod = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            if (!endpoint.method().isEmpty()) {
                byMethod.put(endpoint.method(), endpoint);
            }
        }
        return byMethod;
    }

    /**
     * Lets clients in.
     *
     * @throws IOException if a server does not start
     */
    public void open() throws IOException {
        sockets.open();
        rest.start();
    }

    /** Says goodbye to clients and closes both ports, while the engine still runs. */
    @Override
    public void close() {
        try {
            engine.call(trading -> {
                streams.stop();
                return trading.now();
            });
        } catch (Refusal e) {
            LOG.debug("The engine ended before its clients were told", e);
        }
        sockets.close();
        rest.close();
        requests.shutdownNow();
    }
}
