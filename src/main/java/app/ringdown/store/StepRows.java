package app.ringdown.store;

import app.ringdown.order.OrderStep;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of table {@code order_event}: only ever added, numbers as decimal text. */
final class StepRows {
    static final String SAVE =
            """
            INSERT INTO order_event (account, client_id, time, kind, source, micros, quantity, trade_id, price,
                fee, fee_asset, maker, reason) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)\
            """;
    static final String LOAD =
            "SELECT * FROM order_event WHERE account = ? AND client_id = ? ORDER BY id";

    private StepRows() {}

    static void add(PreparedStatement row, String account, OrderStep step) throws SQLException {
        OrderStep.Filled fill = step.fill();
        BigDecimal quantity = fill == null ? step.quantity() : fill.quantity();
        row.setString(1, account);
        row.setString(2, step.clientOrderId());
        row.setLong(3, step.timeMs());
        row.setString(4, step.kind().name());
        row.setString(5, step.source().name());
        row.setLong(6, step.micros());
        row.setString(7, text(quantity));
        row.setObject(8, fill == null ? null : fill.tradeId());
        row.setString(9, fill == null ? null : text(fill.price()));
        row.setString(10, fill == null ? null : text(fill.fee()));
        row.setString(11, fill == null ? null : fill.feeAsset());
        row.setObject(12, fill == null ? null : fill.maker() ? 1 : 0);
        row.setString(13, step.reason());
        row.addBatch();
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    /**
     * The row that the result stands at.
     *
     * @throws IllegalArgumentException if it says what this program does not know
     */
    static OrderStep read(ResultSet row) throws SQLException {
        OrderStep.Kind kind = OrderStep.Kind.valueOf(row.getString("kind"));
        String quantity = row.getString("quantity");
        OrderStep.Filled fill =
                kind == OrderStep.Kind.FILL
                        ? new OrderStep.Filled(
                                row.getLong("trade_id"),
                                new BigDecimal(row.getString("price")),
                                new BigDecimal(row.getString("quantity")),
                                new BigDecimal(row.getString("fee")),
                                row.getString("fee_asset"),
                                row.getBoolean("maker"))
                        : null;
        return new OrderStep(
                row.getString("client_id"),
                row.getLong("time"),
                kind,
                OrderStep.Source.valueOf(row.getString("source")),
                row.getLong("micros"),
                fill != null || quantity == null ? null : new BigDecimal(quantity),
                fill,
                row.getString("reason"));
    }
}
