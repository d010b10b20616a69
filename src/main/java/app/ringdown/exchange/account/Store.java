package app.ringdown.exchange.account;

import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The exchange's database, {@code exchange.db} in its data folder: SQLite in WAL mode, with a log
 * before it. A commit is durable once the log has it, which the exchange's thread does not wait
 * long for; the database has it a moment later. Histories and bars are read over connections of
 * their own, when what was committed before is there.
 */
public final class Store implements Journal, AutoCloseable {
    private final DatabaseFile file;
    private final CommitLog log;
    private final StoredHistory history;
    private final StoredBars bars;
    private final Opening opening;

    private Store(DatabaseFile file, Opening opening, Function<String, @Nullable Listing> listings)
            throws SQLException, IOException {
        this.file = file;
        this.opening = opening;
        log =
                new CommitLog(
                        new RandomAccessFile(file.log().toFile(), "rw"),
                        file.log(),
                        file.connect());
        history = new StoredHistory(file.connect(), listings, log::await);
        bars = new StoredBars(file.connect(), log::await);
    }

    /**
     * Opens the database of a data folder, made if need be. One that is damaged or of a later
     * version is set aside.
     *
     * @param fresh whether to delete what is there and start over
     * @param now for the name of a database that is set aside
     * @param listings the listing of a symbol, or null if it is not listed any more
     * @throws IOException if the folder cannot be used, or another process uses it
     */
    public static Store open(
            Path folder, boolean fresh, Instant now, Function<String, @Nullable Listing> listings)
            throws IOException {
        DatabaseFile file = DatabaseFile.open(folder, fresh, now);
        try {
            Opening opening;
            try {
                opening = read(file, listings);
            } catch (SQLException | IllegalArgumentException e) {
                file.replace(e, now);
                opening = read(file, listings);
            }
            return new Store(file, opening, listings);
        } catch (SQLException e) {
            file.close();
            throw new IOException("The exchange's database cannot be opened", e);
        }
    }

    /** What was moved out of the way when this was opened. */
    public Optional<SetAside> setAside() {
        return Optional.ofNullable(file.setAside());
    }

    /** Orders and fills, for any thread. */
    public History history() {
        return history;
    }

    /** Bars and eras; what is saved there is written with the next commit. */
    public BarStore bars() {
        return bars;
    }

    @Override
    public Opening opening() {
        return opening;
    }

    @Override
    public boolean pending() {
        return bars.pending();
    }

    @Override
    public void commit(Changes changes) throws IOException {
        log.commit(changes, bars);
        bars.written();
    }

    /** Closes everything; to be called once, after the last commit. */
    @Override
    public void close() throws IOException {
        try (file) {
            log.close();
            history.close();
            bars.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** For a test: see {@link LogFollower#limit}. */
    void limit(int pages) throws SQLException {
        log.limit(pages);
    }

    private static Opening read(DatabaseFile file, Function<String, @Nullable Listing> listings)
            throws SQLException {
        Map<Integer, Map<String, Balance>> balances = new HashMap<>();
        Map<String, Long> issued = new HashMap<>();
        Map<String, Long> house = new HashMap<>();
        Map<String, Long> counters = new HashMap<>();
        List<ApiKey> keys = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        List<OrderList> lists = new ArrayList<>();
        try (Connection connection = file.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery("SELECT account, asset, free, locked FROM balance")) {
                while (row.next()) {
                    String asset = row.getString(2);
                    balances.computeIfAbsent(row.getInt(1), a -> new HashMap<>())
                            .put(asset, new Balance(asset, row.getLong(3), row.getLong(4)));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT name, issued, house FROM asset")) {
                while (row.next()) {
                    issued.put(row.getString(1), row.getLong(2));
                    house.put(row.getString(1), row.getLong(3));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT name, ceiling FROM counter")) {
                while (row.next()) {
                    counters.put(row.getString(1), row.getLong(2));
                }
            }
            try (ResultSet row =
                    statement.executeQuery("SELECT key, account, kind, secret FROM api_key")) {
                while (row.next()) {
                    keys.add(
                            new ApiKey(
                                    row.getString(1),
                                    row.getInt(2),
                                    ApiKey.Kind.valueOf(row.getString(3)),
                                    row.getString(4)));
                }
            }
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT "
                                    + Rows.ORDER_COLUMNS
                                    + " FROM orders WHERE status IN"
                                    + " ('NEW', 'PENDING_NEW', 'PARTIALLY_FILLED') ORDER BY id")) {
                while (row.next()) {
                    Listing listing = listings.apply(row.getString(25));
                    if (listing != null) {
                        orders.add(Rows.order(row, listing));
                    }
                }
            }
            try (PreparedStatement legs = connection.prepareStatement(Rows.LEGS);
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT "
                                            + Rows.LIST_COLUMNS
                                            + " FROM order_list WHERE order_status = 'EXECUTING'"
                                            + " ORDER BY id")) {
                while (row.next()) {
                    Listing listing = listings.apply(row.getString(9));
                    if (listing != null) {
                        lists.add(Rows.list(row, listing, Rows.legs(legs, row.getLong(1))));
                    }
                }
            }
        }
        return new Opening(balances, issued, house, counters, keys, orders, lists);
    }
}
