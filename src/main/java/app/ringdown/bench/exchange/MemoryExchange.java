package app.ringdown.bench.exchange;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.History;
import app.ringdown.exchange.account.Journal;
import app.ringdown.exchange.api.Api;
import app.ringdown.exchange.api.Ports;
import app.ringdown.exchange.api.control.ControlRoom;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.socket.SocketLimits;
import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.engine.SteadyClock;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Listing;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * The exchange's own engine and servers, on listings and a flow of choice, with {@link NoDisk}
 * unless it is given one.
 */
final class MemoryExchange implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    final LongSupplier clock = new SteadyClock();
    final Engine engine;
    final ApiKey key;
    private final Ports ports;
    private final Api api;

    /** Starts one; when this returns, clients can come. */
    MemoryExchange(List<Listing> listings, Flow flow) throws IOException {
        this(listings, flow, new NoDisk());
    }

    private MemoryExchange(List<Listing> listings, Flow flow, NoDisk disk) throws IOException {
        this(listings, flow, disk, disk, disk);
    }

    /** The same with a disk. */
    MemoryExchange(
            List<Listing> listings, Flow flow, Journal journal, History history, BarStore store)
            throws IOException {
        long start = Flow.sessionStart(clock.getAsLong() / 1000);
        Bars bars = new Bars(listings, 1, store, start);
        engine = new Engine(listings, journal, history, bars, flow, start, clock, new Random(1));
        ports = Ports.bind(HOST, 0, 0);
        Drill drill = new Drill(1, System::nanoTime);
        api =
                new Api(
                        engine,
                        new ControlRoom(engine, drill, listings),
                        drill,
                        bars,
                        listings,
                        ports,
                        RateLimits.Allowance.generous(),
                        SocketLimits.documented(),
                        () -> "x");
        engine.start();
        api.open();
        key =
                engine.keys().stream()
                        .filter(each -> each.account() == Accounts.FIRST_USER)
                        .findFirst()
                        .orElseThrow();
    }

    int restPort() {
        return ports.restPort();
    }

    int streamPort() {
        return ports.streamPort();
    }

    @Override
    public void close() {
        api.close();
        engine.close();
    }
}
