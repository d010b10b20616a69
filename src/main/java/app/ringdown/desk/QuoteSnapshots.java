package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Venue;
import app.ringdown.venue.VenueException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Quotes by REST, where the stream cannot tell them: of an instrument that comes to be wanted, of
 * all that are wanted when the line is open again (the stream tells what changes, and of what is
 * quiet nothing), and again and again while the line has been down for longer than {@link
 * #DOWN_MS}. One call at a time, so that no answer overtakes a later one. On thread {@code desk}.
 */
final class QuoteSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(QuoteSnapshots.class);

    /** The line is down for longer than that before quotes are polled, ms. */
    static final long DOWN_MS = 3_000;

    /** What comes to be wanted together is asked for together, ms. */
    static final long GATHER_MS = 30;

    static final long FIRST_PAUSE_MS = 1_000;
    static final long LAST_PAUSE_MS = 16_000;

    private final Venue venue;
    private final MarketListener listener;
    private final Supplier<Set<Instrument>> wanted;
    private final Later later;
    private final Executor rest;

    private final Set<Instrument> due = new LinkedHashSet<>();
    private boolean gathering;
    private boolean asking;
    private int failures;
    private int changes;
    private int answers;
    private volatile boolean polling;

    /**
     * @param listener where answers go, on a REST thread; tops of book with sequence 0
     * @param wanted whose quotes are wanted now; any thread
     */
    QuoteSnapshots(
            Venue venue,
            MarketListener listener,
            Supplier<Set<Instrument>> wanted,
            Later later,
            Executor rest) {
        this.venue = venue;
        this.listener = listener;
        this.wanted = wanted;
        this.later = later;
        this.rest = rest;
    }

    /** Whether quotes come by REST, because the line is down. Any thread. */
    boolean polling() {
        return polling;
    }

    /** The quotes of these instruments are wanted from now on. Any thread. */
    void onWanted(Collection<Instrument> instruments) {
        later.run(
                0,
                () -> {
                    due.addAll(instruments);
                    if (!gathering) {
                        gathering = true;
                        later.run(GATHER_MS, this::gathered);
                    }
                });
    }

    private void gathered() {
        gathering = false;
        ask();
    }

    /** The market line changed its state. Any thread. */
    void onLine(LineState state) {
        later.run(0, () -> changed(state));
    }

    private void changed(LineState state) {
        changes++;
        switch (state) {
            case OPEN -> {
                polling = false;
                failures = 0;
                due.addAll(wanted.get());
                ask();
            }
            case CONNECTING, RECONNECTING -> {
                int change = changes;
                later.run(DOWN_MS, () -> down(change));
            }
            case CLOSED -> {
                polling = false;
                due.clear();
            }
        }
    }

    private void down(int change) {
        if (change == changes) {
            LOG.info("{}: the line is down, quotes are polled", venue.id());
            polling = true;
            poll(answers);
        }
    }

    private void poll(int answer) {
        if (polling && answer == answers) {
            due.addAll(wanted.get());
            ask();
        }
    }

    private void ask() {
        due.retainAll(wanted.get());
        if (asking || due.isEmpty()) {
            return;
        }
        Set<Instrument> asked = Set.copyOf(due);
        due.clear();
        asking = true;
        rest.execute(() -> {
            boolean answered = false;
            try {
                venue.refresh(asked, listener);
                answered = true;
            } catch (VenueException e) {
                LOG.info("{}: no quotes by REST: {}", venue.id(), e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("{}: quotes by REST cannot be read", venue.id(), e);
            }
            boolean done = answered;
            later.run(0, () -> answered(asked, done));
        });
    }

    private void answered(Set<Instrument> asked, boolean done) {
        asking = false;
        if (!done) {
            due.addAll(asked);
            long pause = Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(failures, 10));
            failures++;
            later.run(pause, this::ask);
            return;
        }
        failures = 0;
        if (polling) {
            // Of several answers the last one has the next poll follow.
            int mine = ++answers;
            later.run(pause(asked.size()), () -> poll(mine));
        }
        ask();
    }

    /** Between two polls, ms: the more that are asked for, the more the answers cost. */
    private static long pause(int instruments) {
        if (instruments <= 20) {
            return 1_000;
        }
        return instruments <= 100 ? 2_000 : 4_000;
    }
}
