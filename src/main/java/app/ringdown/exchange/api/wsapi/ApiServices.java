package app.ringdown.exchange.api.wsapi;

import app.ringdown.exchange.api.call.Authority;
import app.ringdown.exchange.api.call.Endpoint;
import app.ringdown.exchange.api.call.Gate;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.drill.Drill;

import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What every connection of the WebSocket API shares.
 *
 * @param endpoints by the name of their method
 * @param threads where requests are answered: they may wait there
 * @param clock microseconds since the epoch
 */
public record ApiServices(
        Map<String, Endpoint> endpoints,
        Gate gate,
        Authority authority,
        RateLimits limits,
        UserEvents events,
        Executor threads,
        LongSupplier clock,
        Drill drill) {

    long now() {
        return clock.getAsLong();
    }
}
