package app.ringdown.exchange.account;

import app.ringdown.exchange.bars.Bar;
import app.ringdown.exchange.bars.BarStore;
import app.ringdown.exchange.bars.Era;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Bars in the database. What is saved waits in memory for the exchange's next commit, which {@link
 * #write writes} it; readers on any thread see both. A reader looks at what waits first: it may
 * then find a bar twice, but never miss one.
 */
final class StoredBars implements BarStore, AutoCloseable {
    private final Connection reader;
    private final Map<String, NavigableMap<Long, Bar>> bars = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Era>> eras = new ConcurrentHashMap<>();

    StoredBars(Connection reader) {
        this.reader = reader;
    }

    @Override
    public void save(String symbol, Bar bar) {
        bars.computeIfAbsent(symbol, s -> new ConcurrentSkipListMap<>()).put(bar.openTime(), bar);
    }

    @Override
    public void save(String symbol, Era era) {
        eras.computeIfAbsent(symbol, s -> new ConcurrentSkipListMap<>()).put(era.startMs(), era);
    }

    @Override
    public List<Bar> load(String symbol, long fromMs, long toMs) {
        NavigableMap<Long, Bar> waiting = bars.get(symbol);
        NavigableMap<Long, Bar> found = new TreeMap<>();
        Map<Long, Bar> newer =
                waiting == null || fromMs >= toMs
                        ? Map.of()
                        : new TreeMap<>(waiting.subMap(fromMs, true, toMs, false));
        synchronized (this) {
            try (PreparedStatement select =
                    reader.prepareStatement(
                            "SELECT open_time, open, high, low, close, volume, quote_volume,"
                                    + " trades, taker_buy_volume, taker_buy_quote FROM bar"
                                    + " WHERE symbol = ? AND open_time >= ? AND open_time < ?"
                                    + " ORDER BY open_time")) {
                select.setString(1, symbol);
                select.setLong(2, fromMs);
                select.setLong(3, toMs);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Bar bar = bar(row);
                        found.put(bar.openTime(), bar);
                    }
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }
        found.putAll(newer);
        return new ArrayList<>(found.values());
    }

    @Override
    public OptionalLong newest(String symbol, long beforeMs) {
        NavigableMap<Long, Bar> waiting = bars.get(symbol);
        Long newer = waiting == null ? null : waiting.lowerKey(beforeMs);
        synchronized (this) {
            try (PreparedStatement select =
                    reader.prepareStatement(
                            "SELECT max(open_time) FROM bar WHERE symbol = ? AND open_time < ?")) {
                select.setString(1, symbol);
                select.setLong(2, beforeMs);
                try (ResultSet row = select.executeQuery()) {
                    long stored = row.next() ? row.getLong(1) : 0;
                    boolean none = row.wasNull();
                    if (newer == null) {
                        return none ? OptionalLong.empty() : OptionalLong.of(stored);
                    }
                    return OptionalLong.of(none ? newer : Math.max(stored, newer));
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }

    @Override
    public List<Era> eras(String symbol) {
        NavigableMap<Long, Era> waiting = eras.get(symbol);
        NavigableMap<Long, Era> found = new TreeMap<>();
        Map<Long, Era> newer = waiting == null ? Map.of() : new TreeMap<>(waiting);
        synchronized (this) {
            try (PreparedStatement select =
                    reader.prepareStatement(
                            "SELECT seed, start_time, end_time, start_ticks, end_ticks FROM era"
                                    + " WHERE symbol = ?")) {
                select.setString(1, symbol);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Era era =
                                new Era(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5));
                        found.put(era.startMs(), era);
                    }
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }
        found.putAll(newer);
        return new ArrayList<>(found.values());
    }

    /** Whether something waits to be written. */
    boolean pending() {
        return !bars.isEmpty() || !eras.isEmpty();
    }

    /** Writes what waits, within the transaction of the given connection. */
    void write(Connection writer) throws SQLException {
        try (PreparedStatement insert =
                writer.prepareStatement(
                        "INSERT OR REPLACE INTO bar VALUES(?,?,?,?,?,?,?,?,?,?,?)")) {
            for (Map.Entry<String, NavigableMap<Long, Bar>> listing : bars.entrySet()) {
                for (Bar bar : listing.getValue().values()) {
                    bind(insert, listing.getKey(), bar);
                    insert.executeUpdate();
                }
            }
        }
        try (PreparedStatement insert =
                writer.prepareStatement(
                        "INSERT OR REPLACE INTO era(symbol, seed, start_time, end_time,"
                                + " start_ticks, end_ticks) VALUES(?,?,?,?,?,?)")) {
            for (Map.Entry<String, NavigableMap<Long, Era>> listing : eras.entrySet()) {
                for (Era era : listing.getValue().values()) {
                    insert.setString(1, listing.getKey());
                    insert.setLong(2, era.seed());
                    insert.setLong(3, era.startMs());
                    insert.setLong(4, era.endMs());
                    insert.setLong(5, era.startTicks());
                    insert.setLong(6, era.endTicks());
                    insert.executeUpdate();
                }
            }
        }
    }

    /** Forgets what waited: it is committed. On the thread that saves, which is the only one. */
    void written() {
        bars.clear();
        eras.clear();
    }

    @Override
    public synchronized void close() throws SQLException {
        reader.close();
    }

    private static Bar bar(ResultSet row) throws SQLException {
        return new Bar(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10));
    }

    private static void bind(PreparedStatement insert, String symbol, Bar bar) throws SQLException {
        insert.setString(1, symbol);
        insert.setLong(2, bar.openTime());
        insert.setLong(3, bar.open());
        insert.setLong(4, bar.high());
        insert.setLong(5, bar.low());
        insert.setLong(6, bar.close());
        insert.setLong(7, bar.volume());
        insert.setLong(8, bar.quoteVolume());
        insert.setLong(9, bar.trades());
        insert.setLong(10, bar.takerBuyVolume());
        insert.setLong(11, bar.takerBuyQuote());
    }

    private static UncheckedIOException failed(SQLException e) {
        return new UncheckedIOException(new IOException("the bars cannot be read", e));
    }
}
