package app.ringdown;

import app.ringdown.desk.Desk;
import app.ringdown.ui.paper.PaperExchange;
import app.ringdown.ui.shell.Connector;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;

import java.util.concurrent.CompletableFuture;

/** Has a window log in at another server, as if that were the exchange inside. */
final class OtherServer implements Connector {
    private final Connections connections;
    private final Endpoints endpoints;
    private final Credentials credentials;

    OtherServer(Connections connections, Endpoints endpoints, Credentials credentials) {
        this.connections = connections;
        this.endpoints = endpoints;
        this.credentials = credentials;
    }

    @Override
    public CompletableFuture<Desk> embedded() {
        return connections.connect(endpoints, credentials);
    }

    @Override
    public CompletableFuture<Desk> connect(Endpoints other, Credentials as) {
        return connections.connect(other, as);
    }

    /** Nobody here runs that server: it never says how it stands. */
    @Override
    public PaperExchange paper() {
        return new EmbeddedPaper(() -> {
            throw new IllegalStateException("a server that somebody else runs");
        });
    }
}
