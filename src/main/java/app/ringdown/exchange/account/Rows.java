package app.ringdown.exchange.account;

import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Orders, and what happened to them, as rows of the database, both ways. */
final class Rows {
    static final String ORDER_COLUMNS =
            "id, account, client_id, side, type, time_in_force, ticks, lots, quote_qty, prevention,"
                + " iceberg_lots, stop_ticks, trailing_delta, strategy_id, strategy_type, list_id,"
                + " created, status, executed_lots, executed_quote, prevented_lots, updated,"
                + " working, expiry_reason, symbol, trail_since, trail_ticks, locked,"
                + " prevented_match, amendments, rank, hidden_lots";

    /** Of an order that is there already only what can change is written: no index is touched. */
    static final String SAVE_ORDER =
            "INSERT INTO orders("
                    + ORDER_COLUMNS
                    + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                    + "?,?,?,?)"
                    + " ON CONFLICT(id) DO UPDATE SET lots = excluded.lots,"
                    + " status = excluded.status, executed_lots = excluded.executed_lots,"
                    + " executed_quote = excluded.executed_quote,"
                    + " prevented_lots = excluded.prevented_lots, updated = excluded.updated,"
                    + " working = excluded.working, expiry_reason = excluded.expiry_reason,"
                    + " trail_since = excluded.trail_since, trail_ticks = excluded.trail_ticks,"
                    + " locked = excluded.locked,"
                    + " prevented_match = excluded.prevented_match,"
                    + " amendments = excluded.amendments, rank = excluded.rank,"
                    + " hidden_lots = excluded.hidden_lots";

    static final String FILL_COLUMNS =
            "trade_id, order_id, account, side, ticks, lots, quote, commission, commission_asset,"
                    + " maker, time, symbol, list_id";

    /** Replacing, as changes may be written a second time after a failure that was none. */
    static final String SAVE_FILL =
            "INSERT OR REPLACE INTO fill(" + FILL_COLUMNS + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)";

    static final String LIST_COLUMNS =
            "id, account, contingency, client_id, status_type, order_status, created, updated,"
                    + " symbol";

    static final String SAVE_LIST =
            "INSERT INTO order_list("
                    + LIST_COLUMNS
                    + ") VALUES(?,?,?,?,?,?,?,?,?)"
                    + " ON CONFLICT(id) DO UPDATE SET status_type = excluded.status_type,"
                    + " order_status = excluded.order_status, updated = excluded.updated";

    /** The orders of a list, in its sequence. */
    static final String LEGS = "SELECT id, client_id FROM orders WHERE list_id = ? ORDER BY id";

    static final String AMENDMENT_COLUMNS =
            "execution_id, order_id, account, old_client_id, new_client_id, old_lots, new_lots,"
                    + " time, symbol";

    static final String SAVE_AMENDMENT =
            "INSERT OR REPLACE INTO amendment(" + AMENDMENT_COLUMNS + ") VALUES(?,?,?,?,?,?,?,?,?)";

    /** Apart from {@link #SAVE_ORDER}, as this alone touches an index. */
    static final String RENAME_ORDER = "UPDATE orders SET client_id = ? WHERE id = ?";

    static final String PREVENTED_COLUMNS =
            "id, account, taker_order_id, maker_order_id, mode, ticks, lots, taker_lots,"
                    + " maker_lots, time, symbol";

    static final String SAVE_PREVENTED =
            "INSERT OR REPLACE INTO prevented_match("
                    + PREVENTED_COLUMNS
                    + ") VALUES(?,?,?,?,?,?,?,?,?,?,?)";

    private Rows() {}

    static void bind(PreparedStatement row, Order order) throws SQLException {
        NewOrder terms = order.terms();
        Trigger trigger = terms.trigger();
        row.setLong(1, order.id());
        row.setInt(2, terms.account());
        row.setString(3, terms.clientOrderId());
        row.setString(4, terms.side().name());
        row.setString(5, terms.type().name());
        row.setString(6, terms.timeInForce().name());
        row.setLong(7, terms.ticks());
        row.setLong(8, terms.lots());
        row.setLong(9, terms.quoteOrderQty());
        row.setString(10, terms.selfTradePrevention().name());
        row.setLong(11, terms.icebergLots());
        bind(row, 12, trigger == null ? null : trigger.stopTicks());
        bind(row, 13, trigger == null ? null : (long) trigger.trailingDelta());
        bind(row, 14, terms.strategyId());
        bind(row, 15, terms.strategyType() == null ? null : (long) terms.strategyType());
        row.setLong(16, order.listId());
        row.setLong(17, order.created());
        row.setString(18, order.status().name());
        row.setLong(19, order.executedLots());
        row.setLong(20, order.executedQuote());
        row.setLong(21, order.preventedLots());
        row.setLong(22, order.updated());
        row.setLong(23, order.working());
        row.setString(24, order.expiryReason() == null ? null : order.expiryReason().name());
        row.setString(25, terms.listing().symbol());
        Trail trail = order.trail();
        bind(row, 26, trail == null ? null : trail.since());
        bind(row, 27, trail == null ? null : trail.extremeTicks());
        row.setLong(28, order.locked());
        row.setLong(29, order.preventedMatchId());
        row.setInt(30, order.amendments());
        QueuePlace place = order.place();
        bind(row, 31, place == null ? null : place.rank());
        bind(row, 32, place == null ? null : place.hiddenLots());
    }

    static Order order(ResultSet row, Listing listing) throws SQLException {
        Long stop = number(row, 12);
        Long trailing = number(row, 13);
        Long strategyType = number(row, 15);
        String reason = row.getString(24);
        Long since = number(row, 26);
        Long extreme = number(row, 27);
        Long rank = number(row, 31);
        Long hidden = number(row, 32);
        NewOrder terms =
                new NewOrder(
                        row.getInt(2),
                        listing,
                        Side.valueOf(row.getString(4)),
                        OrderType.valueOf(row.getString(5)),
                        TimeInForce.valueOf(row.getString(6)),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getString(3),
                        SelfTradePrevention.valueOf(row.getString(10)),
                        row.getLong(11),
                        stop == null || trailing == null
                                ? null
                                : new Trigger(stop, trailing.intValue()),
                        number(row, 14),
                        strategyType == null ? null : strategyType.intValue());
        return new Order(
                row.getLong(1),
                terms,
                OrderStatus.valueOf(row.getString(18)),
                row.getLong(16),
                row.getLong(19),
                row.getLong(20),
                row.getLong(21),
                row.getLong(17),
                row.getLong(22),
                row.getLong(23),
                reason == null ? null : ExpiryReason.valueOf(reason),
                since == null || extreme == null ? null : new Trail(since, extreme),
                row.getLong(28),
                row.getLong(29),
                row.getInt(30),
                rank == null || hidden == null ? null : new QueuePlace(rank, hidden));
    }

    static void bind(PreparedStatement row, Fill fill) throws SQLException {
        row.setLong(1, fill.tradeId());
        row.setLong(2, fill.orderId());
        row.setInt(3, fill.account());
        row.setString(4, fill.side().name());
        row.setLong(5, fill.ticks());
        row.setLong(6, fill.lots());
        row.setLong(7, fill.quote());
        row.setLong(8, fill.commission());
        row.setString(9, fill.commissionAsset());
        row.setInt(10, fill.maker() ? 1 : 0);
        row.setLong(11, fill.time());
        row.setString(12, fill.listing().symbol());
        row.setLong(13, fill.listId());
    }

    static Fill fill(ResultSet row, Listing listing) throws SQLException {
        return new Fill(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                listing,
                Side.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getString(9),
                row.getInt(10) != 0,
                row.getLong(11),
                row.getLong(13));
    }

    static void bind(PreparedStatement row, OrderList list) throws SQLException {
        row.setLong(1, list.id());
        row.setInt(2, list.account());
        row.setString(3, list.contingency().name());
        row.setString(4, list.clientOrderId());
        row.setString(5, list.statusType().name());
        row.setString(6, list.orderStatus().name());
        row.setLong(7, list.created());
        row.setLong(8, list.updated());
        row.setString(9, list.listing().symbol());
    }

    /** A list of a row; what orders are in it {@link #LEGS} tells. */
    static OrderList list(ResultSet row, Listing listing, List<OrderList.Leg> legs)
            throws SQLException {
        return new OrderList(
                row.getLong(1),
                row.getInt(2),
                listing,
                OrderList.Contingency.valueOf(row.getString(3)),
                row.getString(4),
                OrderList.StatusType.valueOf(row.getString(5)),
                OrderList.OrderStatus.valueOf(row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                legs);
    }

    /** The orders of a list. */
    static List<OrderList.Leg> legs(PreparedStatement statement, long listId) throws SQLException {
        statement.setLong(1, listId);
        List<OrderList.Leg> legs = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                legs.add(new OrderList.Leg(row.getLong(1), row.getString(2)));
            }
        }
        return legs;
    }

    static void bind(PreparedStatement row, Amendment amendment) throws SQLException {
        row.setLong(1, amendment.executionId());
        row.setLong(2, amendment.orderId());
        row.setInt(3, amendment.account());
        row.setString(4, amendment.oldClientOrderId());
        row.setString(5, amendment.newClientOrderId());
        row.setLong(6, amendment.oldLots());
        row.setLong(7, amendment.newLots());
        row.setLong(8, amendment.time());
        row.setString(9, amendment.listing().symbol());
    }

    static Amendment amendment(ResultSet row, Listing listing) throws SQLException {
        return new Amendment(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                listing,
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    static void bind(PreparedStatement row, PreventedMatch match) throws SQLException {
        row.setLong(1, match.id());
        row.setInt(2, match.account());
        row.setLong(3, match.takerOrderId());
        row.setLong(4, match.makerOrderId());
        row.setString(5, match.mode().name());
        row.setLong(6, match.ticks());
        row.setLong(7, match.lots());
        row.setLong(8, match.takerPreventedLots());
        row.setLong(9, match.makerPreventedLots());
        row.setLong(10, match.time());
        row.setString(11, match.listing().symbol());
    }

    static PreventedMatch prevented(ResultSet row, Listing listing) throws SQLException {
        return new PreventedMatch(
                row.getLong(1),
                row.getInt(2),
                listing,
                row.getLong(3),
                row.getLong(4),
                SelfTradePrevention.valueOf(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }

    private static void bind(PreparedStatement row, int column, @Nullable Long value)
            throws SQLException {
        if (value == null) {
            row.setNull(column, Types.INTEGER);
        } else {
            row.setLong(column, value);
        }
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
