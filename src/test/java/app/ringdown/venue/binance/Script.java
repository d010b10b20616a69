package app.ringdown.venue.binance;

import app.ringdown.market.Bar;
import app.ringdown.market.DepthUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.LevelList;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.OrderEvent;
import app.ringdown.order.OrderRequest;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.LineState;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that a parser or a line tells, as lines of text: two of them can be compared. */
final class Script implements MarketListener, AccountListener, FrameReader.Control {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<OrderRequest> as = new CopyOnWriteArrayList<>();
    final List<OrderEvent.Report> reports = new CopyOnWriteArrayList<>();
    final List<Balance> balances = new CopyOnWriteArrayList<>();

    final Set<Instrument> begun = ConcurrentHashMap.newKeySet();

    volatile Map<Subscription, String> refused = Map.of();

    private void add(Object... words) {
        StringBuilder line = new StringBuilder();
        for (Object word : words) {
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
    }

    @Override
    public void onBegun(Set<Instrument> instruments) {
        begun.addAll(instruments);
    }

    @Override
    public void onTouch(
            Instrument instrument,
            long bid,
            long bidLots,
            long ask,
            long askLots,
            long sequence,
            long arrivalNanos) {
        add("touch", instrument, bid, bidLots, ask, askLots, sequence, arrivalNanos);
    }

    @Override
    public void onTrade(
            Instrument instrument,
            long tradeId,
            long ticks,
            long lots,
            Side aggressor,
            long venueMs,
            long arrivalNanos) {
        add("trade", instrument, tradeId, ticks, lots, aggressor, venueMs, arrivalNanos);
    }

    @Override
    public void onDay(
            Instrument instrument,
            long open,
            long high,
            long low,
            long last,
            long volumeLots,
            long quoteVolume,
            long venueMs,
            long arrivalNanos) {
        add(
                "day",
                instrument,
                open,
                high,
                low,
                last,
                volumeLots,
                quoteVolume,
                venueMs,
                arrivalNanos);
    }

    @Override
    public void onDepth(Instrument instrument, DepthUpdate update, long arrivalNanos) {
        add(
                "depth",
                instrument,
                update.firstId(),
                update.lastId(),
                levels(update.bids()),
                levels(update.asks()),
                arrivalNanos);
    }

    private static String levels(LevelList levels) {
        StringBuilder all = new StringBuilder("[");
        for (int i = 0; i < levels.size(); i++) {
            all.append(i == 0 ? "" : ", ")
                    .append(levels.ticks(i))
                    .append('x')
                    .append(levels.lots(i));
        }
        return all.append(']').toString();
    }

    @Override
    public void onBar(Instrument instrument, Interval interval, Bar bar, long arrivalNanos) {
        add("bar", instrument, interval, bar, arrivalNanos);
    }

    @Override
    public void onOrder(OrderRequest request, OrderEvent.Report event) {
        as.add(request);
        reports.add(event);
    }

    @Override
    public void onBalances(List<Balance> changed, long venueMs) {
        balances.addAll(changed);
    }

    @Override
    public void onAccount(Account account) {
        balances.addAll(account.balances().values());
    }

    @Override
    public void onRefused(Map<Subscription, String> next) {
        refused = next;
    }

    @Override
    public void onMarketLine(LineState state) {
        add("market", state);
    }

    @Override
    public void onAccountLine(LineState state) {
        add("account", state);
    }

    @Override
    public void onAnswer(long id, @Nullable String error) {
        add("answer", id, error);
    }

    @Override
    public void onShutdown() {
        add("shutdown");
    }
}
