package app.ringdown.ui.base;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number as a person types it, and never takes a decimal mark for a thousands mark or the
 * other way round. Point and comma are both taken, in every locale: where the form leaves no doubt
 * ({@code 1,234.5}, {@code 0,5}, {@code 1.234.567}) it decides; the locale's own decimal mark is
 * one; what could be both ({@code 1,234} where the comma groups) is not decided but asked.
 */
public final class NumberInput {
    /** What was read. */
    public sealed interface Reading {
        /** Nothing but blanks. */
        record Empty() implements Reading {}

        record Value(BigDecimal value) implements Reading {}

        /** Could be two numbers, a factor of a thousand apart; the smaller first. */
        record Ambiguous(BigDecimal small, BigDecimal large) implements Reading {}

        /** No number, or one below zero or of absurd length. */
        record NotANumber() implements Reading {}
    }

    private static final int LONGEST = 40;
    private static final Reading NOT_A_NUMBER = new Reading.NotANumber();

    /** Digits in groups of three, with one kind of mark between them. */
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}(?:([.,])\\d{3})(?:\\1\\d{3})*");

    /** Could be one group mark, or a decimal mark with three decimals. */
    private static final Pattern DOUBTFUL = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private static final Pattern PLAIN = Pattern.compile("\\d+[.,]?\\d*|[.,]\\d+");
    private static final Pattern SPACED = Pattern.compile("\\d{1,3}( \\d{3})+([.,]\\d*)?");

    private final char decimal;
    private final char typedDecimal;

    public NumberInput(Locale locale) {
        char own = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        this.typedDecimal = own;
        this.decimal = own == ',' ? ',' : '.';
    }

    /** Reads what was typed. */
    public Reading read(String typed) {
        String text = normal(typed);
        if (text.isEmpty()) {
            return new Reading.Empty();
        }
        if (text.length() > LONGEST) {
            return NOT_A_NUMBER;
        }
        if (text.indexOf(' ') >= 0) {
            return SPACED.matcher(text).matches() ? plain(text.replace(" ", "")) : NOT_A_NUMBER;
        }
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            return bothMarks(text, Math.max(point, comma));
        }
        Matcher grouped = GROUPED.matcher(text);
        if (grouped.matches() && text.indexOf(grouped.group(1)) != Math.max(point, comma)) {
            return value(text.replace(grouped.group(1), ""));
        }
        if (DOUBTFUL.matcher(text).matches() && text.indexOf(decimal) < 0) {
            return ambiguous(text);
        }
        return plain(text);
    }

    /**
     * As {@link #read}, but a number that lies near {@code expected} only if its decimal mark is a
     * thousands mark is asked about too: {@code 64.000} for a price of about 64,000.
     *
     * @param expected about what the number should be; zero if not known
     */
    public Reading read(String typed, BigDecimal expected) {
        Reading reading = read(typed);
        if (reading instanceof Reading.Value(BigDecimal value)
                && expected.signum() > 0
                && DOUBTFUL.matcher(normal(typed)).matches()
                && !near(value, expected)
                && near(value.movePointRight(3), expected)) {
            return ambiguous(normal(typed));
        }
        return reading;
    }

    /** A number as this reads it back: no groups, the locale's decimal mark. */
    public String write(BigDecimal value) {
        return value.toPlainString().replace('.', typedDecimal);
    }

    /** Characters that can be part of a number; others need not be taken from the keyboard. */
    public static boolean isTypable(String text) {
        return text.chars()
                .allMatch(c ->
                        Character.isDigit(c)
                                || Character.isSpaceChar(c)
                                || ".,'’٫٬".indexOf(c) >= 0);
    }

    private static boolean near(BigDecimal value, BigDecimal expected) {
        return value.compareTo(expected.movePointLeft(1)) > 0
                && value.compareTo(expected.movePointRight(1)) < 0;
    }

    private static Reading ambiguous(String text) {
        return new Reading.Ambiguous(
                new BigDecimal(text.replace(',', '.')),
                new BigDecimal(text.replaceAll("[.,]", "")));
    }

    private static Reading bothMarks(String text, int last) {
        String whole = text.substring(0, last);
        String other = text.charAt(last) == '.' ? "," : ".";
        Matcher grouped = GROUPED.matcher(whole);
        if (!grouped.matches() || !grouped.group(1).equals(other)) {
            return NOT_A_NUMBER;
        }
        return plain(whole.replace(other, "") + text.substring(last));
    }

    private static Reading plain(String text) {
        return PLAIN.matcher(text).matches() ? value(text.replace(',', '.')) : NOT_A_NUMBER;
    }

    private static Reading value(String text) {
        String digits = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return new Reading.Value(new BigDecimal(digits));
    }

    /** ASCII digits and marks; every kind of blank, and the Swiss mark, is a space. */
    private static String normal(String typed) {
        StringBuilder text = new StringBuilder(typed.length());
        for (int c : typed.strip().codePoints().toArray()) {
            int digit = Character.digit(c, 10);
            if (digit >= 0) {
                text.append((char) ('0' + digit));
            } else if (Character.isSpaceChar(c) || c == '\'' || c == '’') {
                text.append(' ');
            } else if (c == '٫') {
                text.append('.');
            } else if (c == '٬') {
                text.append(',');
            } else {
                text.appendCodePoint(c);
            }
        }
        return text.toString().strip();
    }

    /** The two forms of an ambiguous number that are read without doubt, the smaller first. */
    public List<String> choices(Reading.Ambiguous ambiguous) {
        BigDecimal small = ambiguous.small().stripTrailingZeros();
        // A fourth decimal: after three the mark could be taken for a thousands mark again.
        return List.of(
                write(small.setScale(small.scale() == 3 ? 4 : Math.max(0, small.scale()))),
                write(ambiguous.large()));
    }
}
