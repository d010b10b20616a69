package app.ringdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

class DataDirTest {
    private static final Path HOME = Path.of("home").toAbsolutePath();
    private static final Path ELSEWHERE = Path.of("elsewhere").toAbsolutePath();

    @Test
    void onLinuxItFollowsXdg() {
        assertThat(on("Linux", Map.of())).isEqualTo(HOME.resolve(".local/share/ringdown"));
        assertThat(on("Linux", Map.of("XDG_DATA_HOME", ELSEWHERE.toString())))
                .isEqualTo(ELSEWHERE.resolve("ringdown"));
    }

    @Test
    void aRelativeXdgFolderIsIgnored() {
        assertThat(on("Linux", Map.of("XDG_DATA_HOME", "share")))
                .isEqualTo(HOME.resolve(".local/share/ringdown"));
        assertThat(on("Linux", Map.of("XDG_DATA_HOME", "")))
                .isEqualTo(HOME.resolve(".local/share/ringdown"));
    }

    @Test
    void onWindowsItIsInTheRoamingProfile() {
        assertThat(on("Windows 11", Map.of("APPDATA", ELSEWHERE.toString())))
                .isEqualTo(ELSEWHERE.resolve("Ringdown"));
        assertThat(on("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Roaming/Ringdown"));
    }

    @Test
    void onMacOsItIsInTheLibrary() {
        assertThat(on("Mac OS X", Map.of("XDG_DATA_HOME", ELSEWHERE.toString())))
                .isEqualTo(HOME.resolve("Library/Application Support/Ringdown"));
    }

    @Test
    void whatWasAskedForIsTakenFromWhereOneStands() {
        assertThat(DataDir.choose(Path.of("a/../data")))
                .isEqualTo(Path.of("data").toAbsolutePath());
    }

    private static Path on(String system, Map<String, String> environment) {
        return DataDir.ofSystem(system, HOME, environment);
    }
}
