package app.ringdown.exchange.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of {@code exchange.db}. Sums are in 1e-8 units, prices in ticks, quantities in lots,
 * the times of orders and fills in microseconds and those of bars in milliseconds since the epoch.
 */
final class Schema {
    /**
     * Each step leads from the version that is its index to the next. Steps are only ever added.
     */
    private static final List<String> STEPS =
            List.of(
                    """
                    CREATE TABLE counter(name TEXT PRIMARY KEY, ceiling INTEGER NOT NULL) WITHOUT ROWID;
                    CREATE TABLE api_key(
                        key TEXT PRIMARY KEY, account INTEGER NOT NULL, kind TEXT NOT NULL,
                        secret TEXT NOT NULL) WITHOUT ROWID;
                    CREATE TABLE asset(
                        name TEXT PRIMARY KEY, issued INTEGER NOT NULL DEFAULT 0,
                        house INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
                    CREATE TABLE balance(
                        account INTEGER NOT NULL, asset TEXT NOT NULL, free INTEGER NOT NULL,
                        locked INTEGER NOT NULL, PRIMARY KEY(account, asset)) WITHOUT ROWID;
                    CREATE TABLE orders(
                        id INTEGER PRIMARY KEY, account INTEGER NOT NULL, symbol TEXT NOT NULL,
                        client_id TEXT NOT NULL, side TEXT NOT NULL, type TEXT NOT NULL,
                        time_in_force TEXT NOT NULL, ticks INTEGER NOT NULL, lots INTEGER NOT NULL,
                        quote_qty INTEGER NOT NULL, prevention TEXT NOT NULL,
                        iceberg_lots INTEGER NOT NULL, stop_ticks INTEGER, trailing_delta INTEGER,
                        strategy_id INTEGER, strategy_type INTEGER, list_id INTEGER NOT NULL,
                        created INTEGER NOT NULL, status TEXT NOT NULL,
                        executed_lots INTEGER NOT NULL, executed_quote INTEGER NOT NULL,
                        prevented_lots INTEGER NOT NULL, updated INTEGER NOT NULL,
                        working INTEGER NOT NULL, expiry_reason TEXT);
                    CREATE INDEX orders_by_account ON orders(account, symbol);
                    CREATE INDEX orders_by_client_id ON orders(client_id, account);
                    CREATE INDEX open_orders ON orders(id)
                        WHERE status IN ('NEW', 'PENDING_NEW', 'PARTIALLY_FILLED');
                    CREATE TABLE fill(
                        trade_id INTEGER NOT NULL, order_id INTEGER NOT NULL,
                        account INTEGER NOT NULL, symbol TEXT NOT NULL, side TEXT NOT NULL,
                        ticks INTEGER NOT NULL, lots INTEGER NOT NULL, quote INTEGER NOT NULL,
                        commission INTEGER NOT NULL, commission_asset TEXT NOT NULL,
                        maker INTEGER NOT NULL, time INTEGER NOT NULL,
                        PRIMARY KEY(account, symbol, trade_id, order_id)) WITHOUT ROWID;
                    CREATE INDEX fills_by_order ON fill(order_id);
                    CREATE TABLE bar(
                        symbol TEXT NOT NULL, open_time INTEGER NOT NULL, open INTEGER NOT NULL,
                        high INTEGER NOT NULL, low INTEGER NOT NULL, close INTEGER NOT NULL,
                        volume INTEGER NOT NULL, quote_volume INTEGER NOT NULL,
                        trades INTEGER NOT NULL, taker_buy_volume INTEGER NOT NULL,
                        taker_buy_quote INTEGER NOT NULL,
                        PRIMARY KEY(symbol, open_time)) WITHOUT ROWID;
                    CREATE TABLE era(
                        symbol TEXT NOT NULL, start_time INTEGER NOT NULL,
                        end_time INTEGER NOT NULL, seed INTEGER NOT NULL,
                        start_ticks INTEGER NOT NULL, end_ticks INTEGER NOT NULL,
                        PRIMARY KEY(symbol, start_time)) WITHOUT ROWID;
                    """,
                    // Orders that wait for a trigger, and lists of orders.
                    """
                    ALTER TABLE orders ADD COLUMN trail_since INTEGER;
                    ALTER TABLE orders ADD COLUMN trail_ticks INTEGER;
                    ALTER TABLE orders ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE fill ADD COLUMN list_id INTEGER NOT NULL DEFAULT -1;
                    CREATE INDEX orders_by_list ON orders(list_id) WHERE list_id >= 0;
                    CREATE TABLE order_list(
                        id INTEGER PRIMARY KEY, account INTEGER NOT NULL, symbol TEXT NOT NULL,
                        contingency TEXT NOT NULL, client_id TEXT NOT NULL,
                        status_type TEXT NOT NULL, order_status TEXT NOT NULL,
                        created INTEGER NOT NULL, updated INTEGER NOT NULL);
                    CREATE INDEX lists_by_account ON order_list(account, client_id);
                    CREATE INDEX open_lists ON order_list(id) WHERE order_status = 'EXECUTING';
                    """,
                    // What happens to an order in the book: amendments, icebergs, self-trade
                    // prevention.
                    """
                    ALTER TABLE orders ADD COLUMN prevented_match INTEGER NOT NULL DEFAULT -1;
                    ALTER TABLE orders ADD COLUMN amendments INTEGER NOT NULL DEFAULT 0;
                    ALTER TABLE orders ADD COLUMN rank INTEGER;
                    ALTER TABLE orders ADD COLUMN hidden_lots INTEGER;
                    CREATE TABLE amendment(
                        execution_id INTEGER PRIMARY KEY, order_id INTEGER NOT NULL,
                        account INTEGER NOT NULL, symbol TEXT NOT NULL,
                        old_client_id TEXT NOT NULL, new_client_id TEXT NOT NULL,
                        old_lots INTEGER NOT NULL, new_lots INTEGER NOT NULL,
                        time INTEGER NOT NULL);
                    CREATE INDEX amendments_by_order ON amendment(order_id);
                    CREATE TABLE prevented_match(
                        id INTEGER NOT NULL, account INTEGER NOT NULL, symbol TEXT NOT NULL,
                        taker_order_id INTEGER NOT NULL, maker_order_id INTEGER NOT NULL,
                        mode TEXT NOT NULL, ticks INTEGER NOT NULL, lots INTEGER NOT NULL,
                        taker_lots INTEGER NOT NULL, maker_lots INTEGER NOT NULL,
                        time INTEGER NOT NULL, PRIMARY KEY(symbol, id)) WITHOUT ROWID;
                    CREATE INDEX prevented_by_taker ON prevented_match(taker_order_id);
                    CREATE INDEX prevented_by_maker ON prevented_match(maker_order_id);
                    """,
                    // The last commit of the log that is in the database: one row.
                    """
                    CREATE TABLE written(number INTEGER NOT NULL);
                    INSERT INTO written VALUES(0);
                    """);

    /** Since that version there is a log before the database. */
    private static final int LOGGED = 4;

    /** The version that this program reads and writes. */
    static final int VERSION = STEPS.size();

    private Schema() {}

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Whether a database knows what of its log it has. */
    static boolean logged(Connection connection) throws SQLException {
        return version(connection) >= LOGGED;
    }

    /** Brings a database of this version or an older one forward, each step whole or not at all. */
    static void migrate(Connection connection) throws SQLException {
        migrate(connection, VERSION);
    }

    /** Brings a database forward to an older version at most: what a test begins with. */
    static void migrate(Connection connection, int target) throws SQLException {
        for (int version = version(connection); version < target; version++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (String sql : STEPS.get(version).split(";", -1)) {
                    if (!sql.isBlank()) {
                        statement.execute(sql);
                    }
                }
                statement.execute("PRAGMA user_version = " + (version + 1));
                statement.execute("COMMIT");
            }
        }
    }
}
