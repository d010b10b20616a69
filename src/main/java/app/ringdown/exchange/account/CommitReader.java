package app.ringdown.exchange.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.zip.CRC32C;

/**
 * Reads commits as {@link CommitWriter} made them, one after the other, up to the first bytes that
 * are no whole one: where a process was killed while it wrote. One thread.
 */
final class CommitReader {
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer bytes;
    private long number = -1;
    private int end;

    /**
     * @param bytes commits from its position to its limit, and perhaps more after them
     */
    CommitReader(ByteBuffer bytes) {
        this.bytes = bytes;
        end = bytes.position();
    }

    /** Goes to the next commit, whether or not all rows of this one were read; false at the end. */
    boolean next() {
        if (bytes.limit() - end < CommitWriter.HEAD_BYTES) {
            return false;
        }
        int from = end + CommitWriter.HEAD_BYTES;
        int length = bytes.getInt(end);
        if (length < Long.BYTES || length > bytes.limit() - from) {
            return false;
        }
        checksum.reset();
        checksum.update(bytes.slice(from, length));
        if (bytes.getInt(end + Integer.BYTES) != (int) checksum.getValue()) {
            return false;
        }
        long found = bytes.getLong(from);
        // What was left behind by an earlier failure is no successor.
        if (number >= 0 && found != number + 1) {
            return false;
        }
        number = found;
        bytes.position(from + Long.BYTES);
        end = from + length;
        return true;
    }

    /** The number of the commit that it is at; -1 before the first. */
    long number() {
        return number;
    }

    /** Where the commit that it is at ends: how much has been read. */
    int position() {
        return end;
    }

    /** Whether there is another row in the commit, to be read by its kind and its values. */
    boolean hasRow() {
        return bytes.position() < end;
    }

    /** The place of the next row's statement among those of the log. */
    int kind() {
        byte mark = bytes.get();
        if (mark != CommitWriter.ROW) {
            throw new IllegalStateException("no row begins with " + mark);
        }
        return bytes.get();
    }

    /** Gives the values of the row to its statement. */
    void bind(PreparedStatement statement) throws SQLException {
        for (int column = 1;
                hasRow() && bytes.get(bytes.position()) != CommitWriter.ROW;
                column++) {
            byte mark = bytes.get();
            switch (mark) {
                case CommitWriter.NULL -> statement.setNull(column, Types.NULL);
                case CommitWriter.NUMBER -> statement.setLong(column, bytes.getLong());
                case CommitWriter.TEXT -> statement.setString(column, rest());
                default -> throw new IllegalStateException("no value begins with " + mark);
            }
        }
    }

    /** The next value, which is a text. */
    String text() {
        byte mark = bytes.get();
        if (mark != CommitWriter.TEXT) {
            throw new IllegalStateException("no text begins with " + mark);
        }
        return rest();
    }

    private String rest() {
        byte[] text = new byte[bytes.getInt()];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
