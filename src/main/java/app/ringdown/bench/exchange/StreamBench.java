package app.ringdown.bench.exchange;

import app.ringdown.bench.Rounds;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.listing.Listing;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How many messages reach how many clients, how late, and what that costs; beside a bare loop that
 * writes as much to as many sockets, and beside a client that does not read.
 */
final class StreamBench implements AutoCloseable {
    static final String LOAD =
            "500 generated listings in the exchange's own engine, publisher and sockets: one order"
                    + " of one lot after the other, round the listings, each a trade (a message of"
                    + " its @trade) and a change of the best quantity (one of its @bookTicker, of"
                    + " which several within a step are one: conflated); every client listens to"
                    + " all 1000 streams. Late: from the millisecond in which a trade was due to"
                    + " the return of the read that brought it. CPU: of the process without its"
                    + " clients' threads. Slow: the same beside one more client that never reads."
                    + " Bare: a loop that every millisecond writes as much to as many sockets";

    private static final int LISTINGS = 500;
    private static final int MESSAGES_PER_ORDER = 2;
    private static final Duration SETTLE = Duration.ofMillis(300);

    private final int clients;
    private final int perSecond;
    private final SteadyFlow flow = new SteadyFlow();
    private final List<Listing> listings = GeneratedListings.of(LISTINGS);
    private final MemoryExchange exchange = new MemoryExchange(listings, flow);

    /**
     * Starts an exchange; its clients come and go with each round.
     *
     * @param clients how many
     * @param perSecond how many messages each is to hear in a second
     */
    StreamBench(int clients, int perSecond) throws IOException {
        this.clients = clients;
        this.perSecond = perSecond;
    }

    /** Measures everything once, in turns. */
    void round(Duration time, Rounds rounds) throws IOException, Refusal {
        Listening alone = exchange(time, false, rounds);
        Listening slow = exchange(time, true, rounds);
        Listening bare = bare(time);
        rounds.add("ratePerClient", alone.ratePerClient());
        rounds.addMicros("late", alone.lateness());
        rounds.add("cpuSecondsPerMillion", alone.cpuPerMillion());
        rounds.addMicros("bareLate", bare.lateness());
        rounds.add("bareCpuSecondsPerMillion", bare.cpuPerMillion());
        rounds.addMicros("slowLate", slow.lateness());
        rounds.addRatios("lateOfBare", alone.lateness(), bare.lateness());
        rounds.add("cpuOfBare", alone.cpuPerMillion() / bare.cpuPerMillion());
        rounds.addRatios("slowLateOfLate", slow.lateness(), alone.lateness());
    }

    private Listening exchange(Duration time, boolean besideSlow, Rounds rounds)
            throws IOException, Refusal {
        List<SocketChannel> channels = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            channels.add(listen());
        }
        long before = traded();
        Listening listening = new Listening(channels, exchange.clock);
        SlowClient slow = besideSlow ? new SlowClient(listen()) : null;
        flow.rate(perSecond / MESSAGES_PER_ORDER);
        listening.measure(SETTLE, time);
        flow.rate(0);
        listening.drain(() -> traded() - before);
        if (slow == null) {
            rounds.add("lost", (double) listening.lost());
            rounds.add("conflated", (double) listening.conflated());
        } else {
            rounds.add("slowLost", (double) listening.lost());
            rounds.add("slowCutOff", slow.cutOff() ? 1 : 0);
            slow.close();
        }
        return listening;
    }

    private Listening bare(Duration time) throws IOException {
        try (BareFeed feed = new BareFeed(exchange.clock)) {
            List<SocketChannel> channels = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                channels.add(feed.connect());
            }
            Listening listening = new Listening(channels, exchange.clock);
            feed.start();
            feed.rate(perSecond);
            listening.measure(SETTLE, time);
            feed.rate(0);
            listening.close();
            return listening;
        }
    }

    /** A client that listens to everything, and has been told that it does. */
    private SocketChannel listen() throws IOException {
        SocketChannel channel =
                StreamLine.connect(exchange.streamPort(), "/ws?timeUnit=MICROSECOND");
        String names =
                listings.stream()
                        .map(listing -> listing.symbol().toLowerCase(Locale.ROOT))
                        .map(name -> "\"%s@trade\",\"%s@bookTicker\"".formatted(name, name))
                        .collect(Collectors.joining(","));
        StreamLine.send(
                channel, "{\"method\":\"SUBSCRIBE\",\"params\":[%s],\"id\":1}".formatted(names));
        return channel;
    }

    /** How many trades there have been. */
    private long traded() throws Refusal {
        return exchange.engine.call(
                trading -> listings.stream().mapToLong(trading::lastTradeId).sum());
    }

    @Override
    public void close() {
        exchange.close();
    }
}
