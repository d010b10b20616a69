package app.ringdown.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Settings;

import org.junit.jupiter.api.Test;

import java.util.List;

class TableSettingsTest {
    private final Settings kept = Settings.inMemory();
    private final TableSettings settings = settings();

    private TableSettings settings() {
        return new TableSettings(
                kept,
                "watch",
                TableSettings.of(
                        List.of(WatchColumn.LAST, WatchColumn.CHANGE, WatchColumn.BID),
                        List.of(WatchColumn.AGE)));
    }

    @Test
    void columnsComeBackAndNonsenseIsAsGoodAsNone() {
        kept.put(
                "watch.columns",
                "bid:120:hidden,nonsense:1:shown,trend:60:shown,last:x:shown,change");
        var columns = settings.columns();
        assertThat(columns.keySet())
                .as("bid first, no trend in this table")
                .containsExactly(
                        WatchColumn.BID, WatchColumn.LAST, WatchColumn.CHANGE, WatchColumn.AGE);
        assertThat(columns.get(WatchColumn.BID)).isEqualTo(new TableSettings.Column(120, false));
        assertThat(columns.get(WatchColumn.LAST).visible()).isTrue();
        assertThat(columns.get(WatchColumn.AGE).visible()).isFalse();
        settings.keep(columns);
        assertThat(settings().columns()).isEqualTo(columns);
        assertThat(settings().usual().keySet()).first().isEqualTo(WatchColumn.LAST);
    }
}
