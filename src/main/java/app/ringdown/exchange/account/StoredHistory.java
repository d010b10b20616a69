package app.ringdown.exchange.account;

import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * The history as the database has it, when it has all that was committed before; read over a
 * connection of its own, one reader at a time.
 */
final class StoredHistory implements History, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoredHistory.class);

    private final Connection connection;
    private final Function<String, @Nullable Listing> listings;
    private final CatchUp catchUp;

    /**
     * @param listings the listing of a symbol, or null if it is not listed any more
     * @param catchUp has the database catch up with the commits
     */
    StoredHistory(
            Connection connection, Function<String, @Nullable Listing> listings, CatchUp catchUp) {
        this.connection = connection;
        this.listings = listings;
        this.catchUp = catchUp;
    }

    @Override
    public Order order(int account, Listing listing, OrderRef ref) throws Refusal {
        // A client id may be used again once its order is done: the newest is meant.
        Query query = new Query(Rows.ORDER_COLUMNS, "orders").where("account = ?", account);
        query.where("symbol = ?", listing.symbol());
        if (ref.orderId() >= 0) {
            query.where("id = ?", ref.orderId());
        } else {
            query.where("client_id = ?", String.valueOf(ref.clientOrderId()));
        }
        List<Order> found = read(query.by("id DESC", 1), row -> Rows.order(row, listing));
        if (found.isEmpty()) {
            throw Refusal.noSuchOrder();
        }
        Order order = found.get(0);
        String client = ref.clientOrderId();
        if (client != null && !client.equals(order.terms().clientOrderId())) {
            throw Refusal.idsDisagree();
        }
        return order;
    }

    @Override
    public List<Order> orders(int account, Listing listing, Page page) throws Refusal {
        Query query = new Query(Rows.ORDER_COLUMNS, "orders").where("account = ?", account);
        query.where("symbol = ?", listing.symbol());
        return read(query.page(page, "id", "created"), row -> Rows.order(row, listing));
    }

    @Override
    public List<Fill> fills(int account, Listing listing, Page page) throws Refusal {
        Query query = new Query(Rows.FILL_COLUMNS, "fill").where("account = ?", account);
        query.where("symbol = ?", listing.symbol());
        return read(query.page(page, "trade_id", "time"), row -> Rows.fill(row, listing));
    }

    @Override
    public List<Fill> fillsOfOrder(int account, Listing listing, long orderId, Page page)
            throws Refusal {
        Query query = new Query(Rows.FILL_COLUMNS, "fill").where("order_id = ?", orderId);
        query.where("account = ?", account).where("symbol = ?", listing.symbol());
        return read(query.page(page, "trade_id", "time"), row -> Rows.fill(row, listing));
    }

    @Override
    public List<Amendment> amendments(int account, Listing listing, long orderId, Page page)
            throws Refusal {
        Query query = new Query(Rows.AMENDMENT_COLUMNS, "amendment").where("order_id = ?", orderId);
        query.where("account = ?", account).where("symbol = ?", listing.symbol());
        return read(query.page(page, "execution_id", "time"), row -> Rows.amendment(row, listing));
    }

    @Override
    public List<PreventedMatch> preventedMatch(int account, Listing listing, long id)
            throws Refusal {
        Query query = new Query(Rows.PREVENTED_COLUMNS, "prevented_match").where("id = ?", id);
        query.where("account = ?", account).where("symbol = ?", listing.symbol());
        return read(query.by("id", 1), row -> Rows.prevented(row, listing));
    }

    @Override
    public List<PreventedMatch> preventedMatches(
            int account, Listing listing, long orderId, Page page) throws Refusal {
        Query query =
                new Query(Rows.PREVENTED_COLUMNS, "prevented_match")
                        .where("(taker_order_id = ? OR maker_order_id = ?)", orderId, orderId);
        query.where("account = ?", account).where("symbol = ?", listing.symbol());
        return read(query.page(page, "id", "time"), row -> Rows.prevented(row, listing));
    }

    @Override
    public OrderList list(int account, ListRef ref) throws Refusal {
        // As with orders, the newest of a name is meant.
        Query query = new Query(Rows.LIST_COLUMNS, "order_list").where("account = ?", account);
        if (ref.listId() >= 0) {
            query.where("id = ?", ref.listId());
        } else {
            query.where("client_id = ?", String.valueOf(ref.clientOrderId()));
        }
        List<OrderList> found = readLists(query.by("id DESC", 1));
        if (found.isEmpty()) {
            throw Refusal.noSuchOrder();
        }
        OrderList list = found.getFirst();
        if (ref.clientOrderId() != null && !ref.clientOrderId().equals(list.clientOrderId())) {
            throw Refusal.idsDisagree();
        }
        return list;
    }

    @Override
    public List<OrderList> lists(int account, Page page) throws Refusal {
        Query query = new Query(Rows.LIST_COLUMNS, "order_list").where("account = ?", account);
        return readLists(query.page(page, "id", "updated"));
    }

    /** Those whose listing is still there. */
    private synchronized List<OrderList> readLists(Query query) throws Refusal {
        try (PreparedStatement legs = connection.prepareStatement(Rows.LEGS)) {
            List<OrderList> lists = new ArrayList<>();
            read(
                    query,
                    row -> {
                        Listing listing = listings.apply(row.getString(9));
                        return listing != null
                                && lists.add(
                                        Rows.list(row, listing, Rows.legs(legs, row.getLong(1))));
                    });
            if (query.descending) {
                Collections.reverse(lists);
            }
            return lists;
        } catch (SQLException e) {
            LOG.error("The history cannot be read", e);
            throw Refusal.disconnected();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }

    private <T> List<T> read(Query query, RowReader<T> reader) throws Refusal {
        try {
            catchUp.await();
            return found(query, reader);
        } catch (IOException | SQLException e) {
            LOG.error("The history cannot be read", e);
            throw Refusal.disconnected();
        }
    }

    private synchronized <T> List<T> found(Query query, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            for (int i = 0; i < query.values.size(); i++) {
                statement.setObject(i + 1, query.values.get(i));
            }
            List<T> result = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    result.add(reader.read(rows));
                }
            }
            if (query.descending) {
                Collections.reverse(result);
            }
            return result;
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** A SELECT in the making. */
    private static final class Query {
        private final StringBuilder sql;
        private final List<Object> values = new ArrayList<>();
        private @Nullable String order;
        private boolean descending;

        Query(String columns, String table) {
            sql = new StringBuilder("SELECT " + columns + " FROM " + table + " WHERE 1");
        }

        Query where(String condition, Object... bound) {
            sql.append(" AND ").append(condition);
            Collections.addAll(values, bound);
            return this;
        }

        Query by(String column, int limit) {
            order = " ORDER BY " + column + " LIMIT " + limit;
            return this;
        }

        Query page(Page page, String id, String time) {
            if (page.fromId() >= 0) {
                where(id + " >= ?", page.fromId());
            }
            if (page.start() >= 0) {
                where(time + " >= ?", page.start());
            }
            if (page.end() >= 0) {
                where(time + " <= ?", page.end());
            }
            descending = page.fromId() < 0 && page.start() < 0;
            return by(descending ? id + " DESC" : id, page.limit());
        }

        String sql() {
            return sql + String.valueOf(order);
        }
    }
}
