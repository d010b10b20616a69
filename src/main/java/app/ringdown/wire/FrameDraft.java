package app.ringdown.wire;

import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidFrameException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * WebSocket (RFC 6455) as Java-WebSocket speaks it, but whole text frames go to the handler out of
 * the buffer that they were read into, all of a read together: nothing is copied or allocated for
 * them. Everything else (fragments, control frames, what is against the protocol) takes the
 * library's way, and with it all that came in the same read, so that nothing overtakes it. No
 * extensions, so nothing is compressed.
 */
final class FrameDraft extends Draft_6455 {
    /** What may be in one frame, in bytes. */
    static final int LARGEST_FRAME = 4 << 20;

    private static final byte WHOLE_TEXT = (byte) 0x81;
    private static final int CONTROL = 0x08;
    private static final int MASK = 0x80;

    private final Consumer<FrameBatch> handler;
    private final FrameBatch batch = new FrameBatch();
    private boolean inFragments;

    /** The beginning of a frame whose end has not been read yet. */
    private byte[] held = new byte[1 << 12];

    private int heldLength;

    /**
     * @param handler given the whole text frames of each read, on the thread that reads; they are
     *     good until it returns
     */
    FrameDraft(Consumer<FrameBatch> handler) {
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
        long arrivalNanos = System.nanoTime();
        byte[] bytes = buffer.array();
        int at = buffer.arrayOffset() + buffer.position();
        int end = at + buffer.remaining();
        buffer.position(buffer.limit());
        List<Framedata> theirs = List.of();
        if (heldLength > 0) {
            at += complete(bytes, at, end);
            int length = frameLength(held, 0, heldLength);
            if (length == 0 || length > heldLength) {
                return theirs;
            }
            heldLength = 0;
            batch.start(held, arrivalNanos);
            theirs = take(held, 0, length, theirs);
            handOn();
        }
        batch.start(bytes, arrivalNanos);
        try {
            while (at < end) {
                int length = frameLength(bytes, at, end);
                if (length == 0 || length > end - at) {
                    hold(bytes, at, end - at);
                    break;
                }
                theirs = take(bytes, at, length, theirs);
                at += length;
            }
        } finally {
            handOn(); // also what came before a fault
        }
        return theirs;
    }

    private void handOn() {
        if (batch.count() > 0) {
            handler.accept(batch);
        }
    }

    /**
     * Takes a frame that is all there.
     *
     * @param theirs the frames of the same read that the library is to work on
     * @return those, with this one if it is another
     */
    private List<Framedata> take(byte[] bytes, int at, int length, List<Framedata> theirs)
            throws InvalidDataException {
        boolean plain = bytes[at] == WHOLE_TEXT && (bytes[at + 1] & MASK) == 0;
        if (plain && !inFragments && theirs.isEmpty()) {
            int header = 2 + lengthBytes(bytes[at + 1] & 0x7f);
            if (!Utf8.valid(bytes, at + header, length - header)) {
                throw new InvalidDataException(CloseFrame.NO_UTF8);
            }
            batch.add(at + header, length - header);
            return theirs;
        }
        if ((bytes[at] & CONTROL) == 0) {
            inFragments = bytes[at] >= 0; // The first bit says that it is the last part.
        }
        List<Framedata> all = new ArrayList<>(theirs);
        all.addAll(super.translateFrame(ByteBuffer.wrap(bytes, at, length)));
        return all;
    }

    /** Adds to what is held until that is a frame; returns how many bytes it wanted. */
    private int complete(byte[] bytes, int from, int end) throws InvalidDataException {
        int at = from;
        while (at < end && frameLength(held, 0, heldLength) == 0) {
            hold(bytes, at++, 1);
        }
        int wanted = Math.min(frameLength(held, 0, heldLength) - heldLength, end - at);
        if (wanted > 0) {
            hold(bytes, at, wanted);
            at += wanted;
        }
        return at - from;
    }

    /** Grows with what has come, never with what was announced. */
    private void hold(byte[] bytes, int at, int length) {
        if (heldLength + length > held.length) {
            held = Arrays.copyOf(held, Math.max(2 * held.length, heldLength + length));
        }
        System.arraycopy(bytes, at, held, heldLength, length);
        heldLength += length;
    }

    /**
     * How long the frame is that begins there, with its header; 0 if too little has come to tell.
     *
     * @throws InvalidDataException if the protocol or the limit forbids so long a frame
     */
    private static int frameLength(byte[] bytes, int at, int end) throws InvalidDataException {
        int there = end - at;
        if (there < 2) {
            return 0;
        }
        int announced = bytes[at + 1] & 0x7f;
        int more = lengthBytes(announced);
        if (more > 0 && (bytes[at] & CONTROL) != 0) {
            throw new InvalidFrameException("a control frame of more than 125 bytes");
        }
        if (there < 2 + more) {
            return 0;
        }
        long payload = more == 0 ? announced : 0;
        for (int i = 0; i < more; i++) {
            payload = payload << 8 | (bytes[at + 2 + i] & 0xff);
        }
        if (payload < 0 || payload > LARGEST_FRAME) {
            throw new LimitExceededException("a frame larger than allowed", LARGEST_FRAME);
        }
        int mask = (bytes[at + 1] & MASK) == 0 ? 0 : 4;
        return 2 + more + mask + (int) payload;
    }

    /** How many bytes tell the length where the first says so (RFC 6455, section 5.2). */
    private static int lengthBytes(int announced) {
        return switch (announced) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }
}
