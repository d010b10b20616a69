package app.ringdown.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The log before the database: what is where when. */
class CommitLogTest {
    private static final String COUNTER = "n";

    @TempDir Path folder;
    private DatabaseFile database;
    private Connection reader;

    @BeforeEach
    void open() throws Exception {
        database = DatabaseFile.open(folder, false, Instant.EPOCH);
        reader = database.connect();
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        database.close();
    }

    /** A file that has room for so many bytes more. */
    private static final class Narrow extends RandomAccessFile {
        private long room = Long.MAX_VALUE;

        Narrow(Path path) throws IOException {
            super(path.toFile(), "rw");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            super.write(bytes, offset, (int) Math.min(length, room));
            if (length > room) {
                room = 0;
                throw new IOException("No space left on device");
            }
            room -= length;
        }
    }

    private CommitLog log() throws Exception {
        return log(new Narrow(database.log()));
    }

    private CommitLog log(RandomAccessFile out) throws Exception {
        return new CommitLog(out, database.log(), database.connect());
    }

    private void commit(CommitLog log, long value) throws Exception {
        commit(log, value, 0);
    }

    /** Sets a counter, with a name besides that takes so many bytes. */
    private void commit(CommitLog log, long value, int bytes) throws Exception {
        Changes changes = new Changes();
        changes.counter(COUNTER, value);
        if (bytes > 0) {
            changes.issued("x".repeat(bytes), value);
        }
        log.commit(changes, NO_BARS);
    }

    private static final StoredBars NO_BARS = new StoredBars(null, () -> {});

    private long inDatabase() throws SQLException {
        try (Connection own = database.connect();
                Statement statement = own.createStatement();
                ResultSet row = statement.executeQuery("SELECT max(ceiling) FROM counter")) {
            return row.getLong(1);
        }
    }

    @Test
    void whoeverWaitsSeesWhatWasCommittedBefore() throws Exception {
        AtomicLong committed = new AtomicLong();
        ConcurrentLinkedQueue<String> missing = new ConcurrentLinkedQueue<>();
        try (CommitLog log = log()) {
            Thread other =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    for (long sure = 0; sure < 2_000; ) {
                                        sure = committed.get();
                                        log.await();
                                        long found = inDatabase();
                                        if (found < sure) {
                                            missing.add(found + " of " + sure);
                                        }
                                    }
                                } catch (IOException | SQLException e) {
                                    missing.add(e.toString());
                                }
                            });
            for (long value = 1; value <= 2_000; value++) {
                commit(log, value);
                committed.set(value);
                if (value % 100 == 0) {
                    log.await();
                    assertThat(inDatabase()).isEqualTo(value);
                }
            }
            other.join();
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theDatabaseFollowsByItself() throws Exception {
        try (CommitLog log = log()) {
            commit(log, 5);
            long until = System.nanoTime() + 10_000_000_000L;
            while (inDatabase() < 5 && System.nanoTime() < until) {
                Thread.sleep(5);
            }
            assertThat(inDatabase()).isEqualTo(5);
        }
    }

    @Test
    void aCommitWaitsForADatabaseThatIsFarBehind() throws Exception {
        AtomicLong committed = new AtomicLong();
        try (CommitLog log = log();
                Statement lock = reader.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            Thread exchange =
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    for (long value = 1; value <= 1_000; value++) {
                                        commit(log, value, 1_000);
                                        committed.set(value);
                                    }
                                } catch (Exception e) {
                                    committed.set(-1);
                                }
                            });
            long before = -1;
            while (committed.get() != before) {
                before = committed.get();
                Thread.sleep(300);
            }
            assertThat(before).isBetween(400L, 600L);
            assertThat(inDatabase()).isZero();
            assertThat(Files.size(database.log())).isBetween(400_000L, 700_000L);
            lock.execute("ROLLBACK");
            exchange.join();
            assertThat(committed).hasValue(1_000);
            log.await();
            assertThat(inDatabase()).isEqualTo(1_000);
        }
    }

    @Test
    void theLogIsCutOnceTheDatabaseHasIt() throws Exception {
        long longest = 0;
        try (CommitLog log = log()) {
            for (long value = 1; value <= 300; value++) {
                commit(log, value, 100_000);
                longest = Math.max(longest, Files.size(database.log()));
            }
            assertThat(longest).isBetween(8L << 20, (8L << 20) + 110_000);
            assertThat(Files.size(database.log())).isLessThan(longest);
            log.await();
            assertThat(inDatabase()).isEqualTo(300);
        }
    }

    @Test
    void aCommitThatIsNotWrittenAsAWholeIsNoneAndTheNextTakesItsPlace() throws Exception {
        Narrow out = new Narrow(database.log());
        try (CommitLog log = log(out);
                Statement lock = reader.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            commit(log, 1);
            long whole = Files.size(database.log());
            for (int room = 0; room < 30; room++) {
                out.room = room;
                int value = 100 + room;
                assertThatThrownBy(() -> commit(log, value))
                        .isInstanceOf(IOException.class)
                        .hasMessage("No space left on device");
                assertThat(Files.size(database.log())).isEqualTo(whole);
            }
            out.room = Long.MAX_VALUE;
            commit(log, 2);
            try (Connection copy = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                Schema.migrate(copy);
                LogReplay.run(database.log(), copy);
                assertThat(Writing.number(copy)).isEqualTo(2);
            }
            lock.execute("ROLLBACK");
            log.await();
            assertThat(inDatabase()).isEqualTo(2);
        }
    }

    @Test
    void theNumbersGoOnAfterAStart() throws Exception {
        for (long value = 1; value <= 3; value++) {
            try (CommitLog log = log()) {
                commit(log, value);
            }
            assertThat(Writing.number(reader)).isEqualTo(value);
        }
    }
}
