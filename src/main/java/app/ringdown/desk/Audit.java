package app.ringdown.desk;

import app.ringdown.order.OrderStep;
import app.ringdown.venue.CallWatch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The audit log of one account: each request about its orders, each answer and each step of each
 * order, only ever added to, without secrets. Handing in never waits; what can't be taken in is
 * counted, written as such and logged. Any thread.
 */
public interface Audit extends CallWatch {
    /** Keeps nothing. */
    Audit NONE =
            new Audit() {
                @Override
                public void sent(long call, long epochMs, String method, String url, String body) {}

                @Override
                public void answered(
                        long call,
                        long epochMs,
                        long micros,
                        int status,
                        String answer,
                        String failure) {}

                @Override
                public void steps(List<OrderStep> taken) {}

                @Override
                public void notJournalled(List<OrderStep> taken, String why) {}

                @Override
                public long export(Path file) {
                    return 0;
                }
            };

    /** Steps that are in the journal. */
    void steps(List<OrderStep> taken);

    /** Steps that could not be written into the journal. */
    void notJournalled(List<OrderStep> taken, String why);

    /**
     * Copies all that is kept, the oldest first, into one file. Blocks.
     *
     * @return how many lines there are
     */
    long export(Path file) throws IOException;
}
