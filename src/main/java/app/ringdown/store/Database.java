package app.ringdown.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * The client's SQLite file: in WAL mode with {@code synchronous=NORMAL}, so that what is committed
 * survives a killed process. A file that is damaged, or that a newer Ringdown wrote, is set aside
 * under a name that says so, never overwritten.
 */
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /**
     * Each entry brings the schema from the version of its index to the next. Entries are only ever
     * added.
     */
    private static final List<String> MIGRATIONS =
            List.of(
                    """
                    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE orders (
                        account TEXT NOT NULL, client_id TEXT NOT NULL, symbol TEXT NOT NULL, side TEXT NOT NULL,
                        type TEXT NOT NULL, tif TEXT NOT NULL, price TEXT NOT NULL, quantity TEXT NOT NULL, amount TEXT,
                        state TEXT NOT NULL, venue_id TEXT NOT NULL, executed TEXT NOT NULL, executed_notional TEXT NOT NULL,
                        external INTEGER NOT NULL, reason TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
                        ended INTEGER NOT NULL, PRIMARY KEY (account, client_id)) WITHOUT ROWID;
                    CREATE INDEX orders_by_time ON orders (account, ended, created);
                    CREATE TABLE fill (
                        account TEXT NOT NULL, client_id TEXT NOT NULL, trade_id INTEGER NOT NULL, price TEXT NOT NULL,
                        quantity TEXT NOT NULL, fee TEXT NOT NULL, fee_asset TEXT NOT NULL, maker INTEGER NOT NULL,
                        time INTEGER NOT NULL, PRIMARY KEY (account, client_id, trade_id)) WITHOUT ROWID;
                    """,
                    """
                    ALTER TABLE orders ADD COLUMN stop TEXT NOT NULL DEFAULT '0';
                    ALTER TABLE orders ADD COLUMN trailing INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE orders ADD COLUMN display TEXT NOT NULL DEFAULT '0';
                    ALTER TABLE orders ADD COLUMN target TEXT NOT NULL DEFAULT '0';
                    ALTER TABLE orders ADD COLUMN exit_stop TEXT NOT NULL DEFAULT '0';
                    ALTER TABLE orders ADD COLUMN list TEXT NOT NULL DEFAULT '';
                    ALTER TABLE orders ADD COLUMN entry TEXT NOT NULL DEFAULT '';
                    ALTER TABLE orders ADD COLUMN replaces TEXT NOT NULL DEFAULT '';
                    ALTER TABLE orders ADD COLUMN click_to_sent INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE orders ADD COLUMN sent_to_answer INTEGER NOT NULL DEFAULT 0;
                    """,
                    """
                    CREATE TABLE order_event (
                        id INTEGER PRIMARY KEY, account TEXT NOT NULL, client_id TEXT NOT NULL, time INTEGER NOT NULL,
                        kind TEXT NOT NULL, source TEXT NOT NULL, micros INTEGER NOT NULL, quantity TEXT, trade_id INTEGER,
                        price TEXT, fee TEXT, fee_asset TEXT, maker INTEGER, reason TEXT NOT NULL);
                    CREATE INDEX order_event_by_order ON order_event (account, client_id);
                    """);

    /** What was set aside when the file was opened, and why. */
    public record SetAside(Path file, boolean newer) {}

    private final Path file;
    private final Optional<SetAside> setAside;

    private Database(Path file, Optional<SetAside> setAside) {
        this.file = file;
        this.setAside = setAside;
    }

    /**
     * Opens the file, made anew if it is not there or had to be set aside, and brings its schema up
     * to date.
     *
     * @throws IOException if the folder can't be written, or the file can't be opened though
     *     nothing says that it is damaged (another program holds it, the disk is full): it is left
     *     alone
     */
    public static Database open(Path file, Clock clock) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Optional<SetAside> setAside = Optional.empty();
        if (Files.exists(file)) {
            Optional<String> fault = fault(file);
            if (fault.isPresent()) {
                String name = fault.get() + "-" + STAMP.format(clock.instant());
                Path aside = moveAside(file, name);
                LOG.warn("{} is {}: set aside as {}", file, fault.get(), aside);
                setAside = Optional.of(new SetAside(aside, fault.get().equals("newer")));
            }
        }
        Database database = new Database(file, setAside);
        try (Connection connection = database.connect()) {
            migrate(connection);
        } catch (SQLException e) {
            throw new IOException("The database " + file + " can't be used: " + e.getMessage(), e);
        }
        return database;
    }

    /** What had to be set aside when it was opened, if anything. */
    public Optional<SetAside> setAside() {
        return setAside;
    }

    /** A connection of its own for one thread. */
    Connection connect() throws SQLException {
        return connect(file);
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = NORMAL");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /** Why the file can't be used as it is: "damaged" or "newer"; empty if it can. */
    private static Optional<String> fault(Path file) throws IOException {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            if (version(statement) > MIGRATIONS.size()) {
                return Optional.of("newer");
            }
            try (ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
                return result.next() && "ok".equals(result.getString(1))
                        ? Optional.empty()
                        : Optional.of("damaged");
            }
        } catch (SQLException e) {
            if (!saysDamaged(e)) {
                throw new IOException(file + " can't be opened: " + e.getMessage(), e);
            }
            LOG.warn("{} can't be read", file, e);
            return Optional.of("damaged");
        }
    }

    /** The low byte is the primary code: https://www.sqlite.org/rescode.html. */
    private static boolean saysDamaged(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private static Path moveAside(Path file, String name) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + "." + name);
        Files.move(file, aside);
        for (String part : List.of("-wal", "-shm")) {
            Path from = file.resolveSibling(file.getFileName() + part);
            if (Files.exists(from)) {
                Files.move(from, aside.resolveSibling(aside.getFileName() + part));
            }
        }
        return aside;
    }

    private static void migrate(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (int version = version(statement); version < MIGRATIONS.size(); version++) {
                for (String sql : MIGRATIONS.get(version).split(";", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA user_version = " + (version + 1));
                connection.commit();
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("PRAGMA user_version")) {
            return result.next() ? result.getInt(1) : 0;
        }
    }
}
