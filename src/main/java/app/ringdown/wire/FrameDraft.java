package app.ringdown.wire;

import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * WebSocket (RFC 6455) as Java-WebSocket speaks it, without a String per message: a whole text
 * frame goes to the handler as the bytes that the library unpacked and checked. Fragments and
 * control frames take the library's way. No extensions, so nothing is compressed.
 */
final class FrameDraft extends Draft_6455 {
    private static final int LARGEST_FRAME = 4 << 20;

    private final FrameHandler handler;
    private long arrivalNanos;
    private boolean inFragments;

    /**
     * @param handler told each whole text frame, on the thread that reads
     */
    FrameDraft(FrameHandler handler) {
        super(List.of(), List.of(new Protocol("")), LARGEST_FRAME);
        this.handler = handler;
    }

    /** The library works with a copy of what it is given. */
    @Override
    public Draft copyInstance() {
        return new FrameDraft(handler);
    }

    /** Called once for every read off the socket. */
    @Override
    public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
        arrivalNanos = System.nanoTime();
        return super.translateFrame(buffer);
    }

    @Override
    public void processFrame(WebSocketImpl connection, Framedata frame)
            throws InvalidDataException {
        Opcode opcode = frame.getOpcode();
        if (opcode == Opcode.TEXT && frame.isFin() && !inFragments) {
            ByteBuffer payload = frame.getPayloadData();
            handler.onFrame(
                    payload.array(),
                    payload.arrayOffset() + payload.position(),
                    payload.remaining(),
                    arrivalNanos);
            return;
        }
        if (opcode == Opcode.TEXT || opcode == Opcode.BINARY || opcode == Opcode.CONTINUOUS) {
            inFragments = !frame.isFin();
        }
        super.processFrame(connection, frame);
    }
}
