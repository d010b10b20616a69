package app.ringdown.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Frames read in pieces of any size, against the library's own way of reading them. */
class FrameDraftTest {
    private final List<String> heard = new ArrayList<>();

    /** How many of those did not take the library's way. */
    private int inPlace;

    private final Draft draft =
            new FrameDraft(batch -> {
                for (int i = 0; i < batch.count(); i++) {
                    inPlace++;
                    heard.add("TEXT true " + batch.text(i));
                }
            });

    private static String text(ByteBuffer payload) {
        return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }

    private static void note(List<Framedata> frames, List<String> list) {
        for (Framedata frame : frames) {
            list.add(frame.getOpcode() + " " + frame.isFin() + " " + text(frame.getPayloadData()));
        }
    }

    private void read(byte[] bytes) throws InvalidDataException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        note(draft.translateFrame(buffer), heard);
        assertThat(buffer.hasRemaining()).isFalse();
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(first);
        if (payload.length < 126) {
            out.write(payload.length);
        } else if (payload.length < 1 << 16) {
            out.write(126);
            out.write(payload.length >> 8);
            out.write(payload.length);
        } else {
            out.write(127);
            out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(0, payload.length).array());
        }
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** A stream of frames as a sound server sends them. */
    private static byte[] stream(Random random, int frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < frames; i++) {
            String text = "é€😀x".repeat(random.nextInt(4)) + "a".repeat(length(random)) + i;
            switch (random.nextInt(12)) {
                case 0 -> out.writeBytes(frame(0x89, "ping" + i));
                case 1 -> out.writeBytes(frame(0x82, text));
                case 2 -> {
                    out.writeBytes(frame(0x01, text));
                    out.writeBytes(frame(0x8a, "pong between"));
                    out.writeBytes(frame(0x00, "part"));
                    out.writeBytes(frame(0x80, ""));
                }
                default -> out.writeBytes(frame(0x81, text));
            }
        }
        return out.toByteArray();
    }

    private static int length(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> 70_000;
            case 1 -> 0;
            default -> random.nextInt(300);
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void piecesOfAnySizeGiveWhatTheLibraryReadsAtOnce(long seed) throws InvalidDataException {
        Random random = new Random(seed);
        byte[] stream = stream(random, 400);
        List<String> expected = new ArrayList<>();
        note(new Draft_6455().translateFrame(ByteBuffer.wrap(stream)), expected);

        int largest = 1 << random.nextInt(14);
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(1 + random.nextInt(largest), stream.length - at);
            // A read leaves its bytes somewhere in a buffer that is used again.
            byte[] buffer = new byte[length + 7];
            System.arraycopy(stream, at, buffer, 3, length);
            ByteBuffer piece = ByteBuffer.wrap(buffer, 3, length);
            note(draft.translateFrame(piece), heard);
            at += length;
        }
        assertThat(heard).isEqualTo(expected);
    }

    @Test
    void textDoesNotTakeTheLibrarysWayUnlessSomethingElseCameBeforeIt()
            throws InvalidDataException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(frame(0x81, "one"));
        both.writeBytes(frame(0x81, "two"));
        both.writeBytes(frame(0x89, "ping"));
        both.writeBytes(frame(0x81, "three"));
        read(both.toByteArray());
        read(frame(0x81, "four"));
        assertThat(heard)
                .containsExactly(
                        "TEXT true one",
                        "TEXT true two",
                        "PING true ping",
                        "TEXT true three",
                        "TEXT true four");
        assertThat(inPlace).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080", // longer than need be
                "e08080",
                "f0808080",
                "eda080", // half of a pair
                "f4908080", // beyond U+10FFFF
                "ff",
                "80",
                "e282", // cut
                "6162636465666768c3", // cut behind eight of ASCII
            })
    void whatIsNoUtf8EndsTheLine(String hex) {
        assertThatThrownBy(() -> read(frame(0x81, HexFormat.of().parseHex(hex))))
                .isInstanceOfSatisfying(
                        InvalidDataException.class,
                        e -> assertThat(e.getCloseCode()).isEqualTo(1007));
        assertThat(heard).isEmpty();
    }

    @Test
    void everyCharacterThatThereIsComesThrough() throws InvalidDataException {
        StringBuilder all = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x900 ? 1 : 13) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                all.appendCodePoint(point);
            }
        }
        read(frame(0x81, all.toString()));
        assertThat(heard).containsExactly("TEXT true " + all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "817f0000000000400001", // one byte more than the limit
                "817fffffffffffffffff", // a negative length
                "897e0080", // a ping longer than pings are
                "c10161", // an extension that nobody asked for
                "830161", // a kind that does not exist
            })
    void whatTheProtocolForbidsIsRefusedAtSight(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(InvalidDataException.class);
        Draft another = draft.copyInstance();
        assertThatThrownBy(
                        () -> {
                            for (byte one : bytes) {
                                another.translateFrame(ByteBuffer.wrap(new byte[] {one}));
                            }
                        })
                .isInstanceOf(InvalidDataException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "817f0000000000400001", // too long
                "897e0080", // a ping longer than pings are
                "c10161", // an extension that nobody asked for
                "8101ff", // no UTF-8
            })
    void whatCameBeforeAFaultInTheSameReadIsHeard(String fault) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(frame(0x81, "one"));
        all.writeBytes(frame(0x81, "two"));
        all.writeBytes(HexFormat.of().parseHex(fault));
        assertThatThrownBy(() -> read(all.toByteArray())).isInstanceOf(InvalidDataException.class);
        assertThat(heard).containsExactly("TEXT true one", "TEXT true two");
    }
}
