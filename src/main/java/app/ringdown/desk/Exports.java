package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Journal;
import app.ringdown.order.Records;
import app.ringdown.order.csv.FillCsv;
import app.ringdown.order.csv.OrderCsv;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Files of all that is written down, for a person to keep. Each is begun at once on a thread of its
 * own ({@code export}) and told of by a notice when it is whole, or why it is not; a file that was
 * there is replaced only by a whole one. Any thread.
 */
public final class Exports {
    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

    private final String venue;
    private final Records records;
    private final Audit audit;
    private final Journal.Instruments instruments;
    private final Consumer<Notice> notices;

    Exports(
            String venue,
            Records records,
            Audit audit,
            List<Instrument> listed,
            Consumer<Notice> notices) {
        this.venue = venue;
        this.records = records;
        this.audit = audit;
        Map<String, Instrument> bySymbol = new HashMap<>();
        listed.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
        this.instruments = bySymbol::get;
        this.notices = notices;
    }

    /**
     * What was written.
     *
     * @param leftOut what could not be read
     */
    private record Written(long rows, long leftOut) {}

    private interface Content {
        Written writeTo(Path file) throws IOException;
    }

    /** Every order of the account as comma-separated values. */
    public void orders(Path file) {
        write(
                "orders",
                file,
                to -> {
                    try (BufferedWriter out = Files.newBufferedWriter(to)) {
                        OrderCsv csv = new OrderCsv(out, venue);
                        long leftOut = records.orders(instruments, csv);
                        return new Written(csv.rows(), leftOut);
                    }
                });
    }

    /** Every fill of the account as comma-separated values. */
    public void fills(Path file) {
        write(
                "fills",
                file,
                to -> {
                    try (BufferedWriter out = Files.newBufferedWriter(to)) {
                        FillCsv csv = new FillCsv(out, venue);
                        long leftOut = records.fills(instruments, csv);
                        return new Written(csv.rows(), leftOut);
                    }
                });
    }

    /** The audit log, all of its months in one file, a JSON object a line. */
    public void audit(Path file) {
        write("audit", file, to -> new Written(audit.export(to), 0));
    }

    private void write(String what, Path file, Content content) {
        Thread _ = Thread.ofVirtual().name("export").start(() -> writeNow(what, file, content));
    }

    private void writeNow(String what, Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Written written = content.writeTo(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            String rows = Long.toString(written.rows());
            tell(Notice.Level.INFO, "notice.export." + what, rows, file.toString());
            if (written.leftOut() > 0) {
                String many = Long.toString(written.leftOut());
                tell(Notice.Level.WARNING, "notice.export.left-out", file.toString(), many);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} was not written", file, e);
            remove(part);
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            tell(Notice.Level.ERROR, "notice.export.failed", file.toString(), why);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            LOG.info("{} is left behind", part, e);
        }
    }

    private void tell(Notice.Level level, String key, String... arguments) {
        notices.accept(Notice.of(level, key, arguments));
    }
}
