package app.ringdown.exchange.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.ringdown.exchange.account.History;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.Params;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
    private static History.Page page(String query) {
        return Pages.read(Params.parse(query, ""), "fromId");
    }

    @Test
    void withoutAWordTheNewestAreMeant() {
        assertThat(page("")).isEqualTo(new History.Page(-1, -1, -1, 500));
        assertThat(page("limit=5000")).isEqualTo(new History.Page(-1, -1, -1, 1000));
        assertThat(page("fromId=7&limit=3")).isEqualTo(new History.Page(7, -1, -1, 3));
    }

    @Test
    void anEndInMillisecondsHoldsAllOfThem() {
        assertThat(page("startTime=1784000000123&endTime=1784000000123"))
                .isEqualTo(
                        new History.Page(-1, 1_784_000_000_123_000L, 1_784_000_000_123_999L, 500));
        assertThat(page("endTime=1784000000123456").end()).isEqualTo(1_784_000_000_123_456L);
    }

    @ParameterizedTest
    @CsvSource({
        "startTime=1784000000000&endTime=1784086400001,-1127",
        "startTime=1784000000001&endTime=1784000000000,-1130",
        "limit=0,-1130",
    })
    void whatIsNoRangeIsRefused(String query, int code) {
        assertThatThrownBy(() -> page(query))
                .isInstanceOfSatisfying(
                        ApiException.class, no -> assertThat(no.error().code()).isEqualTo(code));
    }

    @Test
    void aWholeDayIsNotTooMuch() {
        assertThat(page("startTime=1784000000000&endTime=1784086400000").start())
                .isEqualTo(1_784_000_000_000_000L);
    }
}
