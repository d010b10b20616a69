package app.ringdown.exchange.account;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where commits become durable: appended to the log, each with one write and no wait for the disk,
 * and written into the database behind that. On the exchange's thread, but for {@link #await}.
 */
final class CommitLog implements AutoCloseable {
    /** The log is cut when it is longer than that. */
    private static final long LONGEST_BYTES = 8L << 20;

    /**
     * So much the database may be behind before a commit waits for it: well below 0.1 s of work.
     */
    private static final long FURTHEST_BYTES = 512L << 10;

    private static final long WAIT_MS = 5_000;

    private final CommitWriter writer = new CommitWriter();
    private final LogFile file;
    private final LogFollower follower;
    private long number;
    private long end;

    /**
     * Makes an empty log.
     *
     * @param out the log's file, to write to it
     * @param connection to its database, which has everything; closed with this
     */
    CommitLog(RandomAccessFile out, Path path, Connection connection)
            throws SQLException, IOException {
        number = Writing.number(connection);
        file = new LogFile(out, path);
        end = file.cut();
        follower = new LogFollower(file, end, connection, number);
    }

    /**
     * Appends a commit, and is done with it; waits only for a database that is far behind.
     *
     * @throws IOException if it was not appended, or if that is not known; so too while the
     *     database cannot be written
     */
    void commit(Changes changes, StoredBars bars) throws IOException {
        follower.check();
        boolean full = end > LONGEST_BYTES;
        if (full || follower.behind() > FURTHEST_BYTES) {
            follower.await(WAIT_MS);
        }
        if (full) {
            end = file.cut();
            follower.cut(end);
        }
        writer.begin(number + 1);
        ChangedRows.write(changes, writer);
        bars.write(writer);
        end = file.append(writer.end());
        number++;
        follower.appended(end, number);
    }

    /**
     * Waits until the database has all that was committed before. Any thread.
     *
     * @throws IOException if it cannot be written, or takes longer than 5 s
     */
    void await() throws IOException {
        follower.await(WAIT_MS);
    }

    /** For a test: see {@link LogFollower#limit}. */
    void limit(int pages) throws SQLException {
        follower.limit(pages);
    }

    /** Has the rest written into the database, and closes that connection. */
    @Override
    public void close() throws SQLException, IOException {
        try (file) {
            follower.close();
        }
    }
}
