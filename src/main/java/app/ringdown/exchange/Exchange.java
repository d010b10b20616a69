package app.ringdown.exchange;

import app.ringdown.exchange.account.Accounts;
import app.ringdown.exchange.account.ApiKey;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.SetAside;
import app.ringdown.exchange.account.Store;
import app.ringdown.exchange.api.Api;
import app.ringdown.exchange.api.Ports;
import app.ringdown.exchange.api.call.Symbols;
import app.ringdown.exchange.api.control.ControlRoom;
import app.ringdown.exchange.bars.Bars;
import app.ringdown.exchange.drill.Drill;
import app.ringdown.exchange.engine.Engine;
import app.ringdown.exchange.flow.Flow;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.TradingStatus;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * An exchange that runs: a real server on loopback, in the Binance Spot dialect, with a market on
 * it and one funded account. Safe for any thread.
 */
public final class Exchange implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final String HOST = "127.0.0.1";
    private static final String API_PATH = "/ws-api/v3";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 11;

    private final int restPort;
    private final int streamPort;
    private final Store store;
    private final Engine engine;
    private final Api api;
    private final ControlRoom control;
    private final ApiKey key;
    private final @Nullable ApiKey publicKey;
    private boolean closed;

    private Exchange(
            Ports ports,
            Store store,
            Engine engine,
            Api api,
            ControlRoom control,
            @Nullable ApiKey publicKey) {
        restPort = ports.restPort();
        streamPort = ports.streamPort();
        this.store = store;
        this.engine = engine;
        this.api = api;
        this.control = control;
        key = firstKey(engine);
        this.publicKey = publicKey;
    }

    /**
     * Starts an exchange and returns when clients can come: the books are full, and the orders of
     * the account are back in them.
     *
     * @throws ExchangeException if it cannot be started; nothing of it is left running then
     */
    public static Exchange start(ExchangeOptions options) throws ExchangeException {
        long began = System.nanoTime();
        Ports ports = bind(options);
        try {
            Exchange exchange = open(options, ports);
            LOG.info(
                    "The exchange is open after {} ms: {} and {}",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                    exchange.rest(),
                    exchange.stream());
            return exchange;
        } catch (ExchangeException e) {
            ports.closeQuietly();
            throw e;
        }
    }

    private static Ports bind(ExchangeOptions options) throws ExchangeException {
        try {
            return Ports.bind(HOST, options.restPort(), options.streamPort());
        } catch (Ports.Taken e) {
            throw new ExchangeException(
                    ExchangeException.Why.PORT,
                    "Port "
                            + e.port()
                            + " on "
                            + HOST
                            + " cannot be used: another program has it, or it may not be used.",
                    e);
        } catch (IOException e) {
            throw new ExchangeException(
                    ExchangeException.Why.PORT, "No port on " + HOST + " can be opened.", e);
        }
    }

    private static Exchange open(ExchangeOptions options, Ports ports) throws ExchangeException {
        List<Listing> listings = options.listings();
        long now = options.clock().getAsLong() / 1000;
        Store store;
        try {
            store =
                    Store.open(
                            options.dataDir(),
                            options.fresh(),
                            Instant.ofEpochMilli(now),
                            new Symbols(listings, listing -> TradingStatus.TRADING)::find);
        } catch (IOException e) {
            throw new ExchangeException(
                    ExchangeException.Why.DATA,
                    "The exchange cannot use its data folder " + options.dataDir() + ".",
                    e);
        }
        try {
            long sessionStart =
                    Bars.sessionStart(listings, store.bars(), Flow.sessionStart(now), now);
            Bars bars = new Bars(listings, options.seed(), store.bars(), sessionStart);
            Engine engine =
                    new Engine(
                            listings,
                            store,
                            store.history(),
                            bars,
                            options.flow().flow(options.seed()),
                            sessionStart,
                            options.clock(),
                            RANDOM);
            Drill drill = new Drill(options.seed(), System::nanoTime);
            options.faults().forEach(drill::begin);
            drill.setLatency(options.latency());
            ControlRoom control = new ControlRoom(engine, drill, listings);
            Api api =
                    new Api(
                            engine,
                            control,
                            drill,
                            bars,
                            listings,
                            ports,
                            options.allowance(),
                            options.socketLimits(),
                            Exchange::newId);
            engine.start();
            try {
                api.open();
                PublicKey given = options.publicKey();
                return new Exchange(
                        ports,
                        store,
                        engine,
                        api,
                        control,
                        given == null ? null : addKey(control, given));
            } catch (IOException | RuntimeException | ExchangeException e) {
                api.close();
                engine.close();
                throw e;
            }
        } catch (IOException | RuntimeException | ExchangeException e) {
            closeQuietly(store);
            throw new ExchangeException(
                    ExchangeException.Why.FAULT, "The exchange could not be started.", cause(e));
        }
    }

    private static Throwable cause(Exception e) {
        return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }

    private static ApiKey firstKey(Engine engine) {
        return engine.keys().stream()
                .filter(key -> key.account() == Accounts.FIRST_USER)
                .filter(key -> key.kind() == ApiKey.Kind.HMAC)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the paper account has no key"));
    }

    private static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Where REST is served, such as {@code http://127.0.0.1:49152}. */
    public String rest() {
        return "http://" + HOST + ":" + restPort;
    }

    /** Where market streams are served, such as {@code ws://127.0.0.1:49153}. */
    public String stream() {
        return "ws://" + HOST + ":" + streamPort;
    }

    /** Where the WebSocket API is served. */
    public String wsApi() {
        return stream() + API_PATH;
    }

    /** The name of the paper account's HMAC key. */
    public String apiKey() {
        return key.key();
    }

    /** The secret of the paper account's HMAC key. Never to be logged. */
    public String apiSecret() {
        return key.secret();
    }

    /**
     * Registers an Ed25519 or RSA key for the paper account; with an Ed25519 one a session can log
     * on. One that is registered already keeps its name.
     *
     * @return the name of the key
     * @throws ExchangeException if it could not be written down
     */
    public String addKey(PublicKey publicKey) throws ExchangeException {
        return addKey(control, publicKey).key();
    }

    private static ApiKey addKey(ControlRoom control, PublicKey publicKey)
            throws ExchangeException {
        try {
            return control.addKey(publicKey);
        } catch (Refusal e) {
            throw new ExchangeException(
                    ExchangeException.Why.FAULT, "The key could not be registered.", e);
        }
    }

    /** The key that was given with the options. */
    public Optional<ApiKey> publicKey() {
        return Optional.ofNullable(publicKey);
    }

    /** What can be done with it while it runs. */
    public ControlRoom control() {
        return control;
    }

    /** A database that could not be used and was moved out of the way at the start. */
    public Optional<SetAside> setAside() {
        return store.setAside();
    }

    /** Tells clients, lets what is under way finish, saves, and closes. Quick; may be repeated. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        api.close();
        engine.close();
        closeQuietly(store);
        LOG.info("The exchange is closed");
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (IOException e) {
            LOG.error("The exchange's database could not be closed", e);
        }
    }

    /** Without the secret, so that it can never reach a log. */
    @Override
    public String toString() {
        return "Exchange[" + rest() + ", " + stream() + "]";
    }
}
