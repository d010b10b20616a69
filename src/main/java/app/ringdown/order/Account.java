package app.ringdown.order;

import java.math.BigDecimal;
import java.util.HashMap;
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

    /** What the account has of {@code asset}, what orders hold back included. */
    public BigDecimal total(String asset) {
        Balance balance = balances.get(asset);
        return balance == null ? BigDecimal.ZERO : balance.total();
    }

    /** As if {@code amount} that orders hold back of {@code asset} were free. */
    public Account withFreed(String asset, BigDecimal amount) {
        Balance held = balances.get(asset);
        if (held == null) {
            return this;
        }
        BigDecimal freed = amount.min(held.locked());
        Map<String, Balance> next = new HashMap<>(balances);
        next.put(asset, new Balance(asset, held.free().add(freed), held.locked().subtract(freed)));
        return new Account(next, makerRate, takerRate, timeMs);
    }
}
