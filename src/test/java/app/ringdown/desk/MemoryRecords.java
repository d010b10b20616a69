package app.ringdown.desk;

import app.ringdown.market.Instrument;
import app.ringdown.order.Fill;
import app.ringdown.order.FillRecord;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRecord;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderStep;
import app.ringdown.order.Records;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** What a journal in memory holds. */
final class MemoryRecords implements Records {
    private final MemoryJournal journal;

    MemoryRecords(MemoryJournal journal) {
        this.journal = journal;
    }

    @Override
    public long orders(Journal.Instruments instruments, Reader<OrderRecord> reader)
            throws IOException {
        for (Order order : journal.orders()) {
            OrderRequest as = order.request();
            Instrument of = as.instrument();
            reader.read(
                    new OrderRecord(
                            as.clientOrderId(),
                            order.venueOrderId(),
                            of.symbol(),
                            of.base(),
                            of.quote(),
                            as.side(),
                            as.type(),
                            as.timeInForce(),
                            of.price(as.ticks()),
                            of.price(as.stopTicks()),
                            as.trailingBips(),
                            of.quantity(as.lots()),
                            of.quantity(as.displayLots()),
                            as.amount(),
                            order.state(),
                            of.quantity(order.executedLots()),
                            BigDecimal.valueOf(
                                    order.executedNotional(),
                                    of.priceDecimals() + of.lotDecimals()),
                            order.external(),
                            order.reason(),
                            as.links(),
                            order.createdMs(),
                            order.updatedMs()));
        }
        return 0;
    }

    @Override
    public long fills(Journal.Instruments instruments, Reader<FillRecord> reader)
            throws IOException {
        for (Order order : journal.orders()) {
            Instrument of = order.request().instrument();
            for (Fill fill : order.fills()) {
                reader.read(
                        new FillRecord(
                                of.symbol(),
                                of.base(),
                                of.quote(),
                                order.request().side(),
                                of.price(fill.ticks()),
                                of.quantity(fill.lots()),
                                fill.fee(),
                                fill.feeAsset(),
                                fill.maker(),
                                fill.tradeId(),
                                order.venueOrderId(),
                                order.clientOrderId(),
                                fill.timeMs()));
            }
        }
        return 0;
    }

    @Override
    public List<OrderStep> steps(String clientOrderId) {
        return journal.steps().stream()
                .filter(step -> step.clientOrderId().equals(clientOrderId))
                .toList();
    }
}
