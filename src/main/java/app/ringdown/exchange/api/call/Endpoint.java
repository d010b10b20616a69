package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.drill.Scope;

import java.util.function.ToIntFunction;

/**
 * One line of the API's table of contents.
 *
 * @param verb the HTTP method
 * @param path the REST path
 * @param method the name in the WebSocket API, empty where that has none
 * @param security what the request needs
 * @param cost what it costs
 * @param weight its request weight, told from the parameters without reading them
 * @param operation the work
 */
public record Endpoint(
        String verb,
        String path,
        String method,
        Security security,
        Cost cost,
        ToIntFunction<Params> weight,
        Operation operation) {

    /** How a request counts against the limits beyond its weight. */
    public enum Cost {
        /** By its weight alone. */
        WEIGHT,
        /** By its weight only if it fails: cancels. */
        WEIGHT_IF_REFUSED,
        /** By its weight only if it fails, and as an unfilled order if it succeeds: new orders. */
        ORDER
    }

    /** Which faults strike it: those on orders, or else those of where it came from. */
    public Scope scope(Scope otherwise) {
        return security == Security.SIGNED && !verb.equals("GET") ? Scope.ORDERS : otherwise;
    }
}
