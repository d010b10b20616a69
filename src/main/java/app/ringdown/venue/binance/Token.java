package app.ringdown.venue.binance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Some ASCII that stands in frames as it is, compared eight bytes at a time. A record, because the
 * virtual machine takes the fields of a constant record for constants, too.
 *
 * @param length in bytes, 24 at most
 */
record Token(
        int length,
        long first,
        long firstMask,
        long second,
        long secondMask,
        long third,
        long thirdMask) {
    private static final int WORD = Long.BYTES;
    private static final int LONGEST = 3 * WORD;

    /**
     * @param text of 1 to 24 characters
     */
    static Token of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        int length = bytes.length;
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException(text);
        }
        byte[] padded = Arrays.copyOf(bytes, LONGEST);
        byte[] counted = new byte[LONGEST];
        Arrays.fill(counted, 0, length, (byte) -1);
        return new Token(
                length,
                Words.at(padded, 0),
                Words.at(counted, 0),
                Words.at(padded, WORD),
                Words.at(counted, WORD),
                Words.at(padded, 2 * WORD),
                Words.at(counted, 2 * WORD));
    }

    /** What stands between a value and the text of the next key: {@code ,"b":"}. */
    static Token text(char key) {
        return of(",\"" + key + "\":\"");
    }

    /** Whether it stands there; there must be room for it. */
    boolean isAt(byte[] bytes, int at) {
        int words = (length + WORD - 1) / WORD;
        if (at + words * WORD > bytes.length) {
            return isAtEnd(bytes, at);
        }
        long differs = (Words.at(bytes, at) ^ first) & firstMask;
        if (words > 1) {
            differs |= (Words.at(bytes, at + WORD) ^ second) & secondMask;
        }
        if (words > 2) {
            differs |= (Words.at(bytes, at + 2 * WORD) ^ third) & thirdMask;
        }
        return differs == 0;
    }

    /** Where the array ends before a last whole word. */
    private boolean isAtEnd(byte[] bytes, int at) {
        for (int i = 0; i < length; i++) {
            long word = i < WORD ? first : i < 2 * WORD ? second : third;
            if (bytes[at + i] != (byte) (word >>> (i * Byte.SIZE))) {
                return false;
            }
        }
        return true;
    }
}
