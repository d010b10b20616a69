package app.ringdown.order.csv;

import app.ringdown.order.OrderRecord;
import app.ringdown.order.Reason;
import app.ringdown.order.Records;

import java.io.IOException;
import java.math.BigDecimal;

/** Orders as lines of a file for tax tools and spreadsheets. Confined to one thread. */
public final class OrderCsv implements Records.Reader<OrderRecord> {
    private final Csv csv;
    private final String venue;
    private long rows;

    /**
     * Writes the line of headings.
     *
     * @param venue id of the venue that all of them were sent to
     */
    public OrderCsv(Appendable out, String venue) throws IOException {
        this.csv = new Csv(out);
        this.venue = venue;
        csv.header(
                "created",
                "updated",
                "venue",
                "symbol",
                "base",
                "quote",
                "side",
                "type",
                "time in force",
                "price",
                "stop price",
                "trailing percent",
                "quantity",
                "shown",
                "amount",
                "state",
                "executed",
                "executed value",
                "average",
                "reason code",
                "reason",
                "made elsewhere",
                "venue order id",
                "client order id",
                "list id",
                "entry id",
                "replaces id");
    }

    /** What an order of its type does not have is left empty. */
    @Override
    public void read(OrderRecord order) throws IOException {
        Reason reason = Reason.parse(order.reason());
        csv.time(order.createdMs())
                .time(order.updatedMs())
                .text(venue)
                .text(order.symbol())
                .text(order.base())
                .text(order.quote())
                .text(order.side().name())
                .text(order.type().name())
                .text(order.type().hasTimeInForce() ? order.timeInForce().name() : "")
                .numberIfAny(order.price())
                .numberIfAny(order.stop())
                .numberIfAny(BigDecimal.valueOf(order.trailingBips(), 2))
                .numberIfAny(order.quantity())
                .numberIfAny(order.shown())
                .number(order.amount())
                .text(order.state().name())
                .number(order.executed())
                .number(order.executedValue())
                .number(order.average())
                .numberIfAny(BigDecimal.valueOf(reason.code()))
                .text(reason.words())
                .text(order.external() ? "yes" : "no")
                .text(order.venueOrderId())
                .text(order.clientOrderId())
                .text(order.links().list())
                .text(order.links().entry())
                .text(order.links().replaces())
                .end();
        rows++;
    }

    /** Lines so far, without the headings. */
    public long rows() {
        return rows;
    }
}
