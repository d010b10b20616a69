package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The file {@code exchange.db} in a data folder, in a state that can be used: locked against other
 * processes, whole, of this program's version, and with all that its log has.
 */
final class DatabaseFile implements AutoCloseable {
    private static final String NAME = "exchange.db";
    private static final String LOG = "-log";
    private static final List<String> PARTS = List.of("", "-wal", "-shm", LOG);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** A larger one is checked where it is read only: the check reads all of it. */
    private static final long CHECKED_BYTES = 64L << 20;

    private final Path path;
    private final FileChannel lock;
    private @Nullable SetAside setAside;

    private DatabaseFile(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder's database ready.
     *
     * @param fresh whether to delete what is there
     * @param now for the name of one that is set aside
     * @throws IOException if the folder cannot be written, or another process has it
     */
    static DatabaseFile open(Path folder, boolean fresh, Instant now) throws IOException {
        Files.createDirectories(folder);
        FileChannel lock = lock(folder.resolve("exchange.lock"));
        DatabaseFile file = new DatabaseFile(folder.resolve(NAME), lock);
        try {
            if (fresh) {
                for (String part : PARTS) {
                    Files.deleteIfExists(file.part(part));
                }
            }
            file.prepare(now);
            return file;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What was moved out of the way, or null. */
    @Nullable SetAside setAside() {
        return setAside;
    }

    /** The file of the log, which belongs to the database. */
    Path log() {
        return part(LOG);
    }

    /** A new connection; not for two threads at once. */
    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            // A killed process loses nothing; a power cut perhaps the last moments.
            statement.execute("PRAGMA synchronous = NORMAL");
            statement.execute("PRAGMA busy_timeout = 5000");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Gives the folder free for other processes. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    /**
     * Sets the database aside that turned out to be unreadable, and makes another.
     *
     * @param failure what reading it threw
     * @throws IOException if that is no fault of the file itself
     */
    void replace(Exception failure, Instant now) throws IOException {
        if (failure instanceof SQLException sql && !damage(sql)) {
            throw new IOException(failure);
        }
        renew(SetAside.Reason.DAMAGED, now);
    }

    private void prepare(Instant now) throws IOException {
        SetAside.Reason reason;
        try (Connection connection = connect()) {
            if (Schema.version(connection) > Schema.VERSION) {
                reason = SetAside.Reason.NEWER;
            } else if (!whole(connection)) {
                reason = SetAside.Reason.DAMAGED;
            } else {
                // With the statements of its version, and so before it is brought forward.
                if (Schema.logged(connection)) {
                    LogReplay.run(log(), connection);
                }
                Schema.migrate(connection);
                return;
            }
        } catch (SQLException e) {
            if (!damage(e)) {
                throw new IOException(e);
            }
            reason = SetAside.Reason.DAMAGED;
        }
        renew(reason, now);
    }

    private void renew(SetAside.Reason reason, Instant now) throws IOException {
        setAside = moveAway(reason, now);
        try (Connection connection = connect()) {
            Schema.migrate(connection);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private boolean whole(Connection connection) throws SQLException, IOException {
        if (Files.size(path) > CHECKED_BYTES) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            return row.next() && row.getString(1).equals("ok");
        }
    }

    /** Whether the file itself is at fault: SQLITE_ERROR, SQLITE_CORRUPT or SQLITE_NOTADB. */
    private static boolean damage(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 1, 11, 26 -> true;
            default -> false;
        };
    }

    private SetAside moveAway(SetAside.Reason reason, Instant now) throws IOException {
        String word =
                switch (reason) {
                    case DAMAGED -> "damaged";
                    case NEWER -> "newer";
                };
        Path target = path.resolveSibling(NAME + "." + word + "-" + STAMP.format(now));
        for (String part : PARTS) {
            if (Files.exists(part(part))) {
                Path moved = target.resolveSibling(target.getFileName() + part);
                Files.move(part(part), moved, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new SetAside(reason, target);
    }

    private Path part(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw inUse(path);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw inUse(path);
    }

    private static IOException inUse(Path path) {
        return new FolderInUse(path.toAbsolutePath().getParent() + "");
    }

    /** Another exchange has the data folder. */
    static final class FolderInUse extends FileSystemException {
        private static final long serialVersionUID = 1L;

        FolderInUse(String folder) {
            super(folder, null, "in use by another exchange");
        }
    }
}
