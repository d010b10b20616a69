package app.ringdown.venue;

import java.net.URI;

/**
 * Where a venue is dialled.
 *
 * @param rest base of the REST calls, for example {@code http://127.0.0.1:8080}
 * @param stream base of the market streams, for example {@code ws://127.0.0.1:8081}
 * @param account the line of account events, for example {@code ws://127.0.0.1:8081/ws-api/v3}
 */
public record Endpoints(URI rest, URI stream, URI account) {}
