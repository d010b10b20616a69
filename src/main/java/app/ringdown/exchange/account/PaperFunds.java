package app.ringdown.exchange.account;

import java.util.Map;
import java.util.stream.Collectors;

/** What a paper account begins with. */
public final class PaperFunds {
    private static final long WHOLE = 100_000_000;

    private static final Map<String, Long> WHOLE_UNITS =
            Map.of(
                    "USDT", 100_000L, "BTC", 1L, "ETH", 10L, "BNB", 50L, "SOL", 100L, "XRP",
                    10_000L, "USDC", 10_000L, "EUR", 10_000L);

    /** By asset, in 1e-8 of it. */
    public static final Map<String, Long> SUMS =
            WHOLE_UNITS.entrySet().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, sum -> sum.getValue() * WHOLE));

    private PaperFunds() {}
}
