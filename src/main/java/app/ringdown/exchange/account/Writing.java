package app.ringdown.exchange.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Writes changes over a connection, each commit whole or not at all. Transactions are begun and
 * ended by hand: the driver loses track of one that SQLite has ended by itself, as it does on a
 * full disk.
 */
final class Writing implements AutoCloseable {
    private final Connection connection;
    private final Statement transaction;
    private final PreparedStatement saveOrder;
    private final PreparedStatement saveList;
    private final PreparedStatement saveFill;
    private final PreparedStatement saveBalance;
    private final PreparedStatement saveIssued;
    private final PreparedStatement saveHouse;
    private final PreparedStatement saveCounter;
    private final PreparedStatement saveKey;
    private final PreparedStatement saveAmendment;
    private final PreparedStatement renameOrder;
    private final PreparedStatement savePrevented;

    Writing(Connection connection) throws SQLException {
        this.connection = connection;
        transaction = connection.createStatement();
        saveOrder = connection.prepareStatement(Rows.SAVE_ORDER);
        saveList = connection.prepareStatement(Rows.SAVE_LIST);
        saveFill = connection.prepareStatement(Rows.SAVE_FILL);
        saveBalance =
                connection.prepareStatement(
                        "INSERT INTO balance(account, asset, free, locked) VALUES(?,?,?,?)"
                                + " ON CONFLICT DO UPDATE SET free = excluded.free,"
                                + " locked = excluded.locked");
        saveIssued =
                connection.prepareStatement(
                        "INSERT INTO asset(name, issued) VALUES(?,?)"
                                + " ON CONFLICT DO UPDATE SET issued = excluded.issued");
        saveHouse =
                connection.prepareStatement(
                        "INSERT INTO asset(name, house) VALUES(?,?)"
                                + " ON CONFLICT DO UPDATE SET house = excluded.house");
        saveCounter =
                connection.prepareStatement(
                        "INSERT INTO counter(name, ceiling) VALUES(?,?)"
                                + " ON CONFLICT DO UPDATE SET ceiling = excluded.ceiling");
        saveKey =
                connection.prepareStatement(
                        "INSERT OR REPLACE INTO api_key(key, account, kind, secret)"
                                + " VALUES(?,?,?,?)");
        saveAmendment = connection.prepareStatement(Rows.SAVE_AMENDMENT);
        renameOrder = connection.prepareStatement(Rows.RENAME_ORDER);
        savePrevented = connection.prepareStatement(Rows.SAVE_PREVENTED);
    }

    /**
     * Writes all of it.
     *
     * @throws SQLException if nothing was written; this is of no use any more then
     */
    void commit(Changes changes, StoredBars bars) throws SQLException {
        transaction.execute("BEGIN IMMEDIATE");
        try {
            write(changes);
            if (bars.pending()) {
                bars.write(connection);
            }
            transaction.execute("COMMIT");
        } catch (SQLException e) {
            try {
                transaction.execute("ROLLBACK");
            } catch (SQLException again) {
                // SQLite has done so by itself, and there is nothing to roll back.
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        try (transaction;
                saveOrder;
                saveList;
                saveFill;
                saveBalance;
                saveIssued;
                saveHouse;
                saveCounter;
                saveKey;
                saveAmendment;
                renameOrder;
                savePrevented) {
            // All of them, whatever one of them throws.
        }
    }

    private void write(Changes changes) throws SQLException {
        for (Order order : changes.orders.values()) {
            Rows.bind(saveOrder, order);
            saveOrder.executeUpdate();
        }
        for (OrderList list : changes.lists.values()) {
            Rows.bind(saveList, list);
            saveList.executeUpdate();
        }
        for (Fill fill : changes.fills) {
            Rows.bind(saveFill, fill);
            saveFill.executeUpdate();
        }
        for (Map.Entry<Integer, Map<String, Balance>> account : changes.balances.entrySet()) {
            for (Balance balance : account.getValue().values()) {
                saveBalance.setInt(1, account.getKey());
                saveBalance.setString(2, balance.asset());
                saveBalance.setLong(3, balance.free());
                saveBalance.setLong(4, balance.locked());
                saveBalance.executeUpdate();
            }
        }
        write(saveIssued, changes.issued);
        write(saveHouse, changes.house);
        write(saveCounter, changes.counters);
        for (ApiKey key : changes.keys) {
            saveKey.setString(1, key.key());
            saveKey.setInt(2, key.account());
            saveKey.setString(3, key.kind().name());
            saveKey.setString(4, key.secret());
            saveKey.executeUpdate();
        }
        for (Amendment amendment : changes.amendments) {
            Rows.bind(saveAmendment, amendment);
            saveAmendment.executeUpdate();
            renameOrder.setString(1, amendment.newClientOrderId());
            renameOrder.setLong(2, amendment.orderId());
            renameOrder.executeUpdate();
        }
        for (PreventedMatch match : changes.prevented) {
            Rows.bind(savePrevented, match);
            savePrevented.executeUpdate();
        }
    }

    private static void write(PreparedStatement statement, Map<String, Long> values)
            throws SQLException {
        for (Map.Entry<String, Long> value : values.entrySet()) {
            statement.setString(1, value.getKey());
            statement.setLong(2, value.getValue());
            statement.executeUpdate();
        }
    }
}
