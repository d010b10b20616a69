package app.ringdown.exchange.account;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes commits of the log into the database, several in a transaction. Transactions are begun and
 * ended by hand: the driver loses track of one that SQLite has ended by itself, as it does on a
 * full disk. One thread.
 */
final class Writing implements AutoCloseable {
    private final Statement transaction;
    private final PreparedStatement saveNumber;
    private final List<PreparedStatement> kinds = new ArrayList<>();

    /**
     * @param statements those of the log, in the order in which its rows count them
     */
    Writing(Connection connection, List<String> statements) throws SQLException {
        transaction = connection.createStatement();
        saveNumber = connection.prepareStatement("UPDATE written SET number = ?");
        for (String statement : statements) {
            kinds.add(connection.prepareStatement(statement));
        }
    }

    /** The number of the last commit that is in the database. */
    static long number(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT number FROM written")) {
            return row.getLong(1);
        }
    }

    /**
     * Writes all commits that there are to read, up to the first that does not follow on what the
     * database has; the transaction whole or not at all.
     *
     * @param after the last commit that the database has; up to that they are passed over
     * @return the last commit that it has now
     * @throws SQLException if nothing was written; this is of no use any more then
     */
    long write(CommitReader commits, long after) throws SQLException {
        long last = after;
        transaction.execute("BEGIN IMMEDIATE");
        try {
            while (commits.next()) {
                if (commits.number() <= last) {
                    continue;
                }
                if (commits.number() > last + 1) {
                    break;
                }
                while (commits.hasRow()) {
                    PreparedStatement statement = kinds.get(commits.kind());
                    commits.bind(statement);
                    statement.executeUpdate();
                }
                last = commits.number();
            }
            saveNumber.setLong(1, last);
            saveNumber.executeUpdate();
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
        return last;
    }

    @Override
    public void close() throws SQLException {
        SQLException failure = null;
        for (Statement statement : kinds) {
            try {
                statement.close();
            } catch (SQLException e) {
                failure = e;
            }
        }
        try (transaction;
                saveNumber) {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
