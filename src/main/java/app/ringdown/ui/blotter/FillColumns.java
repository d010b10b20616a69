package app.ringdown.ui.blotter;

import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.FillRow;
import app.ringdown.ui.orders.OrderWords;

import javafx.scene.control.TableColumn;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.Comparator;

/** The columns of fills. */
final class FillColumns {
    private static final int MONEY_DECIMALS = 2;

    private FillColumns() {}

    static void addTo(
            LiveTable<FillRow, FillRow> table,
            Texts texts,
            Format format,
            OrderWords words,
            Clock clock) {
        TableColumn<FillRow, FillRow> time =
                table.text(
                        "time",
                        texts.get("blotter.column.time"),
                        80,
                        Comparator.comparingLong((FillRow r) -> r.fill().timeMs())
                                .thenComparingLong(r -> r.fill().tradeId()),
                        r -> words.time(r.fill().timeMs(), clock.millis()));
        table.text(
                "symbol",
                texts.get("blotter.column.symbol"),
                92,
                Comparator.comparing(r -> of(r).symbol()),
                r -> of(r).symbol());
        table.column(
                "side",
                texts.get("blotter.column.side"),
                62,
                Comparator.comparing(r -> r.request().side()),
                r -> words.side(r.request().side()),
                r -> OrderColumns.sideStyle(r.request().side()),
                "blotter-text");
        table.number(
                "price",
                texts.get("blotter.column.price"),
                92,
                Comparator.comparing(r -> of(r).price(r.fill().ticks())),
                r -> format.price(of(r), r.fill().ticks()));
        table.number(
                "quantity",
                texts.get("blotter.column.quantity"),
                104,
                Comparator.comparing(r -> of(r).quantity(r.fill().lots())),
                r -> format.quantity(of(r), r.fill().lots()));
        table.number(
                "value",
                texts.get("blotter.column.value"),
                100,
                Comparator.comparing(FillColumns::value),
                r -> format.money(value(r), MONEY_DECIMALS));
        table.number(
                "fee",
                texts.get("blotter.column.fee"),
                150,
                Comparator.comparing((FillRow r) -> r.fill().feeAsset())
                        .thenComparing(r -> r.fill().fee()),
                r ->
                        texts.get(
                                "blotter.amount",
                                format.money(r.fill().fee(), Math.max(0, r.fill().fee().scale())),
                                r.fill().feeAsset()));
        table.text(
                "liquidity",
                texts.get("blotter.column.liquidity"),
                80,
                Comparator.comparing(r -> r.fill().maker()),
                r -> texts.get(r.fill().maker() ? "blotter.maker" : "blotter.taker"));
        table.number(
                "trade-id",
                texts.get("blotter.column.trade-id"),
                90,
                Comparator.comparingLong(r -> r.fill().tradeId()),
                r -> Long.toString(r.fill().tradeId()));
        table.newestFirst(time);
    }

    private static BigDecimal value(FillRow row) {
        return of(row).notional(row.fill().ticks(), row.fill().lots());
    }

    private static Instrument of(FillRow row) {
        return row.request().instrument();
    }
}
