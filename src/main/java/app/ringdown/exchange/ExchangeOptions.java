package app.ringdown.exchange;

import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.socket.SocketLimits;
import app.ringdown.exchange.drill.Exercise;
import app.ringdown.exchange.drill.Latency;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.flow.FlowSource;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How an exchange is to be. Immutable: each {@code with} gives another one. What is new here is a
 * field with its default, a reader and a {@code with}, and nothing else.
 */
public final class ExchangeOptions implements Cloneable {
    private static final int LAST_PORT = 65_535;

    private final Path dataDir;
    // Written only while a copy is made, before anyone else sees it.
    private boolean fresh;
    private int restPort;
    private int streamPort;
    private long seed = 1;
    private List<Listing> listings = Catalogue.listings();
    private FlowSource flow = FlowSource.SYNTHETIC;
    private LongSupplier clock = ExchangeOptions::systemMicros;
    private RateLimits.Allowance allowance = RateLimits.Allowance.generous();
    private SocketLimits socketLimits = SocketLimits.documented();
    private List<Exercise> faults = List.of();
    private Latency latency = Latency.NONE;
    private @Nullable PublicKey publicKey;

    private ExchangeOptions(Path dataDir) {
        this.dataDir = dataDir;
    }

    /**
     * Any ports, seed 1, the system's clock, and what is in the folder already.
     *
     * @param dataDir where accounts, orders, fills and bars are kept; made if need be
     */
    public static ExchangeOptions in(Path dataDir) {
        return new ExchangeOptions(dataDir);
    }

    private static long systemMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    }

    private ExchangeOptions with(Consumer<ExchangeOptions> change) {
        try {
            ExchangeOptions copy = (ExchangeOptions) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this class is Cloneable", e);
        }
    }

    public Path dataDir() {
        return dataDir;
    }

    /** Whether to throw away what is there. */
    public boolean fresh() {
        return fresh;
    }

    public ExchangeOptions withFresh(boolean other) {
        return with(copy -> copy.fresh = other);
    }

    /** 0 for any that is free. */
    public int restPort() {
        return restPort;
    }

    /** 0 for any that is free. */
    public int streamPort() {
        return streamPort;
    }

    /**
     * With these ports.
     *
     * @throws IllegalArgumentException if one is not from 0 to 65535
     */
    public ExchangeOptions withPorts(int rest, int stream) {
        if (rest < 0 || rest > LAST_PORT || stream < 0 || stream > LAST_PORT) {
            throw new IllegalArgumentException("ports are 0 to " + LAST_PORT);
        }
        return with(copy -> {
            copy.restPort = rest;
            copy.streamPort = stream;
        });
    }

    /** What the market follows from. */
    public long seed() {
        return seed;
    }

    public ExchangeOptions withSeed(long other) {
        return with(copy -> copy.seed = other);
    }

    /** What is listed, each at its index. */
    public List<Listing> listings() {
        return listings;
    }

    public ExchangeOptions withListings(List<Listing> other) {
        return with(copy -> copy.listings = List.copyOf(other));
    }

    /** Who else trades. */
    public FlowSource flow() {
        return flow;
    }

    /**
     * With this source of other people's orders.
     *
     * @throws IllegalArgumentException with a sentence, if that source is not there yet
     */
    public ExchangeOptions withFlow(FlowSource other) {
        Flow _ = other.flow(seed);
        return with(copy -> copy.flow = other);
    }

    /** Microseconds since the epoch. */
    public LongSupplier clock() {
        return clock;
    }

    public ExchangeOptions withClock(LongSupplier other) {
        return with(copy -> copy.clock = other);
    }

    /** How much callers may ask. */
    public RateLimits.Allowance allowance() {
        return allowance;
    }

    public ExchangeOptions withAllowance(RateLimits.Allowance other) {
        return with(copy -> copy.allowance = other);
    }

    /** What a WebSocket connection may do. */
    public SocketLimits socketLimits() {
        return socketLimits;
    }

    public ExchangeOptions withSocketLimits(SocketLimits other) {
        return with(copy -> copy.socketLimits = other);
    }

    /** The faults that are in force from the start. */
    public List<Exercise> faults() {
        return faults;
    }

    public ExchangeOptions withFaults(List<Exercise> other) {
        return with(copy -> copy.faults = List.copyOf(other));
    }

    /** A key that the paper account is to have besides its own; null for none. */
    public @Nullable PublicKey publicKey() {
        return publicKey;
    }

    public ExchangeOptions withPublicKey(PublicKey other) {
        return with(copy -> copy.publicKey = other);
    }

    /** How long messages are under way. */
    public Latency latency() {
        return latency;
    }

    public ExchangeOptions withLatency(Latency other) {
        return with(copy -> copy.latency = other);
    }
}
