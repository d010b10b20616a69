package app.ringdown.exchange.flow;

import app.ringdown.exchange.chance.Chance;

/**
 * What the scenario in force makes of one listing's market: how wide and deep makers quote, how
 * much is traded, how much of the news counts, and where the worth goes that no news explains. In
 * an ordinary market every factor is 1 and the worth goes nowhere. One thread.
 */
final class Regime {
    private static final double MINUTE_MS = 60_000;

    /**
     * What a halt held back, and what of a crash comes back, is made up with this memory, in ms.
     */
    private static final double CATCH_UP_MS = 3 * MINUTE_MS;

    /** What a scenario has moved for good is taken back only over days. */
    private static final double FORGET_MS = 24 * 60 * MINUTE_MS;

    /**
     * A trend runs for some minutes, then pulls back for a while: both in minutes' worth of
     * volatility per minute. It tires, and stands still so many days' worth of volatility away.
     */
    private static final double RUN = 0.9;

    private static final double PULLBACK = -0.6;
    private static final double RUN_MS = 5 * MINUTE_MS;
    private static final double PULLBACK_MS = 1.5 * MINUTE_MS;
    private static final double FARTHEST_TREND_DAYS = 8;

    /** A crash falls for so long, by two days' worth of volatility within these bounds. */
    private static final double FALL_MS = 50_000;

    private static final double LEAST_FALL = 0.03;
    private static final double GREATEST_FALL = 0.08;

    /** Share of the fall that comes back within minutes. */
    private static final double RECOVERY = 0.55;

    private final double minuteVolatility;
    private final double fall;
    private final Chance chance;
    private Scenario scenario = Scenario.NORMAL;
    private long since;
    private long last;
    private double lastNews;
    private double lasting;
    private double passing;
    private int side = 1;
    private boolean running;
    private long phaseEnd;

    /**
     * An ordinary market.
     *
     * @param chance for the side of trends and the length of their runs
     * @param startMs the session's first moment
     */
    Regime(double minuteVolatility, Chance chance, long startMs) {
        this.minuteVolatility = minuteVolatility;
        this.chance = chance;
        fall = Math.clamp(2 * days(1), LEAST_FALL, GREATEST_FALL);
        last = startMs;
    }

    private double days(double count) {
        return count * minuteVolatility * Math.sqrt(1440);
    }

    Scenario scenario() {
        return scenario;
    }

    /**
     * Switches.
     *
     * @param news as for {@link #advance}
     */
    void play(Scenario other, long now, double news) {
        advance(now, news);
        double fallen = crash(now);
        double deepest = now - since < FALL_MS ? fallen : -fall;
        double kept = scenario == Scenario.FLASH_CRASH ? deepest * (1 - RECOVERY) : 0;
        lasting += kept;
        passing += fallen - kept; // comes back in whatever follows the crash
        scenario = other;
        since = now;
        if (other == Scenario.TREND) {
            side = chance.happens(0.5) ? 1 : -1;
            running = false;
            phaseEnd = now;
        }
    }

    /**
     * Lets time pass.
     *
     * @param now ms since the epoch; nothing happens if it is not after the last one
     * @param news log of what the news makes of the worth, at that moment
     */
    void advance(long now, double news) {
        double heard = news - lastNews;
        lastNews = news;
        if (scenario == Scenario.HALT) {
            passing -= heard;
            last = Math.max(last, now);
            return;
        }
        lasting += (hearing(now) - 1) * heard;
        if (now <= last) {
            return;
        }
        double dt = now - last;
        passing *= Chance.exp(-dt / CATCH_UP_MS);
        lasting *= Chance.exp(-dt / FORGET_MS);
        if (scenario == Scenario.TREND) {
            drift(now);
        }
        last = now;
    }

    private void drift(long now) {
        long from = last;
        while (from < now) {
            if (from >= phaseEnd) {
                running = !running;
                double mean = running ? RUN_MS : PULLBACK_MS;
                phaseEnd = from + (long) (mean * (0.4 + 0.6 * chance.exponential()));
            }
            long to = Math.min(now, phaseEnd);
            double tired = Math.clamp(side * lasting / days(FARTHEST_TREND_DAYS), 0, 1);
            double speed = running ? RUN * (1 - tired) : PULLBACK;
            lasting += side * speed * minuteVolatility * (to - from) / MINUTE_MS;
            from = to;
        }
    }

    /** How far the worth is from what news makes of it, in log price. */
    double stray(long now) {
        return lasting + passing + crash(now);
    }

    private double crash(long now) {
        if (scenario != Scenario.FLASH_CRASH) {
            return 0;
        }
        double t = now - since;
        if (t < FALL_MS) {
            // Faster and faster, as those who have to sell find nobody.
            return -fall * (t / FALL_MS) * (t / FALL_MS);
        }
        return -fall * (1 - RECOVERY * (1 - Chance.exp(-(t - FALL_MS) / CATCH_UP_MS)));
    }

    /** How much of a piece of news counts. */
    private double hearing(long now) {
        return switch (scenario) {
            case NORMAL, THIN_BOOK, TREND -> 1;
            case CALM -> 0.35;
            case FLASH_CRASH -> 1.5;
            case OPEN_AUCTION_RUSH -> 1 + 1.8 * faded(now, 0, 3 * MINUTE_MS);
            case HALT -> 0;
        };
    }

    /** Distance of makers' quotes over the usual one. */
    double spread(long now) {
        return switch (scenario) {
            case NORMAL, TREND, HALT -> 1;
            case CALM -> 0.8;
            case THIN_BOOK -> 1.6;
            case FLASH_CRASH -> 1.3 + 4.7 * fright(now, MINUTE_MS);
            case OPEN_AUCTION_RUSH -> 1 + 4 * faded(now, 0, 2 * MINUTE_MS);
        };
    }

    /** Sizes of resting orders over the usual ones. */
    double depth(long now) {
        return switch (scenario) {
            case NORMAL, TREND, HALT -> 1;
            case CALM -> 1.5;
            case THIN_BOOK -> 0.12;
            case FLASH_CRASH -> 0.8 - 0.68 * fright(now, 2 * MINUTE_MS);
            case OPEN_AUCTION_RUSH -> 1 - 0.4 * faded(now, 0, 2 * MINUTE_MS);
        };
    }

    /** Orders that take, over the usual number. */
    double pace(long now) {
        return switch (scenario) {
            case NORMAL, THIN_BOOK, HALT -> 1;
            case CALM -> 0.55;
            case TREND -> 1.25;
            case FLASH_CRASH -> 1.5 + 3.5 * fright(now, 1.5 * MINUTE_MS);
            case OPEN_AUCTION_RUSH -> 1.3 + 7.7 * faded(now, 0, 2.5 * MINUTE_MS);
        };
    }

    /** How many more of the crowd buy than sell, -1 to 1. */
    double lean(long now) {
        return switch (scenario) {
            case NORMAL, CALM, THIN_BOOK, OPEN_AUCTION_RUSH, HALT -> 0;
            case TREND -> running ? side * 0.12 : side * -0.08;
            case FLASH_CRASH -> now - since < FALL_MS ? -0.8 : 0.1;
        };
    }

    /** 1 while a crash falls, then less and less. */
    private double fright(long now, double memoryMs) {
        return faded(now, FALL_MS, memoryMs);
    }

    /** 1 until so long after the scenario was switched on, then less and less. */
    private double faded(long now, double afterMs, double memoryMs) {
        return Chance.exp(-Math.max(0, now - since - afterMs) / memoryMs);
    }
}
