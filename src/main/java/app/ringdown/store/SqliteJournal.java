package app.ringdown.store;

import app.ringdown.market.Instrument;
import app.ringdown.market.Side;
import app.ringdown.order.Execution;
import app.ringdown.order.Exits;
import app.ringdown.order.Fill;
import app.ringdown.order.Journal;
import app.ringdown.order.Order;
import app.ringdown.order.OrderLinks;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderState;
import app.ringdown.order.OrderStep;
import app.ringdown.order.OrderType;
import app.ringdown.order.Records;
import app.ringdown.order.TimeInForce;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order journal of one account in the database. Prices and quantities are kept as decimal text,
 * so that they stay true if a venue changes its tick. Confined to thread {@code desk} once made.
 */
public final class SqliteJournal implements Journal {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteJournal.class);
    private static final String SAVE_ORDER =
            """
            INSERT OR REPLACE INTO orders (account, client_id, symbol, side, type, tif, price, quantity, amount,
                state, venue_id, executed, executed_notional, external, reason, created, updated, ended,
                stop, trailing, display, target, exit_stop, list, entry, replaces, click_to_sent, sent_to_answer)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)\
            """;
    private static final String SAVE_FILL = "INSERT OR IGNORE INTO fill VALUES (?,?,?,?,?,?,?,?,?)";
    private static final String LOAD_ORDERS =
            """
            SELECT * FROM (SELECT * FROM orders WHERE account = ?1 AND ended = 0)
            UNION ALL
            SELECT * FROM (SELECT * FROM orders WHERE account = ?1 AND ended = 1 ORDER BY created DESC LIMIT ?2)
            ORDER BY created DESC\
            """;
    private static final String LOAD_FILLS =
            "SELECT * FROM fill WHERE account = ? AND client_id = ? ORDER BY trade_id";

    private static final String LOAD_EXECUTIONS =
            """
            SELECT symbol, side, trade_id, fill.price, fill.quantity, fee, fee_asset, time
            FROM fill JOIN orders USING (account, client_id) WHERE account = ? ORDER BY time, trade_id\
            """;

    private final Connection connection;
    private final String account;
    private final Records records;

    // Kept: an order waits for both before it leaves.
    private final PreparedStatement saveOrder;
    private final PreparedStatement saveFill;
    private final PreparedStatement saveStep;

    /**
     * The journal of one account.
     *
     * @param account tells apart the accounts and servers that orders were sent to
     */
    public SqliteJournal(Database database, String account) throws IOException {
        this(connect(database), account, new SqliteRecords(database, account));
    }

    /** On a connection of its own, which it closes. */
    SqliteJournal(Connection connection, String account) throws IOException {
        this(connection, account, Records.NONE);
    }

    private SqliteJournal(Connection connection, String account, Records records)
            throws IOException {
        this.connection = connection;
        this.account = account;
        this.records = records;
        try {
            connection.setAutoCommit(false);
            saveOrder = connection.prepareStatement(SAVE_ORDER);
            saveFill = connection.prepareStatement(SAVE_FILL);
            saveStep = connection.prepareStatement(StepRows.SAVE);
        } catch (SQLException e) {
            throw new IOException("The journal can't be opened: " + e.getMessage(), e);
        }
    }

    private static Connection connect(Database database) throws IOException {
        try {
            return database.connect();
        } catch (SQLException e) {
            throw new IOException("The journal can't be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public Records records() {
        return records;
    }

    @Override
    public void save(List<Order> orders) throws IOException {
        save(orders, List.of());
    }

    @Override
    public void save(List<Order> orders, List<OrderStep> steps) throws IOException {
        try {
            for (Order order : orders) {
                save(saveOrder, order);
                for (Fill fill : order.fills()) {
                    save(saveFill, order, fill);
                }
            }
            for (OrderStep step : steps) {
                StepRows.add(saveStep, account, step);
            }
            saveStep.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new IOException("The journal can't be written: " + e.getMessage(), e);
        }
    }

    private void rollBack(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void save(PreparedStatement row, Order order) throws SQLException {
        OrderRequest request = order.request();
        Instrument instrument = request.instrument();
        BigDecimal amount = request.amount();
        row.setString(1, account);
        row.setString(2, request.clientOrderId());
        row.setString(3, instrument.symbol());
        row.setString(4, request.side().name());
        row.setString(5, request.type().name());
        row.setString(6, request.timeInForce().name());
        row.setString(7, instrument.price(request.ticks()).toPlainString());
        row.setString(8, instrument.quantity(request.lots()).toPlainString());
        row.setString(9, amount == null ? null : amount.toPlainString());
        row.setString(10, order.state().name());
        row.setString(11, order.venueOrderId());
        row.setString(12, instrument.quantity(order.executedLots()).toPlainString());
        row.setString(13, notional(instrument, order.executedNotional()).toPlainString());
        row.setBoolean(14, order.external());
        row.setString(15, order.reason());
        row.setLong(16, order.createdMs());
        row.setLong(17, order.updatedMs());
        row.setBoolean(18, order.state().isFinal());
        row.setString(19, instrument.price(request.stopTicks()).toPlainString());
        row.setInt(20, request.trailingBips());
        row.setString(21, instrument.quantity(request.displayLots()).toPlainString());
        row.setString(22, instrument.price(request.exits().targetTicks()).toPlainString());
        row.setString(23, instrument.price(request.exits().stopTicks()).toPlainString());
        row.setString(24, request.links().list());
        row.setString(25, request.links().entry());
        row.setString(26, request.links().replaces());
        row.setLong(27, order.times().clickToSent());
        row.setLong(28, order.times().sentToAnswer());
        row.executeUpdate();
    }

    private void save(PreparedStatement row, Order order, Fill fill) throws SQLException {
        Instrument instrument = order.request().instrument();
        row.setString(1, account);
        row.setString(2, order.clientOrderId());
        row.setLong(3, fill.tradeId());
        row.setString(4, instrument.price(fill.ticks()).toPlainString());
        row.setString(5, instrument.quantity(fill.lots()).toPlainString());
        row.setString(6, fill.fee().toPlainString());
        row.setString(7, fill.feeAsset());
        row.setBoolean(8, fill.maker());
        row.setLong(9, fill.timeMs());
        row.executeUpdate();
    }

    @Override
    public List<Order> load(Instruments instruments, int ended) throws IOException {
        List<Order> orders = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LOAD_ORDERS);
                PreparedStatement fills = connection.prepareStatement(LOAD_FILLS)) {
            query.setString(1, account);
            query.setInt(2, ended);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instrument instrument = instruments.bySymbol(row.getString("symbol"));
                    if (instrument == null) {
                        LOG.warn(
                                "Order {} is of {}, which the venue no longer lists",
                                row.getString("client_id"),
                                row.getString("symbol"));
                    } else {
                        read(row, instrument, fills, orders);
                    }
                }
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new IOException("The journal can't be read: " + e.getMessage(), e);
        }
        Collections.reverse(orders);
        return orders;
    }

    private void read(
            ResultSet row, Instrument instrument, PreparedStatement fills, List<Order> orders)
            throws SQLException {
        String clientId = row.getString("client_id");
        try {
            OrderRequest request = request(row, clientId, instrument);
            BigDecimal notional = new BigDecimal(row.getString("executed_notional"));
            orders.add(
                    new Order(
                            request,
                            OrderState.valueOf(row.getString("state")),
                            row.getString("venue_id"),
                            instrument.lots(new BigDecimal(row.getString("executed"))),
                            notional.movePointRight(notionalScale(instrument)).longValueExact(),
                            fills(instrument, clientId, fills),
                            false,
                            row.getBoolean("external"),
                            row.getString("reason"),
                            row.getLong("created"),
                            row.getLong("updated"),
                            new Order.Times(
                                    row.getLong("click_to_sent"), row.getLong("sent_to_answer"))));
        } catch (IllegalArgumentException | ArithmeticException e) {
            LOG.error("Order {} in the journal can't be read", clientId, e);
        }
    }

    private static OrderRequest request(ResultSet row, String clientId, Instrument instrument)
            throws SQLException {
        String amount = row.getString("amount");
        return new OrderRequest(
                clientId,
                instrument,
                Side.valueOf(row.getString("side")),
                OrderType.valueOf(row.getString("type")),
                TimeInForce.valueOf(row.getString("tif")),
                ticks(row, "price", instrument),
                instrument.lots(new BigDecimal(row.getString("quantity"))),
                amount == null ? null : new BigDecimal(amount),
                ticks(row, "stop", instrument),
                row.getInt("trailing"),
                instrument.lots(new BigDecimal(row.getString("display"))),
                new Exits(ticks(row, "target", instrument), ticks(row, "exit_stop", instrument)),
                new OrderLinks(
                        row.getString("list"), row.getString("entry"), row.getString("replaces")));
    }

    private static long ticks(ResultSet row, String column, Instrument instrument)
            throws SQLException {
        return instrument.ticks(new BigDecimal(row.getString(column)));
    }

    private List<Fill> fills(Instrument instrument, String clientId, PreparedStatement query)
            throws SQLException {
        query.setString(1, account);
        query.setString(2, clientId);
        List<Fill> fills = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                fills.add(
                        new Fill(
                                row.getLong("trade_id"),
                                instrument.ticks(new BigDecimal(row.getString("price"))),
                                instrument.lots(new BigDecimal(row.getString("quantity"))),
                                new BigDecimal(row.getString("fee")),
                                row.getString("fee_asset"),
                                row.getBoolean("maker"),
                                row.getLong("time")));
            }
        }
        return fills;
    }

    @Override
    public void block(boolean on) throws IOException {
        try (PreparedStatement write =
                connection.prepareStatement("INSERT OR REPLACE INTO setting VALUES (?,?)")) {
            write.setString(1, blockKey());
            write.setString(2, on ? "yes" : "no");
            write.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new IOException("The journal can't be written: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isBlocked() throws IOException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT value FROM setting WHERE key = ?")) {
            query.setString(1, blockKey());
            try (ResultSet row = query.executeQuery()) {
                boolean on = row.next() && row.getString(1).equals("yes");
                connection.commit();
                return on;
            }
        } catch (SQLException e) {
            rollBack(e);
            throw new IOException("The journal can't be read: " + e.getMessage(), e);
        }
    }

    private String blockKey() {
        return "kill-switch." + account;
    }

    @Override
    public Past executions(Instruments instruments) throws IOException {
        List<Execution> executions = new ArrayList<>();
        int leftOut = 0;
        try (PreparedStatement query = connection.prepareStatement(LOAD_EXECUTIONS)) {
            query.setString(1, account);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Instrument instrument = instruments.bySymbol(row.getString("symbol"));
                    try {
                        if (instrument != null) {
                            executions.add(execution(row, instrument));
                        }
                    } catch (IllegalArgumentException e) {
                        LOG.error("A fill in the journal can't be read", e);
                        instrument = null;
                    }
                    leftOut += instrument == null ? 1 : 0;
                }
            }
            connection.commit();
        } catch (SQLException e) {
            rollBack(e);
            throw new IOException("The journal can't be read: " + e.getMessage(), e);
        }
        return new Past(executions, leftOut);
    }

    /** In decimals as they are written, whatever the ticks are by now. */
    private static Execution execution(ResultSet row, Instrument instrument) throws SQLException {
        return new Execution(
                instrument,
                Side.valueOf(row.getString("side")),
                row.getLong("trade_id"),
                new BigDecimal(row.getString("price")),
                new BigDecimal(row.getString("quantity")),
                new BigDecimal(row.getString("fee")),
                row.getString("fee_asset"),
                row.getLong("time"));
    }

    private static int notionalScale(Instrument instrument) {
        return instrument.priceDecimals() + instrument.lotDecimals();
    }

    private static BigDecimal notional(Instrument instrument, long units) {
        return BigDecimal.valueOf(units, notionalScale(instrument));
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
