package app.ringdown.ui.base;

import javafx.scene.paint.Color;

/**
 * The colours of what is painted rather than styled (chart, sparkline, flashes). The style sheets
 * name the same colours; both keep at least 4.5:1 of contrast for text.
 */
public record Palette(
        Color background,
        Color panel,
        Color grid,
        Color text,
        Color mutedText,
        Color accent,
        Color up,
        Color down,
        Color upFlash,
        Color downFlash,
        Color stale) {

    public static final Palette DARK =
            new Palette(
                    Color.web("#0d1117"),
                    Color.web("#161b22"),
                    Color.web("#21262d"),
                    Color.web("#e6edf3"),
                    Color.web("#8b949e"),
                    Color.web("#58a6ff"),
                    Color.web("#3fb950"),
                    Color.web("#f85149"),
                    Color.web("#3fb950", 0.28),
                    Color.web("#f85149", 0.28),
                    Color.web("#d29922"));

    public static final Palette LIGHT =
            new Palette(
                    Color.web("#ffffff"),
                    Color.web("#f6f8fa"),
                    Color.web("#d8dee4"),
                    Color.web("#1f2328"),
                    Color.web("#59636e"),
                    Color.web("#0969da"),
                    Color.web("#1a7f37"),
                    Color.web("#cf222e"),
                    Color.web("#1a7f37", 0.20),
                    Color.web("#cf222e", 0.18),
                    Color.web("#9a6700"));
}
