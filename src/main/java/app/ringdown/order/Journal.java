package app.ringdown.order;

import app.ringdown.market.Instrument;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;

/**
 * Where orders are written down before they leave, so that a killed program finds them again.
 * Called on thread {@code desk} only.
 */
public interface Journal extends AutoCloseable {

    /**
     * Writes the newest state of each order (keyed by client order id), all or none.
     *
     * @throws IOException if they are not safely written: then the orders must not be sent
     */
    void save(List<Order> orders) throws IOException;

    /**
     * As {@link #save(List)}, and with them, in the same commit, the steps that brought them there.
     */
    default void save(List<Order> orders, List<OrderStep> steps) throws IOException {
        save(orders);
    }

    /** All that was ever written down, for other threads to read. */
    default Records records() {
        return Records.NONE;
    }

    /** Every order that had not ended, and the newest {@code ended} that had, oldest first. */
    List<Order> load(Instruments instruments, int ended) throws IOException;

    /**
     * Every fill of every order ever written, however long ago it ended, by time: what positions
     * are made of.
     */
    Past executions(Instruments instruments) throws IOException;

    /**
     * All fills that are written down.
     *
     * @param leftOut how many there are besides that are of no use: their instrument is no longer
     *     listed, or they can't be read
     */
    record Past(List<Execution> executions, int leftOut) {
        public Past {
            executions = List.copyOf(executions);
        }
    }

    /** Writes down whether the kill switch is on. */
    void block(boolean on) throws IOException;

    /** Whether the kill switch was on when the program ended. */
    boolean isBlocked() throws IOException;

    /** Lets go of what is held open. */
    @Override
    default void close() throws IOException {}

    /** Finds an instrument by the venue's symbol when orders are read back. */
    @FunctionalInterface
    interface Instruments {
        @Nullable Instrument bySymbol(String symbol);
    }
}
