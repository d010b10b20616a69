package app.ringdown.exchange.api.dialect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON as UTF-8 bytes into one buffer that is used again. It allocates nothing while the
 * buffer is large enough; commas are its own business, the nesting is the caller's.
 *
 * <p>Not thread-safe: one writer, one thread.
 */
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long E8 = 100_000_000L;

    private byte[] bytes;
    private int length;
    private boolean comma;

    public JsonWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets what was written and leaves {@code gap} bytes free in front of what comes. */
    public JsonWriter restart(int gap) {
        length = gap;
        comma = false;
        return this;
    }

    /** The buffer itself; valid from 0 to {@link #length()} until the next write. */
    public byte[] buffer() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** What was written from that byte on. */
    public String text(int from) {
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text(0);
    }

    public JsonWriter beginObject() {
        return open('{');
    }

    public JsonWriter endObject() {
        return close('}');
    }

    public JsonWriter beginArray() {
        return open('[');
    }

    public JsonWriter endArray() {
        return close(']');
    }

    public JsonWriter name(String name) {
        separate();
        quote(name);
        put(':');
        comma = false;
        return this;
    }

    public JsonWriter value(String value) {
        separate();
        quote(value);
        return this;
    }

    public JsonWriter value(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        return this;
    }

    public JsonWriter value(long value) {
        separate();
        digits(value);
        return this;
    }

    public JsonWriter nullValue() {
        separate();
        ascii("null");
        return this;
    }

    /**
     * A quoted decimal with eight places, given in units of 1e-8: 150000000 becomes "1.50000000".
     */
    public JsonWriter fixed8(long e8) {
        separate();
        need(24);
        bytes[length++] = '"';
        if (e8 < 0) {
            bytes[length++] = '-';
        }
        // Math.abs(Long.MIN_VALUE) stays negative, and so do its quotient and rest.
        digits(Math.abs(e8 / E8));
        bytes[length++] = '.';
        long rest = Math.abs(e8 % E8);
        for (int at = length + 7; at >= length; at--, rest /= 10) {
            bytes[at] = (byte) ('0' + rest % 10);
        }
        length += 8;
        bytes[length++] = '"';
        return this;
    }

    /** A quoted decimal with eight places, rounded half up. */
    public JsonWriter fixed8(BigDecimal value) {
        separate();
        put('"');
        ascii(value.setScale(8, RoundingMode.HALF_UP).toPlainString());
        put('"');
        return this;
    }

    /** A value that is JSON already. */
    public JsonWriter raw(String json) {
        separate();
        ascii(json);
        return this;
    }

    /** A value that is JSON already. */
    public JsonWriter raw(byte[] json, int from, int to) {
        separate();
        need(to - from);
        System.arraycopy(json, from, bytes, length, to - from);
        length += to - from;
        return this;
    }

    public JsonWriter field(String name, String value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, long value) {
        return name(name).value(value);
    }

    public JsonWriter field(String name, boolean value) {
        return name(name).value(value);
    }

    public JsonWriter fixed8(String name, long e8) {
        return name(name).fixed8(e8);
    }

    public JsonWriter fixed8(String name, BigDecimal value) {
        return name(name).fixed8(value);
    }

    private JsonWriter open(char bracket) {
        separate();
        put(bracket);
        comma = false;
        return this;
    }

    private JsonWriter close(char bracket) {
        put(bracket);
        comma = true;
        return this;
    }

    private void separate() {
        if (comma) {
            put(',');
        }
        comma = true;
    }

    private void quote(String text) {
        need(text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c == '"' || c == '\\' || c > 0x7e) {
                i = escape(text, i);
            } else {
                need(2);
                bytes[length++] = (byte) c;
            }
        }
        put('"');
    }

    /** Writes the character at {@code i}, a surrogate pair as one; gives its last index. */
    private int escape(String text, int i) {
        char c = text.charAt(i);
        if (c == '"' || c == '\\') {
            need(2);
            bytes[length++] = '\\';
            bytes[length++] = (byte) c;
        } else if (c < 0x20 || c == 0x7f) {
            need(6);
            ascii("\\u00");
            bytes[length++] = HEX[c >> 4];
            bytes[length++] = HEX[c & 15];
        } else {
            // A lone surrogate comes out as '?', which is what getBytes makes of it.
            boolean pair =
                    Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            byte[] utf8 = text.substring(i, pair ? i + 2 : i + 1).getBytes(StandardCharsets.UTF_8);
            need(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
            return pair ? i + 1 : i;
        }
        return i;
    }

    private void ascii(String text) {
        need(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void digits(long value) {
        if (value == Long.MIN_VALUE) {
            ascii("-9223372036854775808");
            return;
        }
        need(20);
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
            rest = -rest;
        }
        int count = 1;
        for (long bound = 10; count < 19 && rest >= bound; bound *= 10) {
            count++;
        }
        for (int at = length + count - 1; at >= length; at--, rest /= 10) {
            bytes[at] = (byte) ('0' + rest % 10);
        }
        length += count;
    }

    private void put(char c) {
        need(1);
        bytes[length++] = (byte) c;
    }

    private void need(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
