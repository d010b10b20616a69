package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Writes what is in the log into the database, a little behind it, in the thread {@code
 * exchange-journal}: what comes in a moment shares a transaction, unless somebody waits for it. It
 * waits for the disk too, which the exchange's own thread must not. Safe for any thread.
 */
final class LogFollower {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final long LINGER_MS = 20;
    private static final long RETRY_MS = 250;

    private final LogFile log;
    private final Connection connection;
    private final Thread thread;

    /** How far the log goes, and its last commit. */
    private long end;

    private long newest;

    /** How far of it is in the database, and the last commit there. */
    private long done;

    private long written;

    private boolean idle;
    private boolean hurry;
    private boolean closing;
    private boolean ended;
    private @Nullable Exception trouble;

    /** Of the thread alone; null after a failure: its statements cannot be used again then. */
    private @Nullable Writing writing;

    /**
     * Begins to follow.
     *
     * @param log an empty one, closed by its owner
     * @param start where its first commit will begin
     * @param connection to the database; closed with this
     * @param written the last commit that the database has
     */
    LogFollower(LogFile log, long start, Connection connection, long written) {
        this.log = log;
        this.connection = connection;
        end = start;
        done = start;
        newest = written;
        this.written = written;
        thread = Thread.ofPlatform().name("exchange-journal").daemon().start(this::run);
    }

    /** A commit was appended, and ends there. */
    synchronized void appended(long at, long number) {
        end = at;
        newest = number;
        if (idle) {
            idle = false;
            notifyAll();
        }
    }

    /** How far the database is behind the log, in bytes of it. */
    synchronized long behind() {
        return end - done;
    }

    /** The log was cut; to be called only when the database has all of it. */
    synchronized void cut(long start) {
        end = start;
        done = start;
    }

    /**
     * Waits until all that was appended before is in the database.
     *
     * @throws IOException if the database cannot be written, or takes too long
     */
    synchronized void await(long millis) throws IOException {
        long number = newest;
        if (written < number) {
            hurry = true;
            notifyAll();
            waitFor(() -> written >= number || trouble != null || ended, millis);
        }
        if (written < number) {
            check();
            throw new IOException("The database is " + (number - written) + " commits behind");
        }
    }

    /**
     * Makes sure that the database takes what is in the log, as far as is known.
     *
     * @throws IOException if it did not when that was tried last
     */
    synchronized void check() throws IOException {
        if (trouble != null) {
            throw new IOException("The exchange's database cannot be written", trouble);
        }
    }

    /** Writes the rest, if the database takes it, and ends; nothing may be appended any more. */
    void close() throws SQLException {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connection.close();
    }

    /**
     * Sets a limit to the size of the database, which then fails as on a full disk.
     *
     * @param pages how many pages more than now
     */
    void limit(int pages) throws SQLException {
        synchronized (connection) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA page_count")) {
                long now = row.getLong(1);
                statement.execute("PRAGMA max_page_count = " + (now + pages));
            }
        }
    }

    private void run() {
        boolean wrote = true;
        for (Part part = next(wrote); part != null; part = next(wrote)) {
            wrote = write(part);
        }
        discard();
        end();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** What is to be written together. */
    private record Part(long from, long to, long after, long last) {}

    /** Waits until there is something to write; null at the end. */
    private synchronized @Nullable Part next(boolean wrote) {
        if (wrote) {
            idle = done == end;
            waitFor(() -> done < end || closing, Long.MAX_VALUE);
            waitFor(() -> hurry || closing, LINGER_MS);
        } else {
            waitFor(() -> closing, RETRY_MS);
        }
        // At the end the log keeps what the database does not take.
        if (done == end || (closing && !wrote)) {
            return null;
        }
        hurry = false;
        return new Part(done, end, written, newest);
    }

    /** Waits until that is so, but not longer. */
    private synchronized void waitFor(BooleanSupplier so, long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        while (!so.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                break;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean write(Part part) {
        try {
            CommitReader commits = new CommitReader(log.read(part.from, part.to));
            long last;
            synchronized (connection) {
                if (writing == null) {
                    writing = new Writing(connection, RowKind.statements());
                }
                last = writing.write(commits, part.after);
            }
            if (last != part.last) {
                throw new IOException("The log ends at " + last + " instead of " + part.last);
            }
        } catch (SQLException | IOException | RuntimeException e) {
            discard();
            failed(e);
            return false;
        }
        wrote(part);
        return true;
    }

    private synchronized void wrote(Part part) {
        if (trouble != null) {
            LOG.info("The exchange's database can be written again");
        }
        trouble = null;
        done = part.to;
        written = part.last;
        notifyAll();
    }

    private synchronized void failed(Exception e) {
        if (trouble == null) {
            LOG.error("The exchange's database cannot be written", e);
        }
        trouble = e;
        notifyAll();
    }

    private void discard() {
        if (writing != null) {
            try {
                writing.close();
            } catch (SQLException e) {
                LOG.debug("A statement that had failed says so again", e);
            }
            writing = null;
        }
    }
}
