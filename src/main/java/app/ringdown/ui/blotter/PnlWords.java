package app.ringdown.ui.blotter;

import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Profit and loss in words: with its sign, so that it can be told without its colour. */
final class PnlWords {
    /** Assets one unit of which is worth so much that hundredths of it say nothing. */
    private static final Set<String> DEAR = Set.of("BTC", "ETH", "BNB", "SOL");

    private final Texts texts;
    private final Format format;

    PnlWords(Texts texts, Format format) {
        this.texts = texts;
        this.format = format;
    }

    /** For example {@code +12.30}; no sign on what rounds to zero. */
    String signed(BigDecimal amount, String asset) {
        BigDecimal rounded = rounded(amount, asset);
        return (rounded.signum() > 0 ? "+" : "") + format.money(rounded, decimals(asset));
    }

    /** The style class of its colour; empty for what rounds to zero. */
    static String style(BigDecimal amount, String asset) {
        return switch (rounded(amount, asset).signum()) {
            case 1 -> "blotter-up";
            case -1 -> "blotter-down";
            default -> "";
        };
    }

    /** Each in its own asset, for example {@code 0.0000375 BTC, 1.2 USDT}. */
    String fees(Map<String, BigDecimal> fees) {
        return fees.isEmpty()
                ? Format.NONE
                : fees.entrySet().stream()
                        .map(fee ->
                                texts.get(
                                        "blotter.amount",
                                        format.plain(fee.getValue().stripTrailingZeros()),
                                        fee.getKey()))
                        .collect(Collectors.joining(", "));
    }

    private static BigDecimal rounded(BigDecimal amount, String asset) {
        return amount.setScale(decimals(asset), RoundingMode.HALF_EVEN);
    }

    private static int decimals(String asset) {
        return DEAR.contains(asset) ? 8 : 2;
    }
}
