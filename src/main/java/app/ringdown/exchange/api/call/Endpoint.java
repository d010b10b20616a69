package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.Params;

import java.util.function.ToIntFunction;

/**
 * One line of the API's table of contents.
 *
 * @param verb the HTTP method
 * @param path the REST path
 * @param method the name in the WebSocket API, empty where that has none
 * @param security what the request needs
 * @param cost what it costs
 * @param orders how many unfilled orders it adds to the account's count
 * @param weight its request weight, told from the parameters without reading them
 * @param operation the work
 */
public record Endpoint(
        String verb,
        String path,
        String method,
        Security security,
        Cost cost,
        int orders,
        ToIntFunction<Params> weight,
        Operation operation) {

    /** How a request counts against the limits beyond its weight. */
    public enum Cost {
        /** By its weight alone. */
        WEIGHT,
        /**
         * By its weight only if it fails: cancels, and what cancels and places, which counts its
         * order itself.
         */
        WEIGHT_IF_REFUSED,
        /** By its weight only if it fails, and by its orders if it succeeds: new orders. */
        ORDERS
    }
}
