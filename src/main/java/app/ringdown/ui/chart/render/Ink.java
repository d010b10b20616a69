package app.ringdown.ui.chart.render;

import app.ringdown.ui.base.Palette;

import javafx.scene.paint.Color;

/**
 * The colours of a chart. Volume is mixed with the background beforehand: opaque paint is cheaper.
 *
 * @param boxText on a box of one of the strong colours
 * @param veil behind the legend
 */
public record Ink(
        Color background,
        Color grid,
        Color text,
        Color muted,
        Color up,
        Color down,
        Color upVolume,
        Color downVolume,
        Color stale,
        Color accent,
        Color boxText,
        Color crosshair,
        Color veil) {
    private static final double VOLUME = 0.34;

    public static Ink of(Palette palette) {
        Color background = palette.background();
        return new Ink(
                background,
                background.interpolate(palette.grid(), 0.85),
                palette.text(),
                palette.mutedText(),
                palette.up(),
                palette.down(),
                background.interpolate(palette.up(), VOLUME),
                background.interpolate(palette.down(), VOLUME),
                palette.stale(),
                palette.accent(),
                background,
                background.interpolate(palette.mutedText(), 0.75),
                background.deriveColor(0, 1, 1, 0.85));
    }

    /** The same colours drawn back: what is shown may no longer be true. */
    Ink dimmed() {
        return new Ink(
                background,
                grid,
                muted,
                muted,
                background.interpolate(up, 0.45),
                background.interpolate(down, 0.45),
                background.interpolate(upVolume, 0.5),
                background.interpolate(downVolume, 0.5),
                stale,
                accent,
                boxText,
                crosshair,
                veil);
    }
}
