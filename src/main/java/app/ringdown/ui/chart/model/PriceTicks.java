package app.ringdown.ui.chart.model;

/** Where a price axis is labelled: at round prices, steps of 1, 2 or 5 times a power of ten. */
public final class PriceTicks {
    private PriceTicks() {}

    /**
     * The smallest round step that leaves {@code minPx} between labels.
     *
     * @param tickStep the venue's smallest step of a price, in ticks, at least 1
     * @return ticks; a multiple of {@code tickStep}
     */
    public static long step(PriceScale scale, double minPx, long tickStep) {
        double least = (scale.high() - scale.low()) * minPx / scale.height() / tickStep;
        long decade = 1;
        while (decade * 10.0 <= least) {
            decade *= 10;
        }
        long factor =
                least <= decade ? 1 : least <= decade * 2.0 ? 2 : least <= decade * 5.0 ? 5 : 10;
        return decade * factor * tickStep;
    }

    /** The multiples of {@code step} in view, lowest first. */
    public static long[] in(PriceScale scale, long step) {
        long from = (long) Math.ceil(scale.low() / step);
        long to = (long) Math.floor(scale.high() / step);
        long[] ticks = new long[(int) Math.max(0, to - from + 1)];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = (from + i) * step;
        }
        return ticks;
    }
}
