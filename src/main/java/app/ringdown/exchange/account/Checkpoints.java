package app.ringdown.exchange.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Moves what is in the write-ahead log into the database now and then, in the thread {@code
 * exchange-checkpoint}: it waits for the disk, which the exchange's own thread must not, and a
 * passive checkpoint never holds up the writer.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final long WORTH_BYTES = 4L << 20;

    private final Connection connection;
    private final Path log;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Checkpoints(Connection connection, Path database) {
        this.connection = connection;
        this.log = database.resolveSibling(database.getFileName() + "-wal");
        this.thread = Thread.ofPlatform().name("exchange-checkpoint").daemon().start(this::run);
    }

    void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (connection;
                Statement statement = connection.createStatement()) {
            while (!closing.await(1, TimeUnit.SECONDS)) {
                checkpoint(statement);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.error("The checkpoints have ended", e);
        }
    }

    private void checkpoint(Statement statement) {
        try {
            if (Files.exists(log) && Files.size(log) > WORTH_BYTES) {
                statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
            }
        } catch (SQLException | IOException e) {
            // The log only grows meanwhile; the next attempt is a second away.
            LOG.warn("A checkpoint has failed", e);
        }
    }
}
