package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A market made of agents with different aims: makers, the crowd, the informed, those who follow
 * trends, those who trade against a rush, the patient and the very large. No price is drawn: it
 * comes out of their orders. Everything follows from the seed, the session's start, the scenarios
 * played, and what the floor answers; not from how often it is called, so long as it is no more
 * than two seconds behind.
 */
public final class SyntheticFlow implements Flow {
    /**
     * Worth in USDT of what each account gets of an asset: to trade with, and of those that others
     * are paid in.
     */
    private static final double FUNDS = 5e7;

    private static final double QUOTE_FUNDS = 1e9;

    /** Agents act in batches of so many ms: fewer wake-ups for the same trading. */
    private static final long BATCH_MS = 10;

    /** What is later than this is skipped: nobody makes up for a night's sleep. */
    private static final long LATE_MS = 2_000;

    /** Who takes comes so much after those who quote: in an empty book the first price is any. */
    private static final long BOOKS_FIRST_MS = 2_500;

    private static final long NOBODY = Long.MIN_VALUE;

    private final long seed;
    private final List<Agent> agents = new ArrayList<>();
    private final List<Pit> pits = new ArrayList<>();
    private final Schedule schedule = new Schedule();
    private final Map<Kind, Integer> accounts = new EnumMap<>(Kind.class);

    /** The moment of the agent whose turn it is. */
    private long acting = NOBODY;

    /** A market that follows from this seed. */
    public SyntheticFlow(long seed) {
        this.seed = seed;
    }

    @Override
    public void open(Floor floor, long startMs) {
        List<Listing> listings = floor.listings();
        Map<String, Long> funds = funds(listings);
        int highest = 0;
        for (Kind kind : Kind.values()) {
            int account = floor.enroll(kind.account, funds);
            accounts.put(kind, account);
            highest = Math.max(highest, account);
        }
        long session = Chance.seed(seed, startMs);
        News news = new News(listings, session, startMs);
        agents.addAll(news.sources());
        for (Listing listing : listings) {
            Pit pit =
                    new Pit(
                            floor,
                            listing,
                            news,
                            highest + 1,
                            startMs,
                            new Chance(Chance.seed(session, listing.baseAsset() + " regime")));
            pits.add(pit);
            populate(pit, Chance.seed(session, listing.symbol()));
        }
        Chance first = new Chance(session);
        for (int agent = 0; agent < agents.size(); agent++) {
            long wait = agents.get(agent).quotes() ? 0 : BOOKS_FIRST_MS;
            schedule.add(startMs + 1 + wait + first.below(1_000), agent);
        }
    }

    private void populate(Pit pit, long pitSeed) {
        accounts.forEach((kind, account) ->
                agents.add(
                        trader(
                                kind,
                                pit,
                                account,
                                new Chance(Chance.seed(pitSeed, kind.account)))));
    }

    private static Trader trader(Kind kind, Pit pit, int account, Chance chance) {
        return switch (kind) {
            case MAKER_NEAR -> new Maker(pit, account, Maker.NEAR, chance);
            case MAKER_MIDDLE -> new Maker(pit, account, Maker.MIDDLE, chance);
            case MAKER_FAR -> new Maker(pit, account, Maker.FAR, chance);
            case PATIENT -> new PatientTrader(pit, account, chance);
            case CROWD -> new NoiseTrader(pit, account, chance);
            case INFORMED -> new InformedTrader(pit, account, chance);
            case TREND -> new TrendFollower(pit, account, chance);
            case VALUE -> new ValueTrader(pit, account, chance);
            case WHALE -> new Whale(pit, account, chance);
        };
    }

    private static Map<String, Long> funds(List<Listing> listings) {
        Map<String, Long> funds = new HashMap<>();
        for (Listing listing : listings) {
            funds.merge(listing.baseAsset(), units(listing.profile().base(), FUNDS), Math::max);
            funds.merge(
                    listing.quoteAsset(), units(listing.profile().quote(), QUOTE_FUNDS), Math::max);
        }
        return funds;
    }

    private static long units(Asset asset, double worth) {
        return Math.round(worth / asset.worth()) * 100_000_000L;
    }

    @Override
    public long run(long nowMs) {
        while (!schedule.isEmpty() && schedule.firstTime() <= nowMs) {
            long due = schedule.firstTime();
            long time = nowMs - due > LATE_MS ? nowMs : due;
            acting = time;
            schedule.delayFirst(agents.get(schedule.firstAgent()).act(time));
        }
        acting = NOBODY;
        long next = schedule.isEmpty() ? nowMs : schedule.firstTime();
        return Math.max(next, nowMs + BATCH_MS);
    }

    @Override
    public Set<Scenario> scenarios() {
        return EnumSet.allOf(Scenario.class);
    }

    @Override
    public void play(int listing, Scenario scenario, long nowMs) {
        pits.get(listing).play(scenario, nowMs);
    }

    @Override
    public void onFill(
            long order, int trader, int listing, Side side, long ticks, long lots, boolean maker) {
        pits.get(listing).filled(trader, side, lots);
    }

    @Override
    public void onTrade(int listing, long ticks, long lots, boolean buyerIsMaker, long timeMs) {
        // As of whoever acts: so the tape does not hang on when this flow is called.
        long time = acting == NOBODY ? timeMs : acting;
        pits.get(listing).traded(ticks, lots, buyerIsMaker, time);
    }
}
