package app.ringdown;

import app.ringdown.desk.Desk;
import app.ringdown.desk.Notice;
import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeException;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.account.SetAside;
import app.ringdown.order.Journal;
import app.ringdown.store.AuditLog;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.ui.shell.ConnectionFailure;
import app.ringdown.ui.shell.Connector;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.binance.BinanceVenue;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Joins the parts behind a desk: the embedded exchange, the connector of its dialect and the
 * journal. The client knows the exchange by its addresses and a key alone.
 */
final class Connections implements Connector, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final String PAPER = "paper";

    private final Path dataDir;
    private final Database database;
    private final Texts texts;
    private final Clock clock;
    private final Consumer<Notice> notices;
    private final AuditLog audit;
    private @Nullable Exchange exchange;

    /** Notices may come on any thread. */
    Connections(
            Path dataDir, Database database, Texts texts, Clock clock, Consumer<Notice> notices) {
        this.dataDir = dataDir;
        this.database = database;
        this.texts = texts;
        this.clock = clock;
        this.notices = notices;
        this.audit = new AuditLog(dataDir.resolve("audit"), clock);
    }

    /** Starts the embedded exchange in the background, while the screen is being made ready. */
    void prepare() {
        Thread.ofPlatform()
                .name("exchange-start")
                .daemon()
                .start(() -> {
                    try {
                        exchange();
                    } catch (ConnectionFailure e) {
                        LOG.debug("The log-in will try again, and say why", e);
                    }
                });
    }

    @Override
    public CompletableFuture<Desk> embedded() {
        return inBackground(() -> {
            Exchange running = exchange();
            Endpoints endpoints =
                    new Endpoints(
                            URI.create(running.rest()),
                            URI.create(running.stream()),
                            URI.create(running.wsApi()));
            Credentials key = new Credentials(running.apiKey(), running.apiSecret());
            return logIn(PAPER, PAPER, endpoints, key);
        });
    }

    @Override
    public CompletableFuture<Desk> connect(Endpoints endpoints, Credentials credentials) {
        return inBackground(() -> {
            String account = endpoints.rest() + "#" + fingerprint(credentials.apiKey());
            return logIn("server", account, endpoints, credentials);
        });
    }

    @Override
    public PaperExchange paper() {
        return new EmbeddedPaper(() -> exchange().control());
    }

    private CompletableFuture<Desk> logIn(
            String venueId, String account, Endpoints endpoints, Credentials credentials)
            throws VenueException, ConnectionFailure {
        Venue venue = BinanceVenue.of(venueId, endpoints, credentials, clock, new Random());
        Journal journal;
        try {
            journal = new SqliteJournal(database, account);
        } catch (IOException e) {
            venue.close();
            throw new ConnectionFailure(texts.get("shell.failure.journal", dataDir), e);
        }
        return Desk.logIn(venue, journal, audit.of(account), clock);
    }

    /** The running exchange; started at the first call, and again after it was stopped. */
    private synchronized Exchange exchange() throws ConnectionFailure {
        Exchange running = exchange;
        if (running == null) {
            running = start();
            exchange = running;
        }
        return running;
    }

    private Exchange start() throws ConnectionFailure {
        Path folder = dataDir.resolve("exchange");
        try {
            Exchange started = Exchange.start(ExchangeOptions.in(folder));
            started.setAside().ifPresent(this::tell);
            LOG.info("The embedded exchange is up: {}", started);
            return started;
        } catch (ExchangeException e) {
            String sentence =
                    switch (e.why()) {
                        case DATA -> texts.get("shell.failure.data", folder);
                        case PORT ->
                                texts.get("shell.failure.port", String.valueOf(e.getMessage()));
                        case FAULT -> texts.get("shell.failure.exchange");
                    };
            throw new ConnectionFailure(sentence, e);
        }
    }

    private void tell(SetAside moved) {
        String key =
                switch (moved.reason()) {
                    case DAMAGED -> "notice.exchange.damaged";
                    case NEWER -> "notice.exchange.newer";
                };
        notices.accept(Notice.of(Notice.Level.WARNING, key, moved.movedTo().toString()));
    }

    /** Stops the embedded exchange, if it runs, and ends the audit log. */
    @Override
    public synchronized void close() {
        if (exchange != null) {
            exchange.close();
            exchange = null;
        }
        audit.close();
    }

    /** Tells apart the accounts of one server without keeping the key itself. */
    private static String fingerprint(String apiKey) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(apiKey.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** A log-in begun on a thread of its own; a failure to begin is a failure of the log-in. */
    private static CompletableFuture<Desk> inBackground(Callable<CompletableFuture<Desk>> begin) {
        CompletableFuture<Desk> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("log-in")
                .start(() -> {
                    try {
                        Desk desk = begin.call().get();
                        if (!result.complete(desk)) {
                            desk.close(); // nobody waits for it any more
                        }
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }
}
