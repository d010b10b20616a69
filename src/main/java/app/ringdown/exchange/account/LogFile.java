package app.ringdown.exchange.account;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The file {@code exchange.db-log}: commits that the database may not have yet, one after the
 * other. Its head, a commit with the number 0, names the statements that save their rows, a line
 * each in the order of {@link RowKind}: a later version of this program may have others.
 *
 * <p>What was appended survives the death of the process, as it is with the system; a power cut may
 * lose the last moments. One thread appends and cuts, another one may read what was appended
 * before. No channels, as an interrupt would close those.
 */
final class LogFile implements Closeable {
    private final RandomAccessFile out;
    private final RandomAccessFile in;
    private final long head;
    private long end;

    /**
     * Makes an empty log of it, whatever was there.
     *
     * @param out to write the file; closed with this
     */
    LogFile(RandomAccessFile out, Path path) throws IOException {
        this.out = out;
        in = new RandomAccessFile(path.toFile(), "r");
        String statements = String.join("\n", RowKind.statements());
        out.setLength(0);
        append(new CommitWriter().begin(0).put(statements).end());
        head = end;
    }

    /**
     * Appends a commit.
     *
     * @return where it ends, in bytes from the beginning of the file
     * @throws IOException if it was not appended, or only in part; the next one takes its place
     */
    long append(ByteBuffer commit) throws IOException {
        try {
            out.seek(end);
            out.write(commit.array(), commit.arrayOffset(), commit.limit());
        } catch (IOException e) {
            try {
                out.setLength(end);
            } catch (IOException again) {
                // Then what there is of it stays until the next one is written over it.
                e.addSuppressed(again);
            }
            throw e;
        }
        end += commit.limit();
        return end;
    }

    /** What was appended between two places that {@link #append} or {@link #cut} gave. */
    ByteBuffer read(long from, long to) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(to - from)];
        in.seek(from);
        in.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }

    /**
     * Forgets all commits.
     *
     * @return where the next one will begin
     */
    long cut() throws IOException {
        out.setLength(head);
        end = head;
        return end;
    }

    @Override
    public void close() throws IOException {
        try (out;
                in) {
            // Both of them, whatever one of them throws.
        }
    }
}
