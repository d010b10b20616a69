package app.ringdown.bench.exchange;

import app.ringdown.bench.Rounds;
import app.ringdown.bench.Samples;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeException;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.flow.SyntheticFlow;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How long a signed order waits for its acknowledgement, beside what the bare server of the JDK
 * takes for as long a request.
 */
final class RestBench implements AutoCloseable {
    static final String LOAD =
            "each client on a kept connection, one request after the other: a signed POST of a"
                    + " LIMIT order that rests, timed from its first byte sent to the last byte of"
                    + " the answer read; then its cancel, not timed. Synthetic market running."
                    + " Echo: jdk.httpserver, a virtual thread a request, a body as long sent back."
                    + " Memory: the exchange with a journal that takes no time. Journal: the"
                    + " exchange as it is, each answer after its commit (SQLite, WAL,"
                    + " synchronous=NORMAL)";

    private static final int TURNS = 5;

    private final Echo echo = new Echo();
    private final MemoryExchange memory;
    private final Exchange exchange;
    private final ExecutorService threads;
    private final List<Caller> echoes;
    private final List<Caller> memoryTraders;
    private final List<Caller> journalTraders;

    /**
     * Starts the servers and connects to them.
     *
     * @param folder for the journal
     */
    RestBench(int clients, Path folder) throws IOException, ExchangeException, Refusal {
        threads = Executors.newFixedThreadPool(clients);
        List<Listing> listings = Catalogue.listings();
        memory = new MemoryExchange(listings, new SyntheticFlow(1));
        exchange = Exchange.start(ExchangeOptions.in(folder));
        Listing listing = listings.getFirst();
        long bid = memory.engine.call(trading -> trading.best(listing)).bidTicks();
        // Far enough not to trade, near enough for the price filters.
        long ticks = bid * 9 / 10;
        long lots = 2 * listing.minNotional() / listing.notional(ticks, 1) + listing.minLots();
        Trader.Order order =
                new Trader.Order(
                        listing.symbol(), listing.quantityText(lots), listing.priceText(ticks));
        echoes = connect(clients, name -> new EchoCaller(echo.port()));
        memoryTraders =
                connect(
                        clients,
                        name ->
                                new Trader(
                                        memory.restPort(),
                                        memory.key.key(),
                                        memory.key.secret(),
                                        order,
                                        name));
        journalTraders =
                connect(
                        clients,
                        name ->
                                new Trader(
                                        URI.create(exchange.rest()).getPort(),
                                        exchange.apiKey(),
                                        exchange.apiSecret(),
                                        order,
                                        name));
    }

    @FunctionalInterface
    private interface Connect {
        Caller as(String name) throws IOException;
    }

    private static List<Caller> connect(int clients, Connect connect) throws IOException {
        List<Caller> callers = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            callers.add(connect.as("bench-" + client));
        }
        return callers;
    }

    /** Asks the echo for as many bytes as an order has. */
    private static final class EchoCaller implements Caller {
        private static final int BODY = 250;

        private final HttpLine line;
        private final byte[] request = HttpLine.request("POST", "/", "", "x".repeat(BODY));

        EchoCaller(int port) throws IOException {
            line = new HttpLine(port);
        }

        @Override
        public long call() throws IOException {
            return line.call(request);
        }

        @Override
        public void close() throws IOException {
            line.close();
        }
    }

    /** Measures everything once, in turns. */
    void round(Duration time, Rounds rounds) throws IOException {
        Samples bare = new Samples();
        Samples inMemory = new Samples();
        Samples journalled = new Samples();
        for (int turn = 0; turn < TURNS; turn++) {
            bare.addAll(load(echoes, time.dividedBy(TURNS)));
            inMemory.addAll(load(memoryTraders, time.dividedBy(TURNS)));
            journalled.addAll(load(journalTraders, time.dividedBy(TURNS)));
        }
        rounds.addMicros("echo", bare);
        rounds.addMicros("memory", inMemory);
        rounds.addMicros("journal", journalled);
        rounds.addRatios("memoryOfEcho", inMemory, bare);
        rounds.addRatios("journalOfEcho", journalled, bare);
    }

    private Samples load(List<Caller> lines, Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        List<Callable<Samples>> loads = new ArrayList<>();
        for (Caller caller : lines) {
            loads.add(() -> {
                Samples waits = new Samples();
                do {
                    waits.add(caller.call());
                } while (System.nanoTime() < end);
                return waits;
            });
        }
        Samples all = new Samples();
        try {
            for (Future<Samples> each : threads.invokeAll(loads)) {
                all.addAll(each.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a client failed", e.getCause());
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (List<Caller> lines : List.of(echoes, memoryTraders, journalTraders)) {
            for (Caller line : lines) {
                line.close();
            }
        }
        echo.close();
        memory.close();
        exchange.close();
    }
}
