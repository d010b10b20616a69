package app.ringdown.ui.chart.view;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;

import java.time.ZoneId;

/**
 * The values of one bar as text.
 *
 * @param time opening time in full
 * @param change close less the close before, with its sign and in percent
 */
public record Readout(
        String time,
        String open,
        String high,
        String low,
        String close,
        String volume,
        String change,
        boolean up) {

    static Readout of(BarSeries series, int index, Format format, TimeText times, ZoneId zone) {
        Bar bar = series.get(index);
        Instrument instrument = series.instrument();
        long before = index > 0 ? series.get(index - 1).close() : bar.open();
        long change = bar.close() - before;
        return new Readout(
                times.full(bar.openMs(), series.interval(), zone),
                format.price(instrument, bar.open()),
                format.price(instrument, bar.high()),
                format.price(instrument, bar.low()),
                format.price(instrument, bar.close()),
                format.compact(instrument.quantity(bar.volumeLots()).doubleValue()),
                (change > 0 ? "+" : "")
                        + format.scaled(change, instrument.priceDecimals())
                        + " ("
                        + format.percent(before == 0 ? Double.NaN : (double) change / before)
                        + ")",
                bar.close() >= bar.open());
    }
}
