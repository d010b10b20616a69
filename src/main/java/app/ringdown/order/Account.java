package app.ringdown.order;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An account as the venue last told it: a state, the latest wins.
 *
 * @param balances by asset
 * @param makerRate fee of a resting order as a ratio (0.001 is 10 basis points)
 * @param takerRate fee of an order that takes
 * @param timeMs the venue's time of it, epoch ms
 */
public record Account(
        Map<String, Balance> balances, BigDecimal makerRate, BigDecimal takerRate, long timeMs) {

    public static final Account EMPTY = new Account(Map.of(), BigDecimal.ZERO, BigDecimal.ZERO, 0);

    public Account {
        balances = Map.copyOf(balances);
    }

    /** What can be used of {@code asset}; zero if the account has none. */
    public BigDecimal free(String asset) {
        Balance balance = balances.get(asset);
        return balance == null ? BigDecimal.ZERO : balance.free();
    }
}
