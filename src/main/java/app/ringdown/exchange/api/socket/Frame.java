package app.ringdown.exchange.api.socket;

import app.ringdown.exchange.api.dialect.JsonWriter;

import java.nio.charset.StandardCharsets;

/**
 * Puts the header of an unmasked WebSocket text frame in front of JSON, in the same buffer.
 *
 * <p>Source: RFC 6455, 5.2.
 */
public final class Frame {
    /** Free bytes that the JSON must leave in front of itself. */
    public static final int GAP = 10;

    private static final byte FINAL_TEXT = (byte) 0x81;
    private static final int MAX_SHORT = 125;
    private static final int MAX_MEDIUM = 0xffff;

    private Frame() {}

    /**
     * Writes the header of what stands in {@code json} from {@link #GAP} on.
     *
     * @return where in the buffer the frame begins; it ends where the JSON ends
     */
    public static int seal(JsonWriter json) {
        byte[] buffer = json.buffer();
        int payload = json.length() - GAP;
        if (payload <= MAX_SHORT) {
            buffer[GAP - 2] = FINAL_TEXT;
            buffer[GAP - 1] = (byte) payload;
            return GAP - 2;
        }
        if (payload <= MAX_MEDIUM) {
            buffer[GAP - 4] = FINAL_TEXT;
            buffer[GAP - 3] = 126;
            buffer[GAP - 2] = (byte) (payload >> 8);
            buffer[GAP - 1] = (byte) payload;
            return GAP - 4;
        }
        buffer[0] = FINAL_TEXT;
        buffer[1] = 127;
        for (int i = 0; i < 8; i++) {
            buffer[2 + i] = (byte) ((long) payload >> (56 - 8 * i));
        }
        return 0;
    }

    /** The text of a frame that {@link #seal} made. */
    static String text(byte[] frame, int from, int to) {
        int header =
                switch (frame[from + 1]) {
                    case 126 -> 4;
                    case 127 -> 10;
                    default -> 2;
                };
        return new String(frame, from + header, to - from - header, StandardCharsets.UTF_8);
    }

    /** A text as {@link #seal} wants it. */
    public static JsonWriter open(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return new JsonWriter(GAP + utf8.length).restart(GAP).raw(utf8, 0, utf8.length);
    }
}
