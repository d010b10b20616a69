package app.ringdown.ui.shell;

import app.ringdown.desk.Desk;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import java.util.concurrent.CompletableFuture;

/**
 * How the window comes to a desk. Both return at once; what is returned fails with a {@link
 * app.ringdown.venue.VenueException} if the venue says no or can't be reached, with a {@link
 * ConnectionFailure} if we can't do our part. Each desk handed over is the window's to close.
 */
public interface Connector {

    /** Logs in at the embedded exchange, which is started if it is not running. */
    CompletableFuture<Desk> embedded();

    /** Logs in at another server of the same dialect; the key stays in memory. */
    CompletableFuture<Desk> connect(Endpoints endpoints, Credentials credentials);

    /** The embedded exchange, for whoever runs it. */
    PaperExchange paper();
}
