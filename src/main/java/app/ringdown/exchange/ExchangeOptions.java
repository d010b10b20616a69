package app.ringdown.exchange;

import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.socket.SocketLimits;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How an exchange is to be. It serves the loopback address only, and there is no option for that.
 *
 * @param dataDir where accounts, orders, fills and bars are kept; made if need be
 * @param fresh whether to throw away what is there
 * @param restPort 0 for any that is free
 * @param streamPort 0 for any that is free
 * @param seed what the market follows from
 * @param clock microseconds since the epoch
 * @param allowance how much callers may ask
 * @param socketLimits what a WebSocket connection may do
 */
public record ExchangeOptions(
        Path dataDir,
        boolean fresh,
        int restPort,
        int streamPort,
        long seed,
        LongSupplier clock,
        RateLimits.Allowance allowance,
        SocketLimits socketLimits) {

    private static final int LAST_PORT = 65_535;

    public ExchangeOptions {
        if (restPort < 0 || restPort > LAST_PORT || streamPort < 0 || streamPort > LAST_PORT) {
            throw new IllegalArgumentException("ports are 0 to " + LAST_PORT);
        }
    }

    /** Any ports, seed 1, the system's clock, and what is in the folder already. */
    public static ExchangeOptions in(Path dataDir) {
        return new ExchangeOptions(
                dataDir,
                false,
                0,
                0,
                1,
                ExchangeOptions::systemMicros,
                RateLimits.Allowance.generous(),
                SocketLimits.documented());
    }

    private static long systemMicros() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    }

    public ExchangeOptions withFresh(boolean other) {
        return new ExchangeOptions(
                dataDir, other, restPort, streamPort, seed, clock, allowance, socketLimits);
    }

    public ExchangeOptions withPorts(int rest, int stream) {
        return new ExchangeOptions(
                dataDir, fresh, rest, stream, seed, clock, allowance, socketLimits);
    }

    public ExchangeOptions withSeed(long other) {
        return new ExchangeOptions(
                dataDir, fresh, restPort, streamPort, other, clock, allowance, socketLimits);
    }

    public ExchangeOptions withClock(LongSupplier other) {
        return new ExchangeOptions(
                dataDir, fresh, restPort, streamPort, seed, other, allowance, socketLimits);
    }

    public ExchangeOptions withAllowance(RateLimits.Allowance other) {
        return new ExchangeOptions(
                dataDir, fresh, restPort, streamPort, seed, clock, other, socketLimits);
    }

    public ExchangeOptions withSocketLimits(SocketLimits other) {
        return new ExchangeOptions(
                dataDir, fresh, restPort, streamPort, seed, clock, allowance, other);
    }
}
