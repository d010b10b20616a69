package app.ringdown.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.Instrument;
import app.ringdown.market.TradingRules;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;

/** Eight bytes at once, against what is found byte by byte. */
class WordsTest {
    private final Random random = new Random(9);

    /** Bytes of all kinds, those more often that are on an edge. */
    private byte[] bytes() {
        byte[] bytes = new byte[8];
        String edges = "09/:\"\\ !\u001f\u007f~\u0000\u0080\u00ff";
        random.nextBytes(bytes);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(3) > 0) {
                bytes[i] = (byte) edges.charAt(random.nextInt(edges.length()));
            } else if (random.nextBoolean()) {
                bytes[i] = (byte) ('0' + random.nextInt(10));
            }
        }
        return bytes;
    }

    private static int first(byte[] bytes, IntPredicate wanted) {
        int i = 0;
        while (i < bytes.length && !wanted.test(bytes[i] & 0xff)) {
            i++;
        }
        return i;
    }

    @Test
    void theFirstByteMarkedIsTheRightOne() {
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = bytes();
            long word = Words.at(bytes, 0);
            int quote = first(bytes, b -> b == '"');
            assertThat(Words.before(Words.marks(word, '"'))).isEqualTo(quote);
            int quoteBit = Integer.numberOfTrailingZeros(Words.bits(Words.marks(word, '"')) | 256);
            assertThat(quoteBit).isEqualTo(quote);
            assertThat(Words.before(Words.marksUnprintable(word)))
                    .isEqualTo(first(bytes, b -> b < ' ' || b > '~'));
            assertThat(Words.digits(word)).isEqualTo(first(bytes, b -> b < '0' || b > '9'));
        }
    }

    @Test
    void asManyDigitsAsThereAreMakeTheNumber() {
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = bytes();
            long word = Words.at(bytes, 0);
            int digits = Words.digits(word);
            String text = "0" + new String(bytes, 0, digits, StandardCharsets.ISO_8859_1);
            int number = Integer.parseInt(text);
            assertThat(Words.number(word, digits)).as(text).isEqualTo(number);
            assertThat(Words.number(word)).isEqualTo(digits == 8 ? number : -1);
        }
    }

    @Test
    void symbolsOfAnyLengthAreFound() {
        String longest = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int length = 1; length <= longest.length(); length++) {
            String symbol = longest.substring(0, length);
            Instrument instrument =
                    new Instrument(0, "test", symbol, "A", "B", 2, 2, TradingRules.NONE, true);
            FrameCursor cursor = new FrameCursor(new Symbols(List.of(instrument)));
            for (String other : List.of(symbol, symbol + "A", symbol.substring(1), symbol + '\0')) {
                for (int room : new int[] {0, 1, 40}) {
                    String frame = ",\"s\":\"" + other + '"' + "x".repeat(room);
                    byte[] bytes = frame.getBytes(StandardCharsets.US_ASCII);
                    cursor.start(bytes, 0, bytes.length);
                    assertThat(cursor.symbol())
                            .as(frame)
                            .isEqualTo(other.equals(symbol) ? instrument : null);
                }
            }
        }
    }
}
