package app.ringdown.exchange.chance;

/**
 * A stream of random numbers from a seed (SplitMix64: Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", 2014). Generated bars are kept as a seed and a few figures, not
 * as bars, so the stream must be the same for ever: that is why nothing here leans on the Java
 * library's generators, whose algorithms may change, nor on {@code Math.exp}, whose last bit may
 * differ between machines. Not for secrets. One thread.
 */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** Scale that brings the sum of four 16-bit digits to a standard deviation of 1. */
    private static final double GAUSS_SCALE = Math.sqrt(3.0) / 65536.0;

    private static final double GAUSS_MEAN = 4 * 65535 / 2.0;

    private long state;

    /** A stream of its own for every seed. */
    public Chance(long seed) {
        state = mix(seed);
    }

    /** A seed that follows from another and a number. */
    public static long seed(long seed, long number) {
        return mix(seed + GOLDEN * (number + 1));
    }

    /** A seed that follows from another and a name. */
    public static long seed(long seed, String name) {
        long hash = seed;
        for (int i = 0; i < name.length(); i++) {
            hash = seed(hash, name.charAt(i));
        }
        return hash;
    }

    /** 64 random bits. */
    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform from 0 (included) to 1 (excluded). */
    public double uniform() {
        return (next() >>> 11) * UNIT;
    }

    /**
     * Uniform from 0 to {@code bound - 1}; the bias of a bound far below 2^32 is not to be seen.
     */
    public int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Whether something of this probability happens. */
    public boolean happens(double probability) {
        return uniform() < probability;
    }

    /**
     * About normal, mean 0, standard deviation 1: the sum of four uniform numbers, from one draw.
     * It never leaves ±3.46; who wants tails multiplies it with something that varies.
     */
    public double gaussian() {
        long bits = next();
        long sum =
                (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
        return (sum - GAUSS_MEAN) * GAUSS_SCALE;
    }

    /**
     * About exponential, mean 1: half the square of the length of a vector that is about normal.
     * Its variance is 0.85, and it never exceeds 12.
     */
    public double exponential() {
        double a = gaussian();
        double b = gaussian();
        return (a * a + b * b) / 2;
    }

    /**
     * With fat tails, mean 0, standard deviation 1, kurtosis about 12: now and then a normal number
     * of a wide kind.
     */
    public double fatTailed() {
        double g = gaussian();
        return happens(0.05) ? g * 3.0 / FAT_SCALE : g * 0.87 / FAT_SCALE;
    }

    private static final double FAT_SCALE = Math.sqrt(0.05 * 9.0 + 0.95 * 0.87 * 0.87);

    /** Log-normal with mean 1. */
    public double lognormal(double sigma) {
        return exp(sigma * gaussian() - sigma * sigma / 2);
    }

    /**
     * A count of independent events of which so many are expected, from 0 on (Poisson; by the
     * normal one when many).
     */
    public int count(double expected) {
        if (expected > 8) {
            return Math.max(0, (int) Math.round(expected + Math.sqrt(expected) * gaussian()));
        }
        double limit = exp(-expected);
        int count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) {
            count++;
        }
        return count;
    }

    /**
     * {@code e^x} to about 10 digits, by additions and products only; 0 below -700, no more than
     * e^700.
     */
    public static double exp(double x) {
        if (x < -700) {
            return 0;
        }
        double scaled = Math.min(x, 700) * 1.4426950408889634;
        double whole = Math.floor(scaled + 0.5);
        // |f| <= ln(2)/2: eight terms of the series leave an error near 1e-10.
        double f = (scaled - whole) * 0.6931471805599453;
        double sum =
                1
                        + f
                                * (1
                                        + f
                                                / 2
                                                * (1
                                                        + f
                                                                / 3
                                                                * (1
                                                                        + f
                                                                                / 4
                                                                                * (1
                                                                                        + f
                                                                                                / 5
                                                                                                * (1
                                                                                                        + f
                                                                                                                / 6
                                                                                                                * (1
                                                                                                                        + f
                                                                                                                                / 7
                                                                                                                                * (1
                                                                                                                                        + f
                                                                                                                                                / 8)))))));
        return sum * Double.longBitsToDouble(((long) whole + 1023) << 52);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
