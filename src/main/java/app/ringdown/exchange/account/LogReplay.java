package app.ringdown.exchange.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Brings the database up to what the log of a killed process has. It may be done again. What is
 * torn at the end was never acknowledged and is left out.
 */
final class LogReplay {
    private static final Logger LOG = LoggerFactory.getLogger(LogReplay.class);

    private LogReplay() {}

    /**
     * Writes what is in the log and not in the database, all of it or nothing.
     *
     * @param log the file; there need not be one
     * @param connection to a database of the version that wrote the log
     */
    static void run(Path log, Connection connection) throws SQLException, IOException {
        if (!Files.exists(log)) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        CommitReader head = new CommitReader(bytes);
        if (!head.next()) {
            return;
        }
        List<String> statements = head.text().lines().toList();
        CommitReader commits = new CommitReader(bytes.position(head.position()));
        long before = Writing.number(connection);
        long after;
        try (Writing writing = new Writing(connection, statements)) {
            after = writing.write(commits, before);
        }
        if (after > before) {
            LOG.info("{} commits of a process that was killed are in its database", after - before);
        }
        if (commits.number() > after) {
            LOG.warn("Commit {} is missing: those after it are left out", after + 1);
        } else if (commits.position() < bytes.limit()) {
            LOG.warn(
                    "The last {} bytes of the log are no whole commit: they are left out",
                    bytes.limit() - commits.position());
        }
    }
}
