package app.ringdown.venue.binance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some ASCII that stands in frames as it is, compared eight bytes at a time. */
final class Token {
    private static final int WORDS = 3;

    private final byte[] text;
    private final long[] words = new long[WORDS];
    private final long[] masks = new long[WORDS];
    private final int reach;

    private Token(byte[] text) {
        this.text = text;
        byte[] padded = Arrays.copyOf(text, WORDS * Long.BYTES);
        byte[] counted = new byte[padded.length];
        Arrays.fill(counted, 0, text.length, (byte) -1);
        for (int i = 0; i < WORDS; i++) {
            words[i] = EightDigits.word(padded, i * Long.BYTES);
            masks[i] = EightDigits.word(counted, i * Long.BYTES);
        }
        reach = (text.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
    }

    /**
     * @param text of at most 24 characters
     */
    static Token of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (bytes.length == 0 || bytes.length > WORDS * Long.BYTES) {
            throw new IllegalArgumentException(text);
        }
        return new Token(bytes);
    }

    int length() {
        return text.length;
    }

    /** Whether it stands there; there must be room for it. */
    boolean isAt(byte[] bytes, int at) {
        if (at + reach > bytes.length) {
            return Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
        }
        long differs = (EightDigits.word(bytes, at) ^ words[0]) & masks[0];
        if (reach > Long.BYTES) {
            differs |= (EightDigits.word(bytes, at + Long.BYTES) ^ words[1]) & masks[1];
        }
        if (reach > 2 * Long.BYTES) {
            differs |= (EightDigits.word(bytes, at + 2 * Long.BYTES) ^ words[2]) & masks[2];
        }
        return differs == 0;
    }
}
