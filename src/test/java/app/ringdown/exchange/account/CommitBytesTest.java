package app.ringdown.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Commits as bytes, both ways. */
class CommitBytesTest {
    private static final List<RowKind> KINDS = List.of(RowKind.values());
    private static final List<String> WORDS =
            List.of("", "BTCUSDT", "ümläut €", "\uD83D\uDE80", "\0", "x".repeat(20_000));

    /** The same in the plainest way. */
    private static byte[] naive(long number, List<BoundRow> rows) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        data.writeLong(number);
        for (BoundRow row : rows) {
            data.writeByte(1);
            data.writeByte(row.place());
            for (Object value : row.values()) {
                if (value instanceof Long whole) {
                    data.writeByte(3);
                    data.writeLong(whole);
                } else if (value instanceof String text) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    data.writeByte(4);
                    data.writeInt(bytes.length);
                    data.write(bytes);
                } else {
                    data.writeByte(2);
                }
            }
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream frame = new DataOutputStream(all);
        frame.writeInt(body.size());
        frame.writeInt(crc32c(body.toByteArray()));
        body.writeTo(frame);
        return all.toByteArray();
    }

    /** Bit by bit, with the reflected Castagnoli polynomial. */
    private static int crc32c(byte[] bytes) {
        int crc = -1;
        for (byte each : bytes) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82F63B78;
            }
        }
        return ~crc;
    }

    private static List<BoundRow> rows(Random random) {
        List<BoundRow> rows = new ArrayList<>();
        for (int row = random.nextInt(6); row > 0; row--) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int column = random.nextInt(9); column > 0; column--) {
                values.add(
                        switch (random.nextInt(3)) {
                            case 0 -> null;
                            case 1 -> random.nextLong() >> random.nextInt(64);
                            default -> WORDS.get(random.nextInt(WORDS.size()));
                        });
            }
            rows.add(new BoundRow(random.nextInt(KINDS.size()), values));
        }
        return rows;
    }

    private static byte[] written(CommitWriter writer, long number, List<BoundRow> rows) {
        writer.begin(number);
        for (BoundRow row : rows) {
            writer.row(KINDS.get(row.place()));
            for (Object value : row.values()) {
                if (value instanceof String text) {
                    writer.put(text);
                } else if (value instanceof Long whole) {
                    writer.putNumber(whole);
                } else {
                    writer.put((String) null);
                }
            }
        }
        ByteBuffer bytes = writer.end();
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return copy;
    }

    @Property(tries = 100)
    void whatIsWrittenIsAsDocumentedAndReadBackAsItWas(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        CommitWriter writer = new CommitWriter();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        List<List<BoundRow>> commits = new ArrayList<>();
        long first = random.nextLong(1L << 40);
        for (int i = 0; i < 4; i++) {
            List<BoundRow> rows = rows(random);
            byte[] bytes = written(writer, first + i, rows);
            assertThat(bytes).isEqualTo(naive(first + i, rows));
            log.writeBytes(bytes);
            commits.add(rows);
        }
        CommitReader reader = new CommitReader(ByteBuffer.wrap(log.toByteArray()));
        for (int i = 0; i < commits.size(); i++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.number()).isEqualTo(first + i);
            assertThat(BoundRow.all(reader)).isEqualTo(commits.get(i));
        }
        assertThat(reader.next()).isFalse();
        assertThat(reader.position()).isEqualTo(log.size());
    }

    /** Three commits of a few rows; where each of them ends is added to the list. */
    private static byte[] three(List<Integer> ends) {
        CommitWriter writer = new CommitWriter();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 1; i <= 3; i++) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add("value " + i);
            values.add(null);
            values.add((long) i);
            log.writeBytes(written(writer, i, List.of(new BoundRow(i, values))));
            ends.add(log.size());
        }
        return log.toByteArray();
    }

    private static int commits(ByteBuffer log) throws Exception {
        CommitReader reader = new CommitReader(log);
        int count = 0;
        while (reader.next()) {
            count++;
            assertThat(BoundRow.all(reader).getFirst().values())
                    .startsWith("value " + count)
                    .endsWith((long) count);
        }
        return count;
    }

    @Test
    void aLogThatIsTornAnywhereGivesWhatIsWholeBeforeThat() throws Exception {
        List<Integer> ends = new ArrayList<>();
        byte[] log = three(ends);
        for (int cut = 0; cut <= log.length; cut++) {
            int at = cut;
            long whole = ends.stream().filter(end -> end <= at).count();
            assertThat(commits(ByteBuffer.wrap(log, 0, cut))).as("cut at %d", cut).isEqualTo(whole);
        }
    }

    @Test
    void aByteThatIsWrongAnywhereEndsTheLogThere() throws Exception {
        List<Integer> ends = new ArrayList<>();
        byte[] log = three(ends);
        for (int place = 0; place < log.length; place++) {
            int at = place;
            long whole = ends.stream().filter(end -> end <= at).count();
            for (int wrong : IntStream.of(1, 0x80, 0xff).toArray()) {
                byte[] bad = log.clone();
                bad[place] ^= (byte) wrong;
                assertThat(commits(ByteBuffer.wrap(bad))).as("byte %d", at).isEqualTo(whole);
            }
        }
    }

    @Test
    void whatIsLeftOfAnEarlierAttemptIsNoSuccessor() throws Exception {
        CommitWriter writer = new CommitWriter();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (long number : new long[] {7, 8, 8, 9}) {
            log.writeBytes(written(writer, number, List.of()));
        }
        CommitReader reader = new CommitReader(ByteBuffer.wrap(log.toByteArray()));
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isFalse();
        assertThat(reader.number()).isEqualTo(8);
    }
}
