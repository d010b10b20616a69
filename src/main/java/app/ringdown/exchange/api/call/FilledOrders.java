package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.Fill;
import app.ringdown.exchange.account.Order;
import app.ringdown.exchange.api.dialect.RateLimits;
import app.ringdown.exchange.engine.EngineListener;

/**
 * Takes an order off the count of unfilled orders at its first fill.
 *
 * <p>Source: Binance Spot API, FAQ "Spot Unfilled Order Count Rules".
 */
public final class FilledOrders implements EngineListener {
    private final RateLimits limits;

    public FilledOrders(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public void onExecution(Execution execution) {
        Order order = execution.order();
        Fill fill = execution.fill();
        if (fill != null && fill.lots() == order.executedLots()) {
            limits.releaseOrders(order.terms().account(), 1, execution.time());
        }
    }
}
