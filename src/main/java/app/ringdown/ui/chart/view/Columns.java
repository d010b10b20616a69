package app.ringdown.ui.chart.view;

import app.ringdown.market.Bar;
import app.ringdown.market.BarSeries;
import app.ringdown.ui.chart.model.PriceScale;
import app.ringdown.ui.chart.model.TimeScale;

import java.util.Arrays;

/**
 * Bars as device pixels. Where bars are narrower than a pixel those of one pixel column are folded
 * into one: first open, last close, highest, lowest, largest volume; so painting costs by pixels.
 */
public final class Columns {
    private static final int X = 0;
    private static final int HIGH = 1;
    private static final int BODY_TOP = 2;
    private static final int BODY_BOTTOM = 3;
    private static final int LOW = 4;
    private static final int VOLUME_TOP = 5;
    private static final int UP = 6;
    private static final int WIDTH = 7;

    /** Part of a bar's room that its body takes. */
    private static final double BODY = 0.8;

    private final int bodyWidth;
    private final int wickWidth;
    private int[] data;
    private int size;

    private Columns(int bodyWidth, int wickWidth, int capacity) {
        this.bodyWidth = bodyWidth;
        this.wickWidth = wickWidth;
        this.data = new int[capacity * WIDTH];
    }

    /**
     * Bars {@code from} (included) to {@code end} (excluded); volume reaches up to {@code
     * maxVolume}.
     */
    public static Columns of(
            BarSeries series,
            int from,
            int end,
            TimeScale time,
            PriceScale price,
            long maxVolume,
            Frame frame) {
        double spacing = time.barWidth() * frame.scale();
        int wick = Math.min(frame.hairline(), Math.max(1, (int) (spacing / 3)));
        int body = bodyWidth(spacing, wick);
        int columns = Math.max(0, Math.min(end - from, (int) (time.width() * frame.scale()) + 3));
        Columns made = new Columns(body, body == 1 ? 1 : wick, columns);
        made.fill(series, from, end, time, price, maxVolume, frame, spacing < 1);
        return made;
    }

    /** The first bar that shares its pixel column with bar {@code index}. */
    public static int firstOfColumn(int index, TimeScale time, Frame frame) {
        int column = column(index, time, frame);
        int first = index;
        while (first > 0 && column(first - 1, time, frame) == column) {
            first--;
        }
        return first;
    }

    /** Odd or even as the wick is, so that the wick stands in the middle. */
    private static int bodyWidth(double spacing, int wick) {
        int width = (int) Math.floor(spacing * BODY);
        if ((width - wick) % 2 != 0) {
            width--;
        }
        return Math.max(1, width);
    }

    private static int column(int index, TimeScale time, Frame frame) {
        return (int) Math.floor(time.x(index) * frame.scale());
    }

    private void fill(
            BarSeries series,
            int from,
            int end,
            TimeScale time,
            PriceScale price,
            long maxVolume,
            Frame frame,
            boolean folded) {
        double volumeRoom = frame.plotHeight() - frame.volumeTop();
        int i = from;
        while (i < end) {
            int x = column(i, time, frame);
            Bar first = series.get(i);
            long high = first.high();
            long low = first.low();
            long close = first.close();
            long volume = first.volumeLots();
            i++;
            if (folded) {
                for (; i < end && column(i, time, frame) == x; i++) {
                    Bar bar = series.get(i);
                    high = Math.max(high, bar.high());
                    low = Math.min(low, bar.low());
                    close = bar.close();
                    volume = Math.max(volume, bar.volumeLots());
                }
            }
            if ((size + 1) * WIDTH > data.length) {
                data = Arrays.copyOf(data, data.length * 2 + WIDTH);
            }
            int at = size++ * WIDTH;
            boolean up = close >= first.open();
            data[at + X] = x;
            data[at + HIGH] = y(high, price, frame);
            data[at + BODY_TOP] = y(up ? close : first.open(), price, frame);
            data[at + BODY_BOTTOM] = y(up ? first.open() : close, price, frame);
            data[at + LOW] = y(low, price, frame);
            data[at + VOLUME_TOP] =
                    volume <= 0 || maxVolume <= 0
                            ? frame.plotHeight()
                            : frame.plotHeight()
                                    - (int)
                                            Math.max(
                                                    frame.hairline(),
                                                    Math.round(volumeRoom * volume / maxVolume));
            data[at + UP] = up ? 1 : 0;
        }
    }

    /** Kept near the plot, so that a price far outside does not overflow. */
    private static int y(long ticks, PriceScale price, Frame frame) {
        double y = price.y((double) ticks) * frame.scale();
        return (int) Math.round(Math.clamp(y, -10.0, frame.plotHeight() + 10.0));
    }

    public int size() {
        return size;
    }

    /** Width of a body and of a bar of volume. */
    public int bodyWidth() {
        return bodyWidth;
    }

    public int wickWidth() {
        return wickWidth;
    }

    /** Left edge of the body. */
    public int bodyX(int i) {
        return data[i * WIDTH + X] - bodyWidth / 2;
    }

    /** Left edge of the wick. */
    public int wickX(int i) {
        return bodyX(i) + (bodyWidth - wickWidth) / 2;
    }

    public int high(int i) {
        return data[i * WIDTH + HIGH];
    }

    public int bodyTop(int i) {
        return data[i * WIDTH + BODY_TOP];
    }

    public int bodyBottom(int i) {
        return data[i * WIDTH + BODY_BOTTOM];
    }

    public int low(int i) {
        return data[i * WIDTH + LOW];
    }

    /** Upper edge of the volume; the plot's lower edge if there is none. */
    public int volumeTop(int i) {
        return data[i * WIDTH + VOLUME_TOP];
    }

    public boolean up(int i) {
        return data[i * WIDTH + UP] == 1;
    }
}
