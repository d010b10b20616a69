package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All listeners as one. One that throws has a fault: it is logged, and the exchange goes on. */
final class Listeners implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<EngineListener> listeners = new ArrayList<>();
    private boolean open;

    void add(EngineListener listener) {
        listeners.add(listener);
    }

    @Override
    public void onTrade(Listing listing, PublicTrade trade) {
        tell(listener -> listener.onTrade(listing, trade));
    }

    @Override
    public void onAggTrade(Listing listing, AggTrade trade) {
        tell(listener -> listener.onAggTrade(listing, trade));
    }

    @Override
    public void onLevel(Listing listing, Side side, long ticks, long lots, long updateId) {
        tell(listener -> listener.onLevel(listing, side, ticks, lots, updateId));
    }

    @Override
    public void onExecution(Execution execution) {
        tell(listener -> listener.onExecution(execution));
    }

    @Override
    public void onListStatus(OrderList list) {
        tell(listener -> listener.onListStatus(list));
    }

    @Override
    public void onBalances(int account, List<Balance> changed, long time) {
        tell(listener -> listener.onBalances(account, changed, time));
    }

    @Override
    public void onFunds(int account, String asset, long units, long time) {
        tell(listener -> listener.onFunds(account, asset, units, time));
    }

    @Override
    public void onBatchEnd(Trading trading) {
        tell(listener -> listener.onBatchEnd(trading));
    }

    /** From now on they are told; before that they are not. */
    void open() {
        open = true;
    }

    private void tell(Consumer<EngineListener> word) {
        if (!open) {
            return;
        }
        for (EngineListener listener : listeners) {
            try {
                word.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener of the exchange has failed", e);
            }
        }
    }
}
