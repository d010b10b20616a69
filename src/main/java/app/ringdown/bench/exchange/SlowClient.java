package app.ringdown.bench.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A client that listens to much and reads nothing. */
final class SlowClient implements AutoCloseable {
    private static final long SILENCE_NANOS = 300_000_000;

    private final SocketChannel channel;

    SlowClient(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Whether the server has cut it off: what is left in the buffers of the system comes to an end.
     */
    boolean cutOff() throws IOException {
        channel.configureBlocking(false);
        ByteBuffer waste = ByteBuffer.allocateDirect(1 << 16);
        long heard = System.nanoTime();
        while (System.nanoTime() - heard < SILENCE_NANOS) {
            int read;
            try {
                read = channel.read(waste.clear());
            } catch (IOException e) {
                return true;
            }
            if (read < 0) {
                return true;
            }
            if (read > 0) {
                heard = System.nanoTime();
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
