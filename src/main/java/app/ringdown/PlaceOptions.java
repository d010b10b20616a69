package app.ringdown;

import app.ringdown.exchange.ExchangeOptions;

import picocli.CommandLine.Option;

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

    @Override
    public ExchangeOptions applyTo(ExchangeOptions options) {
        return options.withPorts(restPort, streamPort).withSeed(seed).withFresh(fresh);
    }
}
