package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;
import app.ringdown.exchange.listing.Asset;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Season;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the world knows: the worth of every asset, which no trade here changes. It moves by pieces
 * of news, those of the whole kind (all coins, all shares) and those of one asset alone, whose size
 * clusters in time and now and then is a shock. Traders see it late or in part; that is why they
 * trade.
 */
final class News {
    private static final double DAY_MS = 86_400_000;

    /** Means between two pieces of news of a kind and of one asset. */
    private static final double KIND_EVERY_MS = 1_700;

    private static final double ASSET_EVERY_MS = 2_600;

    /**
     * A shock comes about so often for each source, and is so many minutes' worth of volatility
     * (and up).
     */
    private static final double SHOCKS_PER_DAY = 12;

    private static final double SHOCK_SIZE = 2.5;

    /**
     * Two clusterings of volatility, the slow one as in generated history: memory in ms, and
     * standard deviation of the logarithm.
     */
    private static final double SLOW_MS = 66 * 60_000;

    private static final double SLOW_SPREAD = 0.40;
    private static final double FAST_MS = 4 * 60_000;
    private static final double FAST_SPREAD = 0.34;

    /** Share of the variance that comes in shocks: the rest makes room for it. */
    private static final double SHOCK_SHARE = 0.11;

    /**
     * What a day takes back of the distance from where the session began, as in generated history.
     */
    private static final double PULL = 0.003;

    private final Map<Asset, Source> own = new LinkedHashMap<>();
    private final Map<Asset.Kind, Source> common = new LinkedHashMap<>();

    News(List<Listing> listings, long seed, long startMs) {
        for (Listing listing : listings) {
            add(listing.profile().base(), seed, startMs);
            add(listing.profile().quote(), seed, startMs);
        }
    }

    private void add(Asset asset, long seed, long startMs) {
        common.computeIfAbsent(
                asset.kind(),
                kind ->
                        new Source(
                                new Chance(Chance.seed(seed, kind.name())),
                                kind,
                                KIND_EVERY_MS,
                                startMs));
        own.computeIfAbsent(
                asset,
                one ->
                        new Source(
                                new Chance(Chance.seed(seed, one.name())),
                                one.kind(),
                                ASSET_EVERY_MS,
                                startMs));
    }

    /** All sources, in an order that is always the same. */
    List<Source> sources() {
        List<Source> all = new ArrayList<>(common.values());
        all.addAll(own.values());
        return all;
    }

    /** How the worth of an asset hangs on its sources. */
    Worth worth(Asset asset) {
        Source kind = common.get(asset.kind());
        Source alone = own.get(asset);
        if (kind == null || alone == null) {
            throw new IllegalArgumentException("not of these listings: " + asset.name());
        }
        double share = Math.sqrt(1 - asset.beta() * asset.beta());
        return new Worth(
                kind,
                alone,
                asset.dailyVolatility() * asset.beta(),
                asset.dailyVolatility() * share);
    }

    /** The worth of an asset: a weighted sum of the news of its kind and its own. */
    record Worth(Source kind, Source alone, double kindWeight, double aloneWeight) {
        /** Log of the worth now over that at the session's start. */
        double log() {
            return kindWeight * kind.level + aloneWeight * alone.level;
        }

        /** Volatility at present as a multiple of the usual one, the hour of the day included. */
        double heat() {
            double a = kindWeight * kind.heat;
            double b = aloneWeight * alone.heat;
            double usual = kindWeight * kindWeight + aloneWeight * aloneWeight;
            return usual == 0 ? 1 : Math.sqrt((a * a + b * b) / usual);
        }
    }

    /** Where news comes from. Its level counts in standard deviations of an ordinary day. */
    static final class Source extends Agent {
        private final Asset.Kind kind;
        private final double everyMs;
        private double slow;
        private double fast;
        private double level;
        private double heat;
        private long last;

        private Source(Chance chance, Asset.Kind kind, double everyMs, long startMs) {
            super(chance);
            this.kind = kind;
            this.everyMs = everyMs;
            last = startMs;
            fast = chance.gaussian();
            // History ends at ordinary volatility, so that is where the slow wave begins.
            slow = 0;
            heat = Season.volatility(kind, startMs);
        }

        @Override
        boolean quotes() {
            return true;
        }

        @Override
        long act(long now) {
            double dt = now - last;
            last = now;
            slow = wave(slow, dt / SLOW_MS);
            fast = wave(fast, dt / FAST_MS);
            double spread = SLOW_SPREAD * SLOW_SPREAD + FAST_SPREAD * FAST_SPREAD;
            heat =
                    Season.volatility(kind, now)
                            * Chance.exp(SLOW_SPREAD * slow + FAST_SPREAD * fast - spread);
            double scale = heat * Math.sqrt(dt / DAY_MS);
            level +=
                    scale * Math.sqrt(1 - SHOCK_SHARE) * chance.fatTailed()
                            - PULL * dt / DAY_MS * level;
            if (chance.happens(SHOCKS_PER_DAY * dt / DAY_MS)) {
                double size = (SHOCK_SIZE + chance.exponential()) / Math.sqrt(1440);
                level += heat * (chance.happens(0.5) ? size : -size);
            }
            return after(now, everyMs);
        }

        /** One step of an Ornstein-Uhlenbeck wave of variance 1. */
        private double wave(double state, double memories) {
            double keep = Chance.exp(-memories);
            return state * keep + Math.sqrt(1 - keep * keep) * chance.gaussian();
        }
    }
}
