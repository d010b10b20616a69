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
 * #write writes} it; readers on any thread see both. A reader looks at what waits first, then has
 * the database catch up: it may find a bar twice, but never miss one.
 */
final class StoredBars implements BarStore, AutoCloseable {
    private final Connection reader;
    private final CatchUp catchUp;
    private final Map<String, NavigableMap<Long, Bar>> bars = new ConcurrentHashMap<>();
    private final Map<String, NavigableMap<Long, Era>> eras = new ConcurrentHashMap<>();

    /**
     * @param catchUp has the database catch up with the commits
     */
    StoredBars(Connection reader, CatchUp catchUp) {
        this.reader = reader;
        this.catchUp = catchUp;
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
        catchUp();
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
        catchUp();
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
        catchUp();
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

    /** Adds what waits to a commit. */
    void write(CommitWriter rows) {
        bars.forEach((symbol, saved) -> saved.values().forEach(bar -> write(symbol, bar, rows)));
        eras.forEach((symbol, saved) -> saved.values().forEach(era -> write(symbol, era, rows)));
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

    private static void write(String symbol, Bar bar, CommitWriter rows) {
        rows.row(RowKind.BAR)
                .put(symbol)
                .put(bar.openTime())
                .put(bar.open())
                .put(bar.high())
                .put(bar.low())
                .put(bar.close())
                .put(bar.volume())
                .put(bar.quoteVolume())
                .put(bar.trades())
                .put(bar.takerBuyVolume())
                .put(bar.takerBuyQuote());
    }

    private static void write(String symbol, Era era, CommitWriter rows) {
        rows.row(RowKind.ERA)
                .put(symbol)
                .put(era.seed())
                .put(era.startMs())
                .put(era.endMs())
                .put(era.startTicks())
                .put(era.endTicks());
    }

    private void catchUp() {
        try {
            catchUp.await();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static UncheckedIOException failed(Exception e) {
        return new UncheckedIOException(new IOException("the bars cannot be read", e));
    }
}
