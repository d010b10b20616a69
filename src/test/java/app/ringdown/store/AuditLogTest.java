package app.ringdown.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.desk.Audit;
import app.ringdown.order.OrderStep;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

class AuditLogTest {
    private static final long NOON = Instant.parse("2026-12-01T12:00:00.007Z").toEpochMilli();
    private static final Clock DECEMBER = Clock.fixed(Instant.ofEpochMilli(NOON), ZoneOffset.UTC);

    @TempDir Path folder;

    private List<JsonObject> lines(String month) throws IOException {
        return Files.readAllLines(folder.resolve(month + ".jsonl")).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    private static OrderStep step(String id, OrderStep.Kind kind) {
        return new OrderStep(id, NOON - 1, kind, OrderStep.Source.OURS, 0, null, null, "");
    }

    @Test
    void linesAreInTheOrderInWhichTheyWereHandedIn() throws IOException {
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            Audit audit = log.of("paper");
            for (int i = 0; i < 2_000; i++) {
                audit.steps(List.of(step("a" + i, OrderStep.Kind.CREATED)));
                audit.sent(i, NOON, "POST", "http://127.0.0.1:1/api/v3/order?symbol=X", "");
                audit.answered(i, NOON, 12, 200, "{}", "");
            }
        }
        List<JsonObject> lines = lines("2026-12");
        assertThat(lines).hasSize(6_000);
        for (int i = 0; i < 2_000; i++) {
            assertThat(lines.get(3 * i).get("order").getAsString()).isEqualTo("a" + i);
            assertThat(lines.get(3 * i + 1).get("call").getAsLong()).isEqualTo(i);
            assertThat(lines.get(3 * i + 2).get("kind").getAsString()).isEqualTo("answer");
        }
    }

    @Test
    void aLineSaysWhatWasAskedAnsweredAndDone() throws IOException {
        OrderStep fill =
                new OrderStep(
                        "a",
                        NOON - 2,
                        OrderStep.Kind.FILL,
                        OrderStep.Source.STREAM,
                        0,
                        null,
                        new OrderStep.Filled(
                                7,
                                new BigDecimal("64000.10"),
                                new BigDecimal("0.00000001"),
                                new BigDecimal("1E-10"),
                                "BNB",
                                true),
                        "");
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            Audit audit = log.of("paper");
            audit.sent(
                    1, NOON, "POST", "http://127.0.0.1:1/api/v3/order?symbol=X&signature=***", "");
            audit.answered(1, NOON, 345, 0, "", "timed out");
            audit.answered(2, NOON, 345, 200, "x".repeat(10_000), "");
            audit.steps(List.of(fill));
            audit.notJournalled(List.of(step("b", OrderStep.Kind.CREATED)), "disk full");
        }
        List<String> lines = Files.readAllLines(folder.resolve("2026-12.jsonl"));
        assertThat(lines.get(0))
                .isEqualTo(
                        "{\"time\":\"2026-12-01T12:00:00.007Z\",\"kind\":\"request\",\"account\":\"paper\",\"call\":1,"
                            + "\"method\":\"POST\",\"target\":\"/api/v3/order?symbol=X&signature=***\"}");
        assertThat(lines.get(1)).contains("\"status\":0", "\"failure\":\"timed out\"");
        assertThat(lines.get(2)).contains("\"bodyLength\":10000").hasSizeLessThan(5_000);
        assertThat(lines.get(3))
                .contains(
                        "\"event\":\"FILL\"",
                        "\"at\":\"2026-12-01T12:00:00.005Z\"",
                        "\"price\":\"64000.10\"",
                        "\"quantity\":\"0.00000001\"",
                        "\"fee\":\"0.0000000001\"");
        assertThat(lines.get(4)).contains("\"notJournalled\":\"disk full\"");
    }

    @Test
    void aHalfLineThatAKillLeftIsPassedOverAndTheNextBeginsAnew() throws IOException {
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            log.of("paper").steps(List.of(step("before", OrderStep.Kind.CREATED)));
        }
        Path file = folder.resolve("2026-12.jsonl");
        byte[] half =
                "{\"time\":\"2026-12-01T12:00:00.007Z\",\"kind\":\"ev"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Files.write(file, half, StandardOpenOption.APPEND);
        Files.write(file, new byte[] {(byte) 0xe2, (byte) 0x82}, StandardOpenOption.APPEND);
        Path exported = folder.resolve("all.txt");
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            Audit audit = log.of("paper");
            assertThat(audit.export(exported)).isEqualTo(1);
            audit.steps(List.of(step("after", OrderStep.Kind.CREATED)));
        }
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            assertThat(log.of("paper").export(exported)).isEqualTo(2);
        }
        assertThat(Files.readAllLines(exported))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"before\""),
                        line -> assertThat(line).contains("\"after\""));
    }

    @Test
    void eachMonthHasItsFileAndAllAreExportedInOrder() throws IOException {
        Clock november = Clock.fixed(Instant.parse("2026-11-30T23:59:59.999Z"), ZoneOffset.UTC);
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            log.of("paper").steps(List.of(step("late", OrderStep.Kind.CREATED)));
        }
        try (AuditLog log = new AuditLog(folder, november)) {
            log.of("paper").steps(List.of(step("early", OrderStep.Kind.CREATED)));
        }
        assertThat(folder.resolve("2026-11.jsonl")).exists();
        Path exported = folder.resolve("all.txt");
        try (AuditLog log = new AuditLog(folder, DECEMBER)) {
            assertThat(log.of("paper").export(exported)).isEqualTo(2);
        }
        assertThat(Files.readAllLines(exported).getFirst()).contains("early");
    }

    @Test
    void whatFindsNoRoomIsCountedAndNeverPassedOverInSilence() throws IOException {
        AuditLog log = new AuditLog(folder, DECEMBER, 10);
        Audit audit = log.of("paper");
        for (int i = 0; i < 25; i++) {
            audit.steps(List.of(step("a" + i, OrderStep.Kind.CREATED)));
        }
        log.start();
        log.close();
        List<JsonObject> lines = lines("2026-12");
        assertThat(lines).hasSize(11);
        assertThat(lines)
                .filteredOn(line -> line.get("kind").getAsString().equals("dropped"))
                .singleElement()
                .satisfies(line -> assertThat(line.get("lines").getAsLong()).isEqualTo(15));
    }

    @Test
    void whereNothingCanBeWrittenNobodyIsKeptWaiting() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        try (AuditLog log = new AuditLog(inTheWay, DECEMBER)) {
            log.of("paper").steps(List.of(step("a", OrderStep.Kind.CREATED)));
        }
        assertThat(inTheWay).isEmptyFile();
    }
}
