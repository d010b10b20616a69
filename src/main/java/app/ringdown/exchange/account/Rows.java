package app.ringdown.exchange.account;

import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Orders, and what happened to them, read from rows of the database. */
final class Rows {
    static final String ORDER_COLUMNS =
            "id, account, client_id, side, type, time_in_force, ticks, lots, quote_qty, prevention,"
                + " iceberg_lots, stop_ticks, trailing_delta, strategy_id, strategy_type, list_id,"
                + " created, status, executed_lots, executed_quote, prevented_lots, updated,"
                + " working, expiry_reason, symbol, trail_since, trail_ticks, locked,"
                + " prevented_match, amendments, rank, hidden_lots";

    static final String FILL_COLUMNS =
            "trade_id, order_id, account, side, ticks, lots, quote, commission, commission_asset,"
                    + " maker, time, symbol, list_id";

    static final String LIST_COLUMNS =
            "id, account, contingency, client_id, status_type, order_status, created, updated,"
                    + " symbol";

    /** The orders of a list, in its sequence. */
    static final String LEGS = "SELECT id, client_id FROM orders WHERE list_id = ? ORDER BY id";

    static final String AMENDMENT_COLUMNS =
            "execution_id, order_id, account, old_client_id, new_client_id, old_lots, new_lots,"
                    + " time, symbol";

    static final String PREVENTED_COLUMNS =
            "id, account, taker_order_id, maker_order_id, mode, ticks, lots, taker_lots,"
                    + " maker_lots, time, symbol";

    static final String BAR_COLUMNS =
            "symbol, open_time, open, high, low, close, volume, quote_volume, trades,"
                    + " taker_buy_volume, taker_buy_quote";

    static final String ERA_COLUMNS = "symbol, seed, start_time, end_time, start_ticks, end_ticks";

    private Rows() {}

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

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
