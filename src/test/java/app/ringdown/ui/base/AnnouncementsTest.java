package app.ringdown.ui.base;

import static app.ringdown.ui.base.Announcements.PAUSE_NANOS;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnnouncementsTest {
    /** Such times are negative on some machines. */
    private static final long START = -PAUSE_NANOS / 2;

    private final Announcements announcements = new Announcements();

    @Test
    void whatIsFirstSaidIsReadWithoutUs() {
        assertThat(announcements.isDue("a", "1", START)).isFalse();
        assertThat(announcements.isDue("b", "2", START + 2 * PAUSE_NANOS)).isFalse();
    }

    @Test
    void aChangeIsToldAfterThePauseAndOnce() {
        announcements.isDue("a", "1", START);
        assertThat(announcements.isDue("a", "2", START + PAUSE_NANOS - 1)).isFalse();
        assertThat(announcements.isDue("a", "3", START + PAUSE_NANOS)).isTrue();
        assertThat(announcements.isDue("a", "3", START + 2 * PAUSE_NANOS)).isFalse();
        assertThat(announcements.isDue("a", "4", START + 2 * PAUSE_NANOS)).isTrue();
        assertThat(announcements.isDue("a", "5", START + 2 * PAUSE_NANOS + 1)).isFalse();
    }
}
