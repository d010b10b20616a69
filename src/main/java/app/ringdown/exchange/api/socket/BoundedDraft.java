package app.ringdown.exchange.api.socket;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.Handshakedata;
import org.java_websocket.protocols.Protocol;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * RFC 6455 with bounds where the library has none: how long a handshake is, and into how many
 * frames a message is cut.
 */
final class BoundedDraft extends Draft_6455 {
    // Empty ones are no bytes, and are kept all the same.
    private static final int MOST_FRAGMENTS = 1_000;

    private final int frameBytes;
    private int fragments;

    /**
     * @param frameBytes the longest message, and the longest handshake
     */
    BoundedDraft(int frameBytes) {
        super(List.of(), List.of(new Protocol("")), frameBytes);
        this.frameBytes = frameBytes;
    }

    @Override
    public Draft copyInstance() {
        return new BoundedDraft(frameBytes);
    }

    @Override
    public Handshakedata translateHandshake(ByteBuffer buffer) throws InvalidHandshakeException {
        if (buffer.remaining() > frameBytes) {
            throw new InvalidHandshakeException("the handshake is too long");
        }
        return super.translateHandshake(buffer);
    }

    @Override
    public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
        switch (frame.getOpcode()) {
            case PING, PONG, CLOSING -> {} // They may come between the parts of a message.
            case CONTINUOUS, TEXT, BINARY -> fragments = frame.isFin() ? 0 : fragments + 1;
        }
        if (fragments > MOST_FRAGMENTS) {
            throw new LimitExceededException(MOST_FRAGMENTS);
        }
        super.processFrame(socket, frame);
    }
}
