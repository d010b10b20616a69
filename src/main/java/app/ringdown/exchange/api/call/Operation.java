package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.api.dialect.JsonWriter;

/** The work behind an endpoint. Called on any thread but the exchange's; it may wait. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it and writes the answer, one JSON value.
     *
     * @throws Refusal the engine's no
     * @throws app.ringdown.exchange.api.dialect.ApiException the dialect's no
     */
    void answer(Request request, JsonWriter json) throws Refusal;
}
