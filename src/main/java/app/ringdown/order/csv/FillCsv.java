package app.ringdown.order.csv;

import app.ringdown.order.FillRecord;
import app.ringdown.order.Records;

import java.io.IOException;

/** Fills as lines of a file for tax tools and spreadsheets. Confined to one thread. */
public final class FillCsv implements Records.Reader<FillRecord> {
    private final Csv csv;
    private final String venue;
    private long rows;

    /**
     * Writes the line of headings.
     *
     * @param venue id of the venue that all of them are from
     */
    public FillCsv(Appendable out, String venue) throws IOException {
        this.csv = new Csv(out);
        this.venue = venue;
        csv.header(
                "time",
                "venue",
                "symbol",
                "base",
                "quote",
                "side",
                "price",
                "quantity",
                "value",
                "fee",
                "fee asset",
                "liquidity",
                "trade id",
                "venue order id",
                "client order id");
    }

    @Override
    public void read(FillRecord fill) throws IOException {
        csv.time(fill.timeMs())
                .text(venue)
                .text(fill.symbol())
                .text(fill.base())
                .text(fill.quote())
                .text(fill.side().name())
                .number(fill.price())
                .number(fill.quantity())
                .number(fill.value())
                .number(fill.fee())
                .text(fill.feeAsset())
                .text(fill.maker() ? "maker" : "taker")
                .number(fill.tradeId())
                .text(fill.venueOrderId())
                .text(fill.clientOrderId())
                .end();
        rows++;
    }

    /** Lines so far, without the headings. */
    public long rows() {
        return rows;
    }
}
