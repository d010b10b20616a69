package app.ringdown.exchange.flow;

import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A session of a few listings, one of which is looked at every second. */
final class Recording {
    static final List<Listing> LISTINGS = Catalogue.listings().subList(0, 7);

    /** Thursday 2026-07-23, 12:00 UTC. */
    static final long START = 1_784_808_000_000L;

    /** So long the market trades before anything is looked at. */
    private static final long BEFORE_MS = 300_000;

    final NaiveFloor floor = new NaiveFloor(LISTINGS);
    final SyntheticFlow flow;
    final int listing;
    private final double[] middle;
    private final double[] spread;
    private final double[] depth;
    private final double[] trades;
    private final double[] lots;
    private int seconds;

    /** A market that has traded for some minutes. */
    Recording(long seed, int listing, int mostSeconds) {
        this.listing = listing;
        middle = new double[mostSeconds];
        spread = new double[mostSeconds];
        depth = new double[mostSeconds];
        trades = new double[mostSeconds];
        lots = new double[mostSeconds];
        flow = new SyntheticFlow(seed);
        floor.open(flow, START);
        floor.runTo(START + BEFORE_MS);
        floor.prints().clear();
    }

    /** The same market in another scenario from its first second on. */
    static Recording of(long seed, int listing, Scenario scenario, int lengthSeconds) {
        return new Recording(seed, listing, lengthSeconds).play(scenario).run(lengthSeconds);
    }

    Recording play(Scenario scenario) {
        flow.play(listing, scenario, floor.now());
        return this;
    }

    /** Goes on for so long. */
    Recording run(int more) {
        for (int i = 0; i < more; i++) {
            floor.runTo(floor.now() + 1_000);
            long bid = floor.bid(listing);
            long ask = floor.ask(listing);
            if (bid == 0 || ask <= bid) {
                throw new AssertionError("bid " + bid + ", ask " + ask + " at second " + seconds);
            }
            middle[seconds] = (bid + ask) / 2.0;
            spread[seconds] = ask - bid;
            depth[seconds] = lotsNear(Side.BUY) + lotsNear(Side.SELL);
            for (NaiveFloor.Print print : floor.prints()) {
                if (print.listing() == listing) {
                    trades[seconds]++;
                    lots[seconds] += print.lots();
                }
            }
            floor.prints().clear();
            seconds++;
        }
        return this;
    }

    /** Lots within one and a half minutes' worth of volatility of the middle. */
    private double lotsNear(Side side) {
        double reach = 1.5 * unit() * middle[seconds];
        return floor.depth(listing, side).entrySet().stream()
                .takeWhile(level -> Math.abs(level.getKey() - middle[seconds]) < reach)
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The usual volatility of a minute. */
    double unit() {
        return LISTINGS.get(listing).profile().dailyVolatility() / Math.sqrt(1440);
    }

    double middle(int second) {
        return middle[second];
    }

    /** Log return between two seconds. */
    double move(int from, int to) {
        return Math.log(middle[to] / middle[from]);
    }

    /** Log of the lowest middle between two seconds over that of the first. */
    double drawdown(int from, int to) {
        return Math.log(Arrays.stream(middle, from, to).min().orElseThrow() / middle[from]);
    }

    /** Root of the sum of the squared returns of ten seconds. */
    double volatility(int from, int to) {
        return Math.sqrt(
                IntStream.iterate(from + 10, second -> second < to, second -> second + 10)
                        .mapToDouble(second -> Math.pow(move(second - 10, second), 2))
                        .sum());
    }

    double spread(int from, int to) {
        return Arrays.stream(spread, from, to).average().orElseThrow();
    }

    double depth(int from, int to) {
        return Arrays.stream(depth, from, to).average().orElseThrow();
    }

    double trades(int from, int to) {
        return Arrays.stream(trades, from, to).sum();
    }

    double lots(int from, int to) {
        return Arrays.stream(lots, from, to).sum();
    }
}
