package app.ringdown.order;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sum of positions in one quote asset; sums in different assets are never added up.
 *
 * @param netRealised less fees in quote and base assets
 * @param unrealised of the positions that have a price
 * @param unmarked how many open ones have none, and are not in {@code unrealised}
 */
public record PnlTotal(String asset, BigDecimal netRealised, BigDecimal unrealised, int unmarked) {

    /** What has been made in all, as far as there are prices. */
    public BigDecimal total() {
        return netRealised.add(unrealised);
    }

    /** One for each quote asset, by its name. */
    public static List<PnlTotal> of(Collection<MarkedPosition> positions) {
        Map<String, PnlTotal> totals = new TreeMap<>();
        for (MarkedPosition each : positions) {
            BigDecimal unrealised = each.unrealised();
            PnlTotal one =
                    new PnlTotal(
                            each.position().instrument().quote(),
                            each.position().netRealised(),
                            unrealised == null ? BigDecimal.ZERO : unrealised,
                            unrealised == null ? 1 : 0);
            totals.merge(one.asset(), one, PnlTotal::plus);
        }
        return List.copyOf(totals.values());
    }

    private PnlTotal plus(PnlTotal other) {
        return new PnlTotal(
                asset,
                netRealised.add(other.netRealised),
                unrealised.add(other.unrealised),
                unmarked + other.unmarked);
    }
}
