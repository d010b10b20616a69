package app.ringdown.order;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a day brought.
 *
 * @param net realised less fees, in the quote asset
 * @param foreignFees fees in assets that are neither base nor quote, by asset: not in {@code net}
 * @param executions how many there were
 */
record DaySum(BigDecimal net, Map<String, BigDecimal> foreignFees, int executions) {

    static DaySum of(Execution one, BigDecimal net) {
        return new DaySum(
                net, one.feeIsForeign() ? Map.of(one.feeAsset(), one.fee()) : Map.of(), 1);
    }

    DaySum plus(DaySum other) {
        Map<String, BigDecimal> all = foreignFees;
        if (!other.foreignFees.isEmpty()) {
            all = new TreeMap<>(foreignFees);
            for (Map.Entry<String, BigDecimal> fee : other.foreignFees.entrySet()) {
                all.merge(fee.getKey(), fee.getValue(), BigDecimal::add);
            }
        }
        return new DaySum(net.add(other.net), all, executions + other.executions);
    }
}
