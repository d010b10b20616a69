package app.ringdown.order;

import java.math.BigDecimal;

/**
 * What an account holds of one asset.
 *
 * @param free what can be used
 * @param locked what open orders hold back
 */
public record Balance(String asset, BigDecimal free, BigDecimal locked) {

    public BigDecimal total() {
        return free.add(locked);
    }
}
