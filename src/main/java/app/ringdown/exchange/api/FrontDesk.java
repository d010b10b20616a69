package app.ringdown.exchange.api;

import app.ringdown.exchange.api.socket.Connection;
import app.ringdown.exchange.api.socket.Peer;
import app.ringdown.exchange.api.socket.Reception;
import app.ringdown.exchange.api.socket.Target;
import app.ringdown.exchange.api.stream.StreamPeer;
import app.ringdown.exchange.api.stream.Topics;
import app.ringdown.exchange.api.wsapi.ApiPeer;
import app.ringdown.exchange.api.wsapi.ApiServices;
import app.ringdown.exchange.drill.Scope;

/**
 * Sends who comes for market streams and who comes for the WebSocket API to the right place.
 *
 * @param maxStreams how many streams a connection may listen to
 */
record FrontDesk(Topics topics, int maxStreams, ApiServices services) implements Reception {

    @Override
    public boolean knows(String path) {
        return StreamPeer.serves(path) || ApiPeer.serves(path);
    }

    @Override
    public Scope scope(String path) {
        return ApiPeer.serves(path) ? Scope.USER : Scope.STREAMS;
    }

    @Override
    public Peer welcome(Connection connection, Target target) {
        return ApiPeer.serves(target.path())
                ? new ApiPeer(connection, target, services)
                : new StreamPeer(connection, target, topics, maxStreams, services.clock());
    }
}
