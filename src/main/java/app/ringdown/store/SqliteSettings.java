package app.ringdown.store;

import app.ringdown.desk.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Settings in the database: read whole at the start, written behind by a thread of its own. */
public final class SqliteSettings implements Settings, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteSettings.class);

    private final Connection connection;
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("settings").daemon().factory());

    public SqliteSettings(Database database) throws IOException {
        try {
            connection = database.connect();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT key, value FROM setting")) {
                while (rows.next()) {
                    values.put(rows.getString(1), rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IOException("The settings can't be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        if (value.equals(values.put(key, value)) || writer.isShutdown()) {
            return;
        }
        writer.execute(() -> write(key, value));
    }

    private void write(String key, String value) {
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT OR REPLACE INTO setting VALUES (?, ?)")) {
            statement.setString(1, key);
            statement.setString(2, value);
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.error("The setting {} is not kept", key, e);
        }
    }

    /** Waits until what was put is written, a few seconds at most. */
    @Override
    public void close() throws IOException {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Some settings were not written in time");
            }
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
