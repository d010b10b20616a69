package app.ringdown.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.ui.base.NumberInput.Reading;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;

class NumberInputTest {
    private static final List<Locale> LOCALES =
            List.of(
                    Locale.US,
                    Locale.GERMANY,
                    Locale.FRANCE,
                    Locale.of("de", "CH"),
                    Locale.of("ar", "EG"),
                    Locale.of("pt", "BR"));

    private final NumberInput us = new NumberInput(Locale.US);
    private final NumberInput german = new NumberInput(Locale.GERMANY);
    private final NumberInput french = new NumberInput(Locale.FRANCE);

    @Example
    void theLocalesOwnDecimalMarkIsOne() {
        assertReads(us, "64000.10", "64000.10");
        assertReads(german, "64000,10", "64000.10");
        assertReads(us, "1.234", "1.234");
        assertReads(german, "1,234", "1.234");
    }

    @Example
    void theOtherMarkIsReadAsDecimalWhereItCannotGroup() {
        assertReads(us, "0,5", "0.5");
        assertReads(german, "0.05", "0.05");
        assertReads(us, "1,2345", "1.2345");
        assertReads(german, "64000.1", "64000.1");
        assertReads(us, "0,125", "0.125");
        assertReads(german, "1234.567", "1234.567");
        assertReads(us, ",5", "0.5");
    }

    @Example
    void groupsAreReadWhereTheyCanBeNothingElse() {
        assertReads(us, "64,000.10", "64000.10");
        assertReads(german, "64.000,10", "64000.10");
        assertReads(us, "64.000,10", "64000.10");
        assertReads(german, "64,000.10", "64000.10");
        assertReads(us, "1,234,567", "1234567");
        assertReads(us, "1.234.567", "1234567");
        assertReads(german, "1.234.567,8", "1234567.8");
        assertReads(french, "64 000,10", "64000.10");
        assertReads(french, "64\u202f000,10", "64000.10");
        assertReads(us, "64'000.10", "64000.10");
    }

    @Example
    void whatCouldBeBothIsAsked() {
        assertAsks(us, "1,234", "1.234", "1234");
        assertAsks(german, "64.000", "64", "64000");
        assertAsks(french, "1.234", "1.234", "1234");
        assertAsks(us, "999,999", "999.999", "999999");
    }

    @Example
    void aPriceThatFitsTheMarketOnlyAThousandfoldIsAsked() {
        BigDecimal market = new BigDecimal("64000");
        assertThat(us.read("64.000", market)).isInstanceOf(Reading.Ambiguous.class);
        assertThat(german.read("64,123", market))
                .isInstanceOfSatisfying(
                        Reading.Ambiguous.class,
                        ambiguous ->
                                assertThat(german.choices(ambiguous))
                                        .containsExactly("64,1230", "64123")
                                        .allSatisfy(choice ->
                                                assertThat(german.read(choice, market))
                                                        .isInstanceOf(Reading.Value.class)));
        assertThat(us.read("64.000", new BigDecimal("60")))
                .isEqualTo(new Reading.Value(new BigDecimal("64.000")));
        assertThat(us.read("64.000", BigDecimal.ZERO)).isInstanceOf(Reading.Value.class);
        assertThat(us.read("64.10", market)).isInstanceOf(Reading.Value.class);
    }

    @Example
    void aNumberBeingTypedIsReadAtEveryStep() {
        assertReads(us, "6", "6");
        assertReads(us, "64000.", "64000");
        assertReads(us, "64000.1", "64000.1");
        assertReads(german, "0,", "0");
        assertReads(us, " 5 ", "5");
        assertThat(us.read("  ")).isEqualTo(new Reading.Empty());
    }

    @Example
    void whatIsNoNumberIsNoNumber() {
        for (String text :
                List.of(
                        "abc",
                        "-1",
                        "1e5",
                        "1,23.4",
                        "1.2.3",
                        "1,2,3",
                        "12,34,567.1",
                        "..",
                        ".",
                        "1 2",
                        "64 00",
                        "1.234,567.8",
                        "1,,234",
                        "0x10",
                        "1 234 5",
                        "+1")) {
            assertThat(us.read(text)).as(text).isEqualTo(new Reading.NotANumber());
            assertThat(german.read(text)).as(text).isEqualTo(new Reading.NotANumber());
        }
        assertThat(us.read("9".repeat(41))).isEqualTo(new Reading.NotANumber());
    }

    @Property(tries = 2_000)
    void whatItWritesItReadsBack(
            @ForAll @BigRange(min = "0", max = "999999999") @Scale(8) BigDecimal value) {
        for (Locale locale : LOCALES) {
            NumberInput input = new NumberInput(locale);
            assertThat(input.read(input.write(value))).isEqualTo(new Reading.Value(value));
        }
    }

    /** However a locale writes it, in whatever locale it is read: right, or asked, or refused. */
    @Property(tries = 5_000)
    void noNumberIsEverMisread(
            @ForAll @LongRange(min = 0, max = 99_999_999_999L) long unscaled,
            @ForAll @IntRange(min = 0, max = 8) int decimals,
            @ForAll boolean grouped,
            @ForAll @IntRange(min = 0, max = 5) int written,
            @ForAll @IntRange(min = 0, max = 5) int read) {
        BigDecimal value = BigDecimal.valueOf(unscaled, decimals);
        Locale writer = LOCALES.get(written);
        DecimalFormat format =
                new DecimalFormat(
                        grouped ? "#,##0" : "0", DecimalFormatSymbols.getInstance(writer));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        String text = format.format(value);
        switch (new NumberInput(LOCALES.get(read)).read(text)) {
            case Reading.Value(BigDecimal seen) -> {
                boolean sameMarks = written == read;
                boolean thousandfold = seen.compareTo(value) != 0;
                // The one form that its own locale reads without asking: a lone decimal mark of
                // the reader's with three digits, which a writer of another locale may have meant
                // as a group. It is never read as the larger of the two.
                if (thousandfold) {
                    assertThat(sameMarks).as(text).isFalse();
                    assertThat(seen.movePointRight(3)).as(text).isEqualByComparingTo(value);
                }
            }
            case Reading.Ambiguous(BigDecimal small, BigDecimal large) ->
                    assertThat(List.of(small, large))
                            .as(text)
                            .anySatisfy(seen -> assertThat(seen).isEqualByComparingTo(value));
            case Reading.Empty _, Reading.NotANumber _ -> throw new AssertionError(text);
        }
    }

    private static void assertReads(NumberInput input, String text, String value) {
        assertThat(input.read(text)).as(text).isEqualTo(new Reading.Value(new BigDecimal(value)));
    }

    private static void assertAsks(NumberInput input, String text, String small, String large) {
        assertThat(input.read(text))
                .isInstanceOfSatisfying(
                        Reading.Ambiguous.class,
                        ambiguous -> {
                            assertThat(ambiguous.small()).isEqualByComparingTo(small);
                            assertThat(ambiguous.large()).isEqualByComparingTo(large);
                            for (String choice : input.choices(ambiguous)) {
                                assertThat(input.read(choice)).isInstanceOf(Reading.Value.class);
                            }
                        });
    }
}
