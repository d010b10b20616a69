package app.ringdown.exchange.chance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.function.DoubleSupplier;

class ChanceTest {
    private static final int DRAWS = 400_000;

    /** Stored eras lean on these very numbers: if this fails, every chart's past has changed. */
    @Test
    void theStreamIsTheSameForEver() {
        Chance chance = new Chance(42);
        assertEquals(FIRST, chance.next());
        assertEquals(SECOND, chance.next());
        assertEquals(NAMED, Chance.seed(42, "BTC"));
    }

    private static final long FIRST = -7450291807549245335L;
    private static final long SECOND = 2958219263312191191L;
    private static final long NAMED = 1770891590289783214L;

    @Test
    void seedsLeadToStreamsOfTheirOwn() {
        assertNotEquals(new Chance(1).next(), new Chance(2).next());
        assertNotEquals(Chance.seed(1, "AB"), Chance.seed(1, "BA"));
        assertNotEquals(Chance.seed(1, 0), Chance.seed(0, 1));
    }

    @Test
    void theDistributionsAreWhatTheySay() {
        Chance chance = new Chance(7);
        moments(chance::uniform, 0.5, 1 / 12.0, 1.8);
        moments(chance::gaussian, 0, 1, 2.7);
        moments(chance::exponential, 1, 0.85, 0);
        moments(() -> chance.count(3.5), 3.5, 3.5, 0);
        moments(() -> chance.count(90), 90, 90, 0);
        // A normal logarithm would make it 0.284; this one has no far tail.
        moments(() -> chance.lognormal(0.5), 1, 0.272, 0);
        moments(() -> chance.below(10), 4.5, 8.25, 0);
        double kurtosis = moments(chance::fatTailed, 0, 1, 0);
        assertTrue(kurtosis > 6, "kurtosis " + kurtosis);
    }

    private static double moments(
            DoubleSupplier draw, double mean, double variance, double kurtosis) {
        double[] x = new double[DRAWS];
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            x[i] = draw.getAsDouble();
            sum += x[i];
        }
        double m = sum / DRAWS;
        double second = 0;
        double fourth = 0;
        for (double value : x) {
            double d = value - m;
            second += d * d;
            fourth += d * d * d * d;
        }
        second /= DRAWS;
        double measured = fourth / DRAWS / (second * second);
        assertEquals(mean, m, 0.01 * Math.sqrt(variance) + 0.004 * mean);
        assertEquals(variance, second, 0.03 * variance);
        if (kurtosis != 0) {
            assertEquals(kurtosis, measured, 0.1);
        }
        return measured;
    }

    @Test
    void exponentialFunctionIsPreciseEnough() {
        for (double x = -30; x < 30; x += 0.0137) {
            assertEquals(1, Chance.exp(x) / Math.exp(x), 1e-9);
        }
        assertEquals(1, Chance.exp(0));
        assertEquals(0, Chance.exp(-1e9));
        assertTrue(Double.isFinite(Chance.exp(1e9)));
    }
}
