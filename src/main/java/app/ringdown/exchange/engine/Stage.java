package app.ringdown.exchange.engine;

import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.TradingStatus;

import java.util.List;
import java.util.Set;

/**
 * Which scenario every listing is in, and until when. It is not kept over a restart. On the
 * exchange's thread.
 */
final class Stage {
    private final State state;
    private long nextEnd = Staging.UNTIL_CHANGED;

    Stage(State state) {
        this.state = state;
    }

    Set<Scenario> scenarios() {
        return state.flow.scenarios();
    }

    /**
     * Switches, from the state's time on.
     *
     * @param until in microseconds, after the state's time
     * @throws IllegalArgumentException if the flow can't, or that time is over; nothing was changed
     */
    void play(Scenario scenario, List<Listing> listings, long until) {
        if (!scenarios().contains(scenario)) {
            throw new IllegalArgumentException("this market has no " + scenario.id());
        }
        if (until <= state.time()) {
            throw new IllegalArgumentException("a scenario lasts for some time");
        }
        for (Listing listing : listings) {
            set(state.market(listing), scenario, until);
        }
        nextEnd = Math.min(nextEnd, until);
    }

    /**
     * Moves the state's time on; scenarios whose time is over on the way end at their moment.
     *
     * @param now in microseconds since the epoch
     */
    void advance(long now) {
        while (nextEnd <= now) {
            state.advance(nextEnd);
            long next = Staging.UNTIL_CHANGED;
            for (Market market : state.markets) {
                if (market.staging.until() <= nextEnd) {
                    set(market, Scenario.NORMAL, Staging.UNTIL_CHANGED);
                }
                next = Math.min(next, market.staging.until());
            }
            nextEnd = next;
        }
        state.advance(now);
    }

    private void set(Market market, Scenario scenario, long until) {
        market.staging = new Staging(market.listing, scenario, state.time(), until);
        market.status = scenario == Scenario.HALT ? TradingStatus.HALT : TradingStatus.TRADING;
        state.flow.play(market.listing.index(), scenario, state.time() / 1000);
    }
}
