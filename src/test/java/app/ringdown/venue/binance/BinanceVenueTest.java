package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.VenueException.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;

/** What is refused before anything is sent. */
class BinanceVenueTest {
    private static VenueException failure(
            String rest, String stream, String account, Credentials credentials) {
        Endpoints endpoints =
                new Endpoints(URI.create(rest), URI.create(stream), URI.create(account));
        return Objects.requireNonNull(
                catchThrowableOfType(
                        VenueException.class,
                        () ->
                                BinanceVenue.of(
                                                "test",
                                                endpoints,
                                                credentials,
                                                Clock.systemUTC(),
                                                new Random(1))
                                        .close()));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.binance.com, wss://stream.binance.com:9443,"
                + " wss://ws-api.binance.com/ws-api/v3",
        "https://testnet.binance.vision, ws://127.0.0.1:1, ws://127.0.0.1:1",
        "http://127.0.0.1:1, wss://stream.binance.com, ws://127.0.0.1:1",
        "http://127.0.0.1:1, ws://127.0.0.1:1, wss://ws-api.binance.com/ws-api/v3",
        "http://192.168.1.9:1, ws://127.0.0.1:1, ws://127.0.0.1:1",
        "ftp://127.0.0.1:1, ws://127.0.0.1:1, ws://127.0.0.1:1",
        "http://127.0.0.1:1, http://127.0.0.1:1, ws://127.0.0.1:1",
        "127.0.0.1, ws://127.0.0.1:1, ws://127.0.0.1:1"
    })
    void onlyThisMachineIsDialled(String rest, String stream, String account) {
        VenueException failure = failure(rest, stream, account, new Credentials("k", "s"));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_ALLOWED);
        assertThat(failure.getMessage()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"key, ''", "'k y', secret", "key, '-----BEGIN PRIVATE KEY-----x'"})
    void whatCannotBeAKeyIsABadKey(String key, String secret) {
        String url = "127.0.0.1:1";
        VenueException failure =
                failure(
                        "http://" + url,
                        "ws://" + url,
                        "ws://" + url,
                        new Credentials(key, secret));
        assertThat(failure.kind()).isEqualTo(Kind.BAD_KEY);
    }

    @Test
    void credentialsDoNotShowThemselves() {
        assertThat(new Credentials("k1", "s1")).hasToString("Credentials[hidden]");
    }
}
