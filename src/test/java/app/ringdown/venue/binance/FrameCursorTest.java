package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Numbers and words of a frame, against what {@link BigDecimal} and {@link String} make of them.
 */
class FrameCursorTest {
    private static FrameCursor on(String text, int room) {
        byte[] bytes = (text + "x".repeat(room)).getBytes(StandardCharsets.ISO_8859_1);
        FrameCursor cursor = new FrameCursor(new Symbols(List.of()));
        cursor.start(bytes, 0, text.length());
        return cursor;
    }

    /** In units of 10^-decimals, or -1 if it is no decimal or would have to be rounded. */
    private static long expected(String text, int decimals) {
        if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
            return -1;
        }
        try {
            return new BigDecimal(text)
                    .setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private static void check(String text, int decimals) {
        for (int room : new int[] {0, 1, 7, 30}) {
            FrameCursor cursor = on(text + '"', room);
            long read = cursor.decimal(decimals);
            long expected = expected(text, decimals);
            assertThat(read < 0 ? -1 : read).as("'%s' to %d", text, decimals).isEqualTo(expected);
            if (read >= 0) {
                assertThat(cursor.atEnd()).isTrue();
            }
        }
    }

    @Test
    void decimalsAreReadAsTheyAreMeant() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            int whole = 1 + random.nextInt(12);
            StringBuilder text = new StringBuilder();
            for (int digit = 0; digit < whole; digit++) {
                text.append((char) ('0' + random.nextInt(10)));
            }
            int fraction = random.nextInt(4) == 0 ? random.nextInt(11) : 8;
            if (fraction > 0) {
                text.append('.');
            }
            int zeros = random.nextInt(9);
            for (int digit = 0; digit < fraction; digit++) {
                text.append(digit >= fraction - zeros ? '0' : (char) ('0' + random.nextInt(10)));
            }
            check(text.toString(), random.nextInt(10));
        }
    }

    @Test
    void whatIsNoDecimalIsNotRead() {
        Random random = new Random(4);
        String signs = "0123456789.-+eE\":/ ";
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder("12345.12345678");
            for (int change = random.nextInt(3); change >= 0; change--) {
                text.setCharAt(
                        random.nextInt(text.length()),
                        signs.charAt(random.nextInt(signs.length())));
            }
            if (text.indexOf("\"") < 0) {
                check(text.toString(), 8);
            }
        }
    }

    @Test
    void wordsAreFoundWhereverTheyStand() {
        for (String word :
                List.of("a", ",\"b\":[", "12345678", "abcdefghi", "24hrMiniTicker\",\"E\":")) {
            Token token = Token.of(word);
            for (int room : new int[] {0, 1, 8, 40}) {
                assertThat(on(word, room).skip(token)).isTrue();
                assertThat(on(word.substring(1), room).skip(token)).isFalse();
                for (int i = 0; i < word.length(); i++) {
                    StringBuilder other = new StringBuilder(word);
                    other.setCharAt(i, (char) (other.charAt(i) ^ 1));
                    assertThat(on(other.toString(), room).skip(token)).isFalse();
                }
            }
        }
    }
}
