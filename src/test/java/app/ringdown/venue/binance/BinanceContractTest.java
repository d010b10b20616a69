package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.Exchange;
import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueContract;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Base64;
import java.util.Random;

/** The Binance connector against the embedded exchange. */
class BinanceContractTest extends VenueContract {
    @TempDir private static Path data;
    private static Exchange exchange;
    private static int restPort;
    private static int streamPort;
    private static boolean running;

    /** One that no connection of this machine is given by itself while the exchange is stopped. */
    private static int quietPort() {
        return new Random()
                .ints(20_000, 30_000)
                .filter(port -> {
                    try (ServerSocket socket = new ServerSocket(port)) {
                        return socket.isBound();
                    } catch (IOException e) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected void start() throws Exception {
        if (!running) {
            restPort = restPort == 0 ? quietPort() : restPort;
            streamPort = streamPort == 0 ? quietPort() : streamPort;
            exchange = Exchange.start(ExchangeOptions.in(data).withPorts(restPort, streamPort));
            running = true;
        }
    }

    @Override
    protected void stop() {
        exchange.close();
        running = false;
    }

    @AfterAll
    static void end() {
        exchange.close();
        running = false;
    }

    @Override
    protected String symbol() {
        return "BTCUSDT";
    }

    @Override
    protected Venue connect(Clock local) throws Exception {
        return connect(new Credentials(exchange.apiKey(), exchange.apiSecret()), local);
    }

    @Override
    protected String key() {
        return exchange.apiKey();
    }

    @Override
    protected Venue connectWithWrongKey() throws Exception {
        return connect(new Credentials("0".repeat(64), "1".repeat(64)), Clock.systemUTC());
    }

    private static Venue connect(Credentials credentials, Clock local) throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        URI.create(exchange.rest()),
                        URI.create(exchange.stream()),
                        URI.create(exchange.wsApi()));
        return BinanceVenue.of("paper", endpoints, credentials, local, new Random(42));
    }

    @Test
    void anEd25519KeyWorksToo() throws Exception {
        start();
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        try (Venue venue =
                connect(
                        new Credentials(exchange.addKey(pair.getPublic()), pem),
                        Clock.systemUTC())) {
            venue.instruments();
            assertThat(venue.account().balances()).isNotEmpty();
        }
    }
}
