package app.ringdown;

import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.account.PublicKeys;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;

/** Where the exchange is reached, and what it starts from. */
final class PlaceOptions implements OptionSection {

    @Option(names = "--rest-port", paramLabel = "PORT", defaultValue = "0")
    private int restPort;

    @Option(names = "--stream-port", paramLabel = "PORT", defaultValue = "0")
    private int streamPort;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(
            names = {"--public-key", "--ed25519-key"},
            paramLabel = "FILE",
            descriptionKey = "public-key")
    private @Nullable Path publicKey;

    @Override
    public ExchangeOptions applyTo(ExchangeOptions options) {
        ExchangeOptions placed =
                options.withPorts(restPort, streamPort).withSeed(seed).withFresh(fresh);
        return publicKey == null ? placed : placed.withPublicKey(read(publicKey));
    }

    private static PublicKey read(Path file) {
        try {
            return PublicKeys.read(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    Ringdown.TEXTS.get("cli.exchange.public-key", file), e);
        }
    }
}
