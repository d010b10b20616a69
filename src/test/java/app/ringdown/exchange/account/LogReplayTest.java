package app.ringdown.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is made of the log of a process that was killed. */
class LogReplayTest {
    private static final int COMMITS = 4;

    @TempDir Path folder;
    private Path path;
    private Connection connection;

    @BeforeEach
    void prepare() throws SQLException {
        path = folder.resolve("exchange.db-log");
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Schema.migrate(connection);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Commits that set a counter to their number, and another one of that name. */
    private byte[] log(long first) throws IOException {
        try (LogFile file = new LogFile(new RandomAccessFile(path.toFile(), "rw"), path)) {
            CommitWriter writer = new CommitWriter();
            for (long number = first; number < first + COMMITS; number++) {
                writer.begin(number);
                Changes changes = new Changes();
                changes.counter("newest", number);
                changes.counter("number " + number, number);
                ChangedRows.write(changes, writer);
                file.append(writer.end());
            }
        }
        return Files.readAllBytes(path);
    }

    private void replay() throws SQLException, IOException {
        LogReplay.run(path, connection);
    }

    private Map<String, Long> counters() throws SQLException {
        Map<String, Long> counters = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, ceiling FROM counter")) {
            while (row.next()) {
                counters.put(row.getString(1), row.getLong(2));
            }
        }
        return counters;
    }

    private static Map<String, Long> expected(long from, long to) {
        Map<String, Long> counters = new TreeMap<>();
        for (long number = from; number <= to; number++) {
            counters.put("newest", number);
            counters.put("number " + number, number);
        }
        return counters;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatTheDatabaseDoesNotHaveIsWrittenOnce() throws Exception {
        log(1);
        replay();
        assertThat(counters()).isEqualTo(expected(1, COMMITS));
        assertThat(Writing.number(connection)).isEqualTo(COMMITS);
        execute("DELETE FROM counter");
        replay();
        assertThat(counters()).isEmpty();
    }

    @Test
    void againFromTheBeginningItComesToTheSame() throws Exception {
        log(1);
        replay();
        execute("UPDATE written SET number = 0");
        replay();
        assertThat(counters()).isEqualTo(expected(1, COMMITS));
    }

    @Test
    void itGoesOnWhereTheDatabaseIs() throws Exception {
        log(11);
        execute("UPDATE written SET number = 12");
        replay();
        assertThat(counters()).isEqualTo(expected(13, 14));
        assertThat(Writing.number(connection)).isEqualTo(14);
    }

    @Test
    void whatDoesNotFollowOnTheDatabaseIsLeftOut() throws Exception {
        log(11);
        execute("UPDATE written SET number = 9");
        replay();
        assertThat(counters()).isEmpty();
        assertThat(Writing.number(connection)).isEqualTo(9);
    }

    @Test
    void ofALogThatIsTornAnywhereWhatIsWholeIsWritten() throws Exception {
        byte[] log = log(1);
        Files.write(path, log);
        long[] ends = new long[COMMITS];
        CommitReader head = new CommitReader(ByteBuffer.wrap(log));
        assertThat(head.next()).isTrue();
        CommitReader commits =
                new CommitReader(
                        ByteBuffer.wrap(log, head.position(), log.length - head.position()));
        for (int i = 0; commits.next(); i++) {
            ends[i] = commits.position();
        }
        assertThat(ends[COMMITS - 1]).isEqualTo(log.length);
        for (int cut = 0; cut <= log.length; cut++) {
            // Within the head a sample does, as no commit is there.
            if (cut < head.position() - 20 && cut % 50 > 0) {
                continue;
            }
            Files.write(path, Arrays.copyOf(log, cut));
            execute("DELETE FROM counter");
            execute("UPDATE written SET number = 0");
            replay();
            int at = cut;
            long whole = Arrays.stream(ends).filter(end -> end <= at).count();
            assertThat(counters()).as("cut at %d", cut).isEqualTo(expected(1, whole));
        }
    }

    @Test
    void theLogOfAnotherVersionIsWrittenWithItsOwnStatements() throws Exception {
        String old = "INSERT INTO counter(ceiling, name) VALUES(?, ?)";
        CommitWriter writer = new CommitWriter();
        Files.write(path, bytes(writer.begin(0).put(old + "\nDELETE FROM counter")));
        RowKind place = RowKind.ORDER;
        Files.write(
                path,
                bytes(writer.begin(1).row(place).put(5).put("old")),
                StandardOpenOption.APPEND);
        replay();
        assertThat(counters()).isEqualTo(Map.of("old", 5L));
    }

    private static byte[] bytes(CommitWriter writer) {
        ByteBuffer all = writer.end();
        byte[] bytes = new byte[all.remaining()];
        all.get(bytes);
        return bytes;
    }

    @Test
    void noLogAndAnEmptyLogAreNothingToDo() throws Exception {
        replay();
        for (byte[] bytes : List.of(new byte[0], new byte[5_000])) {
            Files.write(path, bytes);
            replay();
        }
        assertThat(counters()).isEmpty();
    }
}
