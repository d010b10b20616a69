package app.ringdown.ui.chart.view;

/** The short words before the values of the legend. */
public record LegendTexts(String open, String high, String low, String close, String volume) {}
