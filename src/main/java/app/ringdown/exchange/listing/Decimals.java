package app.ringdown.exchange.listing;

import java.math.BigDecimal;

/** Scaled {@code long} numbers to decimal text and back, exactly. Pure; any thread. */
public final class Decimals {
    private static final long[] POW10 = new long[19];

    static {
        POW10[0] = 1;
        for (int i = 1; i < POW10.length; i++) {
            POW10[i] = POW10[i - 1] * 10;
        }
    }

    private Decimals() {}

    /**
     * Ten to the given power.
     *
     * @param exponent 0 to 18
     */
    public static long pow10(int exponent) {
        return POW10[exponent];
    }

    /**
     * {@code value * 10^-decimals} as text with exactly that many digits after the point, and no
     * point when there are none.
     *
     * @param decimals 0 to 18
     */
    public static String text(long value, int decimals) {
        StringBuilder out = new StringBuilder(24);
        append(out, value, decimals);
        return out.toString();
    }

    /** As {@link #text}, appended to a buffer that the caller reuses; allocates nothing. */
    public static void append(StringBuilder out, long value, int decimals) {
        if (decimals == 0) {
            out.append(value);
            return;
        }
        // Long.MIN_VALUE has no positive counterpart, so the parts are taken with their sign and
        // made positive apart.
        long scale = POW10[decimals];
        long whole = value / scale;
        long fraction = Math.abs(value % scale);
        if (value < 0 && whole == 0) {
            out.append('-');
        }
        out.append(whole).append('.');
        for (long digit = scale / 10; digit > 1 && fraction < digit; digit /= 10) {
            out.append('0');
        }
        out.append(fraction);
    }

    /**
     * {@code value * 10^decimals} as a {@code long}.
     *
     * @throws ArithmeticException if digits would be lost, or it doesn't fit
     */
    public static long parse(BigDecimal value, int decimals) {
        // A text such as 1e999999999 must not be expanded into a gigabyte of digits before it is
        // refused.
        if (value.signum() != 0 && (long) value.precision() - value.scale() + decimals > 20) {
            throw new ArithmeticException("out of range");
        }
        return value.movePointRight(decimals).longValueExact();
    }
}
