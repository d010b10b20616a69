package app.ringdown.ui.chart.view;

import java.util.List;

/**
 * The layer of the bars, ready to be painted.
 *
 * @param stale whether the stream is down, so that the bars are dimmed
 */
public record ChartView(
        Frame frame,
        Columns columns,
        List<AxisLabel> prices,
        List<AxisLabel> times,
        boolean stale) {
    public ChartView {
        prices = List.copyOf(prices);
        times = List.copyOf(times);
    }
}
