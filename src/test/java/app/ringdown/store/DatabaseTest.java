package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class DatabaseTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-04T12:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("ringdown.db");
    }

    private Path aside(String end) {
        return folder.resolve("ringdown.db." + end);
    }

    private static void put(Database database, String key, String value) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "INSERT INTO setting VALUES ('" + key + "', '" + value + "')");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    @Test
    void aNewFileIsMadeWithItsFolders() throws Exception {
        Path file = folder.resolve("a/b/ringdown.db");
        Database database = Database.open(file, NOON);
        assertThat(file).exists();
        assertThat(database.setAside()).isEmpty();
        try (Connection connection = database.connect()) {
            assertThat(text(connection, "PRAGMA journal_mode")).isEqualTo("wal");
            assertThat(text(connection, "PRAGMA synchronous")).as("NORMAL").isEqualTo("1");
            assertThat(text(connection, "SELECT count(*) FROM orders")).isEqualTo("0");
        }
    }

    @Test
    void whatWasWrittenIsThereWhenReopened() throws Exception {
        put(Database.open(file(), NOON), "theme", "light");
        Database again = Database.open(file(), NOON);
        assertThat(again.setAside()).isEmpty();
        try (Connection connection = again.connect()) {
            assertThat(text(connection, "SELECT value FROM setting")).isEqualTo("light");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideUnderANameThatSaysSo() throws Exception {
        byte[] rubbish = "no database at all. ".repeat(500).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), rubbish);
        Database database = Database.open(file(), NOON);
        Path aside = aside("damaged-20260304-120000");
        assertThat(database.setAside()).contains(new Database.SetAside(aside, false));
        assertThat(aside).hasBinaryContent(rubbish);
        put(database, "theme", "light");
    }

    @Test
    void aPageThatIsDamagedIsFound() throws Exception {
        Database database = Database.open(file(), NOON);
        put(database, "theme", "x".repeat(100_000));
        long size = Files.size(file());
        try (RandomAccessFile raw = new RandomAccessFile(file().toFile(), "rw")) {
            for (long at = 4096; at < size; at += 4096) {
                raw.seek(at);
                raw.write(new byte[2048]);
            }
        }
        byte[] damaged = Files.readAllBytes(file());
        Database again = Database.open(file(), NOON);
        assertThat(again.setAside()).isPresent();
        assertThat(aside("damaged-20260304-120000")).hasBinaryContent(damaged);
        try (Connection connection = again.connect()) {
            assertThat(text(connection, "SELECT count(*) FROM setting")).isEqualTo("0");
        }
    }

    @Test
    void aNewerOneIsSetAsideWithWhatIsNotInItsMainFileYet() throws Exception {
        Database database = Database.open(file(), NOON);
        try (Connection open = database.connect()) {
            execute(open, "PRAGMA user_version = 99");
            execute(open, "INSERT INTO setting VALUES ('kept', 'in the write-ahead log')");
            assertThat(folder.resolve("ringdown.db-wal")).isNotEmptyFile();

            Database anew = Database.open(file(), NOON);

            Path aside = aside("newer-20260304-120000");
            assertThat(anew.setAside()).contains(new Database.SetAside(aside, true));
            assertThat(aside("newer-20260304-120000-wal")).isNotEmptyFile();
            assertThat(aside("newer-20260304-120000-shm")).exists();
            try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + aside);
                    Connection fresh = anew.connect()) {
                assertThat(text(old, "PRAGMA user_version")).isEqualTo("99");
                assertThat(text(old, "SELECT value FROM setting"))
                        .isEqualTo("in the write-ahead log");
                assertThat(text(fresh, "SELECT count(*) FROM setting")).isEqualTo("0");
            }
        }
    }

    @Test
    void aDamagedOneTakesItsLogAlongSoThatTheNewOneDoesNotReadIt() throws Exception {
        Files.write(file(), "no database at all. ".repeat(500).getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("ringdown.db-wal"), new byte[5_000]);
        Files.write(folder.resolve("ringdown.db-shm"), new byte[32_768]);
        Database database = Database.open(file(), NOON);
        assertThat(database.setAside()).isPresent();
        assertThat(folder.resolve("ringdown.db-wal")).doesNotExist();
        assertThat(folder.resolve("ringdown.db-shm")).doesNotExist();
        put(database, "theme", "light");
        assertThat(Database.open(file(), NOON).setAside()).isEmpty();
    }

    @Test
    void whatCannotBeOpenedIsNotTakenForDamaged() throws IOException {
        Files.createDirectory(file());
        Files.writeString(file().resolve("inside"), "a folder in the file's place");
        assertThatThrownBy(() -> Database.open(file(), NOON)).isInstanceOf(IOException.class);
        assertThat(file().resolve("inside")).as("left where it was").exists();
    }

    @Test
    void aDatabaseThatAnotherProgramHoldsIsNotTakenForDamaged() throws Exception {
        put(Database.open(file(), NOON), "theme", "light");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file())) {
            execute(other, "PRAGMA locking_mode = EXCLUSIVE");
            execute(other, "INSERT INTO setting VALUES ('held', 'alone')");
            assertThatThrownBy(() -> Database.open(file(), NOON)).isInstanceOf(IOException.class);
        }
        Database again = Database.open(file(), NOON);
        assertThat(again.setAside()).isEmpty();
        try (Connection connection = again.connect()) {
            assertThat(text(connection, "SELECT count(*) FROM setting")).isEqualTo("2");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsAnIoException() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Database.open(inTheWay.resolve("ringdown.db"), NOON))
                .isInstanceOf(IOException.class);
    }
}
