package app.ringdown.wire;

import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A small WebSocket server that can be rude. */
public final class WireServer extends WebSocketServer {
    public final List<String> heard = new CopyOnWriteArrayList<>();
    public final List<WebSocket> lines = new CopyOnWriteArrayList<>();
    volatile boolean answersPings = true;
    private final CountDownLatch started = new CountDownLatch(1);

    private WireServer(int port) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    /** Port 0 is any. */
    public static WireServer on(int port) throws InterruptedException {
        WireServer server = new WireServer(port);
        server.start();
        server.started.await();
        return server;
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + getPort() + "/stream");
    }

    /** Ends every connection without a goodbye. */
    public void cut() {
        lines.forEach(line -> line.closeConnection(1006, "cut"));
    }

    public void end() throws InterruptedException {
        stop(200);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket line, ClientHandshake handshake) {
        lines.add(line);
    }

    @Override
    public void onMessage(WebSocket line, String message) {
        heard.add(message);
    }

    @Override
    public void onWebsocketPing(WebSocket line, Framedata frame) {
        if (answersPings) {
            super.onWebsocketPing(line, frame);
        }
    }

    @Override
    public void onClose(WebSocket line, int code, String reason, boolean remote) {
        lines.remove(line);
    }

    @Override
    public void onError(WebSocket line, Exception e) {
        heard.add("error " + e);
    }
}
