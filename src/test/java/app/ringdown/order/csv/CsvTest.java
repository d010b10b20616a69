package app.ringdown.order.csv;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

class CsvTest {
    private final StringBuilder out = new StringBuilder();
    private final Csv csv = new Csv(out);

    @Test
    void aLineEndsAsTheStandardHasIt() throws IOException {
        csv.header("time", "fee asset");
        csv.time(0).text("BNB").end();
        assertThat(out).hasToString("time,fee asset\r\n1970-01-01T00:00:00.000Z,BNB\r\n");
    }

    @Test
    void timesHaveTheirMillisecondsEvenIfTheyAreNone() throws IOException {
        csv.time(1_796_100_569_007L).time(1_796_100_569_000L).end();
        assertThat(out).hasToString("2026-12-01T04:49:29.007Z,2026-12-01T04:49:29.000Z\r\n");
    }

    @Test
    void aNumberIsPlainHoweverLargeOrSmallAndKeepsItsSign() throws IOException {
        csv.number(new BigDecimal("1E+20"))
                .number(new BigDecimal("1E-18"))
                .number(new BigDecimal("-0.00000750"))
                .number(null)
                .end();
        assertThat(out).hasToString("100000000000000000000,0.000000000000000001,-0.00000750,\r\n");
    }

    @Test
    void whatASpreadsheetWouldReckonIsAText() throws IOException {
        csv.text("=1+1").text("+1").text("-1").text("@x").text("\tx").text("'x").end();
        assertThat(out).hasToString("'=1+1,'+1,'-1,'@x,'\tx,''x\r\n");
    }

    @Test
    void whatWouldEndAFieldIsQuoted() throws IOException {
        csv.text("a,b").text("say \"so\"").text("two\r\nlines").end();
        assertThat(out).hasToString("\"a,b\",\"say \"\"so\"\"\",\"two\r\nlines\"\r\n");
    }

    @Property(tries = 500)
    void textsComeBackAsTheyWere(@ForAll List<List<String>> lines) throws IOException {
        StringBuilder all = new StringBuilder();
        Csv writer = new Csv(all);
        List<List<String>> some = lines.stream().filter(line -> !line.isEmpty()).toList();
        for (List<String> line : some) {
            writer.header(line.toArray(String[]::new));
        }
        List<List<String>> read =
                Rfc4180.read(all.toString()).stream()
                        .map(line -> line.stream().map(Csv::unguarded).toList())
                        .toList();
        assertThat(read).isEqualTo(some);
        assertThat(Rfc4180.read(all.toString()))
                .allSatisfy(line ->
                        assertThat(line).noneMatch(field -> field.matches("(?s)[=+@\t\r\n-].*")));
    }

    @Property(tries = 500)
    void numbersComeBackDigitByDigit(
            @ForAll BigInteger unscaled, @ForAll @IntRange(min = -12, max = 24) int scale)
            throws IOException {
        BigDecimal number = new BigDecimal(unscaled, scale);
        StringBuilder all = new StringBuilder();
        new Csv(all).number(number).end();
        String field = Rfc4180.read(all.toString()).getFirst().getFirst();
        assertThat(field).matches("-?\\d+(\\.\\d+)?");
        assertThat(new BigDecimal(field)).isEqualByComparingTo(number);
        assertThat(new BigDecimal(field).scale()).isEqualTo(Math.max(0, scale));
    }
}
