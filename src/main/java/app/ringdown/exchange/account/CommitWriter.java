package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Makes the bytes of a commit as the log keeps them, which {@link CommitReader} reads: the length
 * of what follows the checksum (4 bytes, big-endian as everything here), the CRC-32C of that, the
 * commit's number (8 bytes), and its rows. A row is {@link #ROW} and its {@link RowKind}'s place (1
 * byte), then its values, each with a mark before it. One thread; to be used again and again.
 */
final class CommitWriter {
    /** Length and checksum. */
    static final int HEAD_BYTES = 8;

    static final byte ROW = 1;
    static final byte NULL = 2;

    /** 8 bytes. */
    static final byte NUMBER = 3;

    /** A length in bytes (4 bytes), then UTF-8. */
    static final byte TEXT = 4;

    private static final int LONGEST_FIXED = 9;

    private final CRC32C checksum = new CRC32C();
    private ByteBuffer bytes = ByteBuffer.allocate(16 * 1024);

    /**
     * Begins a commit.
     *
     * @param number one more than the last one's
     */
    CommitWriter begin(long number) {
        bytes.clear().position(HEAD_BYTES);
        bytes.putLong(number);
        return this;
    }

    /** Begins a row; its values follow, in the order of its statement's parameters. */
    CommitWriter row(RowKind kind) {
        room(LONGEST_FIXED).put(ROW).put(kind.place());
        return this;
    }

    CommitWriter put(long value) {
        room(LONGEST_FIXED).put(NUMBER).putLong(value);
        return this;
    }

    CommitWriter putNumber(@Nullable Number value) {
        if (value == null) {
            room(LONGEST_FIXED).put(NULL);
            return this;
        }
        return put(value.longValue());
    }

    CommitWriter put(@Nullable String value) {
        if (value == null) {
            room(LONGEST_FIXED).put(NULL);
            return this;
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        room(LONGEST_FIXED + text.length).put(TEXT).putInt(text.length).put(text);
        return this;
    }

    CommitWriter put(@Nullable Enum<?> value) {
        return put(value == null ? null : value.name());
    }

    /** The whole commit; good until the next one begins. */
    ByteBuffer end() {
        bytes.flip();
        int length = bytes.limit() - HEAD_BYTES;
        checksum.reset();
        checksum.update(bytes.array(), HEAD_BYTES, length);
        return bytes.putInt(0, length).putInt(4, (int) checksum.getValue());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }
}
