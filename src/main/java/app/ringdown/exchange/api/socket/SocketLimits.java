package app.ringdown.exchange.api.socket;

import java.time.Duration;

/**
 * What a connection may do before it is cut off.
 *
 * <p>Source: Binance Spot API, streams, "WebSocket Limits", and WebSocket API, "General API
 * Information".
 *
 * @param messagesPerSecond incoming messages on a stream connection, pings and pongs included
 * @param streams streams one connection may listen to
 * @param connectionsPer5Minutes connection attempts by everyone together
 * @param frameBytes longest incoming message
 * @param queueBytes what may wait for a client that reads slower than it is told
 * @param pingEvery how often the server pings
 * @param pongWithin how long it waits for the pong
 * @param life how long a connection may last
 */
public record SocketLimits(
        int messagesPerSecond,
        int streams,
        int connectionsPer5Minutes,
        int frameBytes,
        int queueBytes,
        Duration pingEvery,
        Duration pongWithin,
        Duration life) {

    public SocketLimits {
        if (messagesPerSecond < 1
                || streams < 1
                || connectionsPer5Minutes < 1
                || frameBytes < 1
                || queueBytes < 1
                || pingEvery.isZero()
                || pingEvery.isNegative()
                || pongWithin.isZero()
                || pongWithin.isNegative()
                || life.isZero()
                || life.isNegative()) {
            throw new IllegalArgumentException("limits are 1 or more");
        }
    }

    /** The documented ones, except that a local program may connect ten times as often. */
    public static SocketLimits documented() {
        return new SocketLimits(
                5,
                1024,
                3_000,
                64 * 1024,
                8 * 1024 * 1024,
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofHours(24));
    }

    /** What a live venue allows, as documented in July 2026. */
    public static SocketLimits live() {
        return documented().withConnectionsPer5Minutes(300);
    }

    public SocketLimits withMessagesPerSecond(int other) {
        return new SocketLimits(
                other,
                streams,
                connectionsPer5Minutes,
                frameBytes,
                queueBytes,
                pingEvery,
                pongWithin,
                life);
    }

    public SocketLimits withStreams(int other) {
        return new SocketLimits(
                messagesPerSecond,
                other,
                connectionsPer5Minutes,
                frameBytes,
                queueBytes,
                pingEvery,
                pongWithin,
                life);
    }

    public SocketLimits withFrameBytes(int other) {
        return new SocketLimits(
                messagesPerSecond,
                streams,
                connectionsPer5Minutes,
                other,
                queueBytes,
                pingEvery,
                pongWithin,
                life);
    }

    public SocketLimits withConnectionsPer5Minutes(int other) {
        return new SocketLimits(
                messagesPerSecond,
                streams,
                other,
                frameBytes,
                queueBytes,
                pingEvery,
                pongWithin,
                life);
    }

    public SocketLimits withQueueBytes(int other) {
        return new SocketLimits(
                messagesPerSecond,
                streams,
                connectionsPer5Minutes,
                frameBytes,
                other,
                pingEvery,
                pongWithin,
                life);
    }

    public SocketLimits withTimes(Duration ping, Duration pong, Duration lifetime) {
        return new SocketLimits(
                messagesPerSecond,
                streams,
                connectionsPer5Minutes,
                frameBytes,
                queueBytes,
                ping,
                pong,
                lifetime);
    }
}
