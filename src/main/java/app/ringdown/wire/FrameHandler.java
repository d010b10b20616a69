package app.ringdown.wire;

/** Takes in the text frames of a line, on the line's own thread. */
@FunctionalInterface
public interface FrameHandler {
    /**
     * A whole text message, valid UTF-8. The bytes belong to the line and are only good until this
     * returns.
     *
     * @param arrivalNanos {@link System#nanoTime()} when its last bytes were read off the socket
     */
    void onFrame(byte[] bytes, int offset, int length, long arrivalNanos);
}
