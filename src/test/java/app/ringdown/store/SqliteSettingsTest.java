package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

class SqliteSettingsTest {
    @TempDir Path folder;
    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(folder.resolve("ringdown.db"), Clock.systemUTC());
    }

    @Test
    void whatWasPutIsReadAtOnceAndAfterAReopen() throws IOException {
        try (SqliteSettings settings = new SqliteSettings(database)) {
            assertThat(settings.get("theme")).isEmpty();
            settings.put("theme", "light");
            settings.put("watch.list", "BTCUSDT,ETHUSDT; 'quoted' \u00fc");
            settings.put("theme", "dark");
            assertThat(settings.get("theme")).contains("dark");
        }
        try (SqliteSettings settings = new SqliteSettings(database)) {
            assertThat(settings.get("theme")).contains("dark");
            assertThat(settings.get("watch.list")).contains("BTCUSDT,ETHUSDT; 'quoted' \u00fc");
            assertThat(settings.get("other")).isEmpty();
        }
    }

    @Test
    void closingWaitsForWhatIsStillToBeWritten() throws IOException {
        try (SqliteSettings settings = new SqliteSettings(database)) {
            for (int i = 0; i < 200; i++) {
                settings.put("key" + i % 20, "value" + i);
            }
        }
        try (SqliteSettings settings = new SqliteSettings(database)) {
            for (int i = 180; i < 200; i++) {
                assertThat(settings.get("key" + i % 20)).contains("value" + i);
            }
        }
    }

    @Test
    void whatIsPutAfterTheEndLastsAsLongAsTheProgram() throws IOException {
        SqliteSettings settings = new SqliteSettings(database);
        settings.put("theme", "dark");
        settings.close();
        settings.put("theme", "light");
        settings.close();
        assertThat(settings.get("theme")).contains("light");
        try (SqliteSettings again = new SqliteSettings(database)) {
            assertThat(again.get("theme")).contains("dark");
        }
    }
}
