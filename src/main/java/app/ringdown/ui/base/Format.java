package app.ringdown.ui.base;

import app.ringdown.market.Instrument;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Numbers as the person's locale writes them; ticks and lots straight from their {@code long}s.
 * JavaFX thread.
 */
public final class Format {
    /** Shown where nothing is known. */
    public static final String NONE = "–";

    private final Locale locale;
    private final char decimal;
    private final char group;
    private final char[] buffer = new char[48];

    public Format(Locale locale) {
        this.locale = locale;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.decimal = symbols.getDecimalSeparator();
        this.group = symbols.getGroupingSeparator();
    }

    public Locale locale() {
        return locale;
    }

    /**
     * A price of {@code ticks}, all decimals shown so that columns line up; {@link #NONE} for 0.
     */
    public String price(Instrument instrument, long ticks) {
        return ticks == 0 ? NONE : scaled(ticks, instrument.priceDecimals());
    }

    /** A quantity of {@code lots}, all decimals shown. */
    public String quantity(Instrument instrument, long lots) {
        return scaled(lots, instrument.lotDecimals());
    }

    /** {@code unscaled * 10^-decimals} with grouping, for example {@code 64,000.10}. */
    public String scaled(long unscaled, int decimals) {
        int at = buffer.length;
        boolean negative = unscaled < 0;
        long rest = Math.abs(unscaled);
        int digits = 0;
        while (rest != 0 || digits <= decimals) {
            if (digits == decimals && decimals > 0) {
                buffer[--at] = decimal;
            } else if (digits > decimals && (digits - decimals) % 3 == 0) {
                buffer[--at] = group;
            }
            buffer[--at] = (char) ('0' + rest % 10);
            rest /= 10;
            digits++;
        }
        if (negative) {
            buffer[--at] = '-';
        }
        return new String(buffer, at, buffer.length - at);
    }

    /** A sum of money with {@code decimals} places, rounded half even. */
    public String money(BigDecimal amount, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    /** All that there is of a number and no more zeros, for example {@code 0.0155}. */
    public String plain(BigDecimal amount) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
        format.setMaximumFractionDigits(Math.max(0, amount.scale()));
        return format.format(amount);
    }

    /** A ratio as percent with its sign, for example {@code +1.25 %}; {@link #NONE} for NaN. */
    public String percent(double ratio) {
        if (Double.isNaN(ratio)) {
            return NONE;
        }
        long hundredths = Math.round(ratio * 10_000);
        return (hundredths > 0 ? "+" : "") + scaled(hundredths, 2) + " %";
    }

    /** A ratio as percent without a sign, for example {@code 1.25 %}; {@link #NONE} for NaN. */
    public String share(double ratio) {
        return Double.isNaN(ratio) ? NONE : scaled(Math.round(ratio * 10_000), 2) + " %";
    }

    /** A large number in short, for example {@code 1.25B}, {@code 310K}. */
    public String compact(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 1e9) {
            return scaled(Math.round(value / 1e7), 2) + "B";
        }
        if (magnitude >= 1e6) {
            return scaled(Math.round(value / 1e4), 2) + "M";
        }
        if (magnitude >= 1e3) {
            return scaled(Math.round(value / 10), 2) + "K";
        }
        return scaled(Math.round(value * 100), 2);
    }
}
