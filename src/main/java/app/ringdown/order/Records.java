package app.ringdown.order;

import java.io.IOException;
import java.util.List;

/**
 * All that was ever written down of one account's orders, to be read whole: for files that a person
 * wants and for the life of one order. Reads beside the {@link Journal}, which goes on being
 * written meanwhile, and sees one moment of it. Blocks; any thread but {@code desk} and the
 * screen's.
 */
public interface Records {
    /** Nothing at all: for a journal that can't be read beside its writer. */
    Records NONE =
            new Records() {
                @Override
                public long orders(Journal.Instruments instruments, Reader<OrderRecord> reader) {
                    return 0;
                }

                @Override
                public long fills(Journal.Instruments instruments, Reader<FillRecord> reader) {
                    return 0;
                }

                @Override
                public List<OrderStep> steps(String clientOrderId) {
                    return List.of();
                }
            };

    /** Is handed one after the other. */
    @FunctionalInterface
    interface Reader<R> {
        void read(R next) throws IOException;
    }

    /**
     * Every order, oldest first.
     *
     * @return how many are left out since they can't be read
     */
    long orders(Journal.Instruments instruments, Reader<OrderRecord> reader) throws IOException;

    /**
     * Every fill, oldest first; also those of instruments that are no longer listed.
     *
     * @return how many are left out since they can't be read
     */
    long fills(Journal.Instruments instruments, Reader<FillRecord> reader) throws IOException;

    /** The life of one order, in the order in which it was written down; empty if none was. */
    List<OrderStep> steps(String clientOrderId) throws IOException;
}
