package app.ringdown.store;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.FillRecord;
import app.ringdown.order.Journal;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRecord;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderStep;
import app.ringdown.order.OrderType;
import app.ringdown.order.Records;
import app.ringdown.order.TimeInForce;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the journal of one account holds, read beside its writer: each call has a connection of its
 * own and, as WAL mode has it, sees the database as it was when it began and keeps nobody waiting.
 */
final class SqliteRecords implements Records {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteRecords.class);
    private static final String ORDERS =
            "SELECT * FROM orders WHERE account = ? ORDER BY created, client_id";
    private static final String FILLS =
            """
            SELECT symbol, side, venue_id, client_id, trade_id, fill.price, fill.quantity, fee, fee_asset, maker, time
            FROM fill JOIN orders USING (account, client_id) WHERE account = ? ORDER BY time, symbol, trade_id\
            """;

    private final Database database;
    private final String account;

    SqliteRecords(Database database, String account) {
        this.database = database;
        this.account = account;
    }

    private interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    @Override
    public long orders(Journal.Instruments instruments, Reader<OrderRecord> reader)
            throws IOException {
        return each(ORDERS, List.of(account), row -> order(row, instruments), reader);
    }

    @Override
    public long fills(Journal.Instruments instruments, Reader<FillRecord> reader)
            throws IOException {
        return each(FILLS, List.of(account), row -> fill(row, instruments), reader);
    }

    @Override
    public List<OrderStep> steps(String clientOrderId) throws IOException {
        List<OrderStep> steps = new ArrayList<>();
        long _ = each(StepRows.LOAD, List.of(account, clientOrderId), StepRows::read, steps::add);
        return steps;
    }

    private <R> long each(
            String sql, List<String> arguments, Row<R> shape, Reader<? super R> reader)
            throws IOException {
        long leftOut = 0;
        try (Connection connection = database.connect();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                query.setString(i + 1, arguments.get(i));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    R next;
                    try {
                        next = shape.read(row);
                    } catch (IllegalArgumentException e) {
                        LOG.error("A row of {} can't be read", row.getString("client_id"), e);
                        leftOut++;
                        continue;
                    }
                    reader.read(next);
                }
            }
            return leftOut;
        } catch (SQLException e) {
            throw new IOException("The journal can't be read: " + e.getMessage(), e);
        }
    }

    private static OrderRecord order(ResultSet row, Journal.Instruments instruments)
            throws SQLException {
        String symbol = row.getString("symbol");
        Instrument instrument = instruments.bySymbol(symbol);
        return new OrderRecord(
                row.getString("client_id"),
                row.getString("venue_id"),
                symbol,
                base(instrument),
                quote(instrument),
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("type")),
                TimeInForce.valueOf(row.getString("tif")),
                decimal(row, "price"),
                decimal(row, "stop"),
                row.getInt("trailing"),
                decimal(row, "quantity"),
                decimal(row, "display"),
                row.getString("amount") == null ? null : decimal(row, "amount"),
                OrderState.valueOf(row.getString("state")),
                decimal(row, "executed"),
                decimal(row, "executed_notional"),
                row.getBoolean("external"),
                row.getString("reason"),
                new OrderLinks(
                        row.getString("list"), row.getString("entry"), row.getString("replaces")),
                row.getLong("created"),
                row.getLong("updated"));
    }

    private static FillRecord fill(ResultSet row, Journal.Instruments instruments)
            throws SQLException {
        String symbol = row.getString("symbol");
        Instrument instrument = instruments.bySymbol(symbol);
        return new FillRecord(
                symbol,
                base(instrument),
                quote(instrument),
                Side.valueOf(row.getString("side")),
                decimal(row, "price"),
                decimal(row, "quantity"),
                decimal(row, "fee"),
                row.getString("fee_asset"),
                row.getBoolean("maker"),
                row.getLong("trade_id"),
                row.getString("venue_id"),
                row.getString("client_id"),
                row.getLong("time"));
    }

    private static BigDecimal decimal(ResultSet row, String column) throws SQLException {
        return new BigDecimal(row.getString(column));
    }

    private static String base(@Nullable Instrument instrument) {
        return instrument == null ? "" : instrument.base();
    }

    private static String quote(@Nullable Instrument instrument) {
        return instrument == null ? "" : instrument.quote();
    }
}
