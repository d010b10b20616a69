package app.ringdown.market;

/** The length of a bar. Weeks and months are not offered here until the chart needs them. */
public enum Interval {
    M1("1m", 60_000L),
    M5("5m", 300_000L),
    M15("15m", 900_000L),
    H1("1h", 3_600_000L),
    H4("4h", 14_400_000L),
    D1("1d", 86_400_000L);

    private final String code;
    private final long ms;

    Interval(String code, long ms) {
        this.code = code;
        this.ms = ms;
    }

    /** As traders and venues write it, for example {@code 15m}. */
    public String code() {
        return code;
    }

    /** Length in ms. */
    public long ms() {
        return ms;
    }

    /**
     * Opening time, in epoch ms, of the bar that holds {@code epochMs}; bars are aligned to UTC.
     */
    public long open(long epochMs) {
        return Math.floorDiv(epochMs, ms) * ms;
    }
}
