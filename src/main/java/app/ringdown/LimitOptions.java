package app.ringdown;

import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.api.dialect.Bans;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.api.socket.SocketLimits;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.time.Duration;

/** What clients may do, so that they can be tried against a limit; what is not given stays. */
final class LimitOptions implements OptionSection {

    @Option(names = "--real-limits")
    private boolean real;

    @Option(names = "--weight-per-minute", paramLabel = "N")
    private @Nullable Long weight;

    @Option(names = "--requests-per-5-minutes", paramLabel = "N")
    private @Nullable Long requests;

    @Option(names = "--orders-per-10-seconds", paramLabel = "N")
    private @Nullable Long recentOrders;

    @Option(names = "--orders-per-day", paramLabel = "N")
    private @Nullable Long dayOrders;

    @Option(names = "--ban-after", paramLabel = "N")
    private @Nullable Integer banAfter;

    @Option(names = "--ban-seconds", paramLabel = "S")
    private @Nullable Integer banSeconds;

    @Option(names = "--connections-per-5-minutes", paramLabel = "N")
    private @Nullable Integer connections;

    @Option(names = "--messages-per-second", paramLabel = "N")
    private @Nullable Integer messages;

    @Option(names = "--streams-per-connection", paramLabel = "N")
    private @Nullable Integer streams;

    @Option(names = "--frame-bytes", paramLabel = "N")
    private @Nullable Integer frameBytes;

    @Option(names = "--queue-bytes", paramLabel = "N")
    private @Nullable Integer queueBytes;

    @Option(names = "--ping-seconds", paramLabel = "S")
    private @Nullable Integer ping;

    @Option(names = "--pong-seconds", paramLabel = "S")
    private @Nullable Integer pong;

    @Option(names = "--connection-life-seconds", paramLabel = "S")
    private @Nullable Integer life;

    @Override
    public ExchangeOptions applyTo(ExchangeOptions options) {
        return options.withAllowance(
                        allowance(real ? RateLimits.Allowance.live() : options.allowance()))
                .withSocketLimits(
                        socketLimits(real ? SocketLimits.live() : options.socketLimits()));
    }

    private RateLimits.Allowance allowance(RateLimits.Allowance usual) {
        Bans.Terms bans = usual.bans();
        return new RateLimits.Allowance(
                or(weight, usual.weightPerMinute()),
                or(recentOrders, usual.ordersPer10Seconds()),
                or(dayOrders, usual.ordersPerDay()),
                or(requests, usual.requestsPer5Minutes()),
                new Bans.Terms(or(banAfter, bans.after()), seconds(banSeconds, bans.first())));
    }

    private SocketLimits socketLimits(SocketLimits usual) {
        return new SocketLimits(
                or(messages, usual.messagesPerSecond()),
                or(streams, usual.streams()),
                or(connections, usual.connectionsPer5Minutes()),
                or(frameBytes, usual.frameBytes()),
                or(queueBytes, usual.queueBytes()),
                seconds(ping, usual.pingEvery()),
                seconds(pong, usual.pongWithin()),
                seconds(life, usual.life()));
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }

    private static Duration seconds(@Nullable Integer given, Duration usual) {
        return given == null ? usual : Duration.ofSeconds(given);
    }
}
