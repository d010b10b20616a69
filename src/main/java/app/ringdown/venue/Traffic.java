package app.ringdown.venue;

import org.jspecify.annotations.Nullable;

/**
 * What went over a venue's lines of late: every call and every text frame, numbered in the order in
 * which they were whole. Bounded, the oldest fall out; calls are kept longer than frames. It never
 * holds a secret. Safe for any thread, and looking at it keeps no line waiting.
 */
public interface Traffic {
    /** Nothing at all. */
    Traffic NONE =
            new Traffic() {
                @Override
                public long next() {
                    return 0;
                }

                @Override
                public long oldestFrame() {
                    return 0;
                }

                @Override
                public long find(Filter filter, long from, int most, Found found) {
                    return 0;
                }

                @Override
                public @Nullable Transfer get(long number) {
                    return null;
                }

                @Override
                public Transfer.@Nullable Frame before(Transfer.Frame frame) {
                    return null;
                }

                @Override
                public boolean explain(
                        Transfer transfer, MarketListener market, AccountListener account) {
                    return false;
                }
            };

    /**
     * Which of them are wanted: those that fit all of it.
     *
     * @param text that they contain, in whatever case; empty fits all
     * @param ordersOnly only what is about the account's orders
     * @param failuresOnly only what did not go well
     * @param order only what is about that one
     */
    record Filter(
            String text,
            boolean calls,
            boolean frames,
            boolean ordersOnly,
            boolean failuresOnly,
            @Nullable OrderKey order) {
        /** Everything. */
        public static final Filter ALL = new Filter("", true, true, false, false, null);

        /** What contains a text. */
        public static Filter of(String text) {
            return new Filter(text, true, true, false, false, null);
        }
    }

    /**
     * What an order is known by.
     *
     * @param venueOrderId empty if the venue gave it none yet
     */
    record OrderKey(String clientOrderId, String venueOrderId) {}

    /** Is told what was found. */
    @FunctionalInterface
    interface Found {
        void found(long number, boolean isCall);
    }

    /** From now on {@code watch} is told of the calls about the account's orders. */
    default void watchOrders(CallWatch watch) {}

    /** The number that the next will have. */
    long next();

    /** The number of the oldest frame that is kept. */
    long oldestFrame();

    /**
     * Tells the numbers of those that fit, from a number on, in order.
     *
     * @param most how many frames are looked at
     * @return the number to go on from
     */
    long find(Filter filter, long from, int most, Found found);

    /** The one of that number; null if it is not kept any more. */
    @Nullable Transfer get(long number);

    /** The one before it of the same kind; null if it is not kept, or there was none. */
    Transfer.@Nullable Frame before(Transfer.Frame frame);

    /**
     * Reads a frame, or the answer of a call, as the connector does, and tells what it says with
     * the time at which it came.
     *
     * @return false if it says nothing of the market or the account
     */
    boolean explain(Transfer transfer, MarketListener market, AccountListener account);
}
