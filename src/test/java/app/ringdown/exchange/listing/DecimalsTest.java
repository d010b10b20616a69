package app.ringdown.exchange.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Random;

class DecimalsTest {
    @Test
    void textIsWhatBigDecimalSays() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            int decimals = random.nextInt(19);
            assertEquals(
                    BigDecimal.valueOf(value, decimals).toPlainString(),
                    Decimals.text(value, decimals));
        }
        assertEquals("-92233720368.54775808", Decimals.text(Long.MIN_VALUE, 8));
    }

    @Test
    void parsingUndoesText() {
        Random random = new Random(2);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            int decimals = random.nextInt(19);
            assertEquals(
                    value,
                    Decimals.parse(new BigDecimal(Decimals.text(value, decimals)), decimals));
        }
    }

    @Test
    void whatIsTooFineOrTooLargeIsRefused() {
        assertThrows(ArithmeticException.class, () -> Decimals.parse(new BigDecimal("0.001"), 2));
        assertThrows(ArithmeticException.class, () -> Decimals.parse(new BigDecimal("1e19"), 0));
        assertThrows(
                ArithmeticException.class, () -> Decimals.parse(new BigDecimal("1e999999999"), 8));
        assertThrows(
                ArithmeticException.class, () -> Decimals.parse(new BigDecimal("1e-999999999"), 8));
        assertEquals(0, Decimals.parse(new BigDecimal("0e-999"), 8));
        assertEquals(150, Decimals.parse(new BigDecimal("1.5000"), 2));
    }
}
