package app.ringdown.exchange.api.socket;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;

import java.util.List;

/** RFC 6455 with a bound where the library has none: into how many frames a message may be cut. */
final class BoundedDraft extends Draft_6455 {
    // Empty ones are no bytes, and are kept all the same.
    private static final int MOST_FRAGMENTS = 1_000;

    private final int frameBytes;
    private int fragments;

    /**
     * @param frameBytes the longest message
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
