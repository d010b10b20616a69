package app.ringdown.exchange.api.wsapi;

import app.ringdown.exchange.account.Balance;
import app.ringdown.exchange.account.Execution;
import app.ringdown.exchange.account.OrderList;
import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.api.dialect.TimeUnits;
import app.ringdown.exchange.api.socket.Connection;
import app.ringdown.exchange.api.socket.Frame;
import app.ringdown.exchange.engine.EngineListener;
import app.ringdown.exchange.engine.Trading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/**
 * Tells accounts what happens to them, in the order in which the engine says it, which is after it
 * is on disk. Anyone may come and go; the events are the exchange thread's.
 *
 * <p>Source: Binance Spot API, "User Data Streams".
 */
public final class UserEvents implements EngineListener {
    private final Map<Integer, List<Subscription>> byAccount = new ConcurrentHashMap<>();
    private final JsonWriter json = new JsonWriter(2048);
    private final Set<Connection> touched = new LinkedHashSet<>();
    private final LongSupplier clock;

    /**
     * @param clock microseconds since the epoch
     */
    public UserEvents(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Somebody who wants to know.
     *
     * @param id the number of the subscription on its connection
     */
    record Subscription(int id, int account, Connection connection, TimeUnits unit) {}

    /** Writes an event, one JSON object. */
    @FunctionalInterface
    private interface Event {
        void write(TimeUnits unit);
    }

    void add(Subscription subscription) {
        byAccount
                .computeIfAbsent(subscription.account(), a -> new CopyOnWriteArrayList<>())
                .add(subscription);
    }

    void remove(Subscription subscription) {
        byAccount.getOrDefault(subscription.account(), List.of()).remove(subscription);
    }

    @Override
    public void onExecution(Execution execution) {
        int account = execution.order().terms().account();
        long now = clock.getAsLong();
        tell(account, unit -> EventJson.executionReport(json, unit, execution, now));
    }

    @Override
    public void onListStatus(OrderList list) {
        long now = clock.getAsLong();
        tell(list.account(), unit -> EventJson.listStatus(json, unit, list, now));
    }

    @Override
    public void onFunds(int account, String asset, long units, long time) {
        long now = clock.getAsLong();
        tell(account, unit -> EventJson.balanceUpdate(json, unit, asset, units, time, now));
    }

    @Override
    public void onBalances(int account, List<Balance> changed, long time) {
        long now = clock.getAsLong();
        tell(account, unit -> EventJson.accountPosition(json, unit, changed, time, now));
    }

    @Override
    public void onBatchEnd(Trading trading) {
        if (!touched.isEmpty()) {
            touched.forEach(Connection::flush);
            touched.clear();
        }
    }

    private void tell(int account, Event event) {
        for (Subscription subscription : byAccount.getOrDefault(account, List.of())) {
            json.restart(Frame.GAP)
                    .beginObject()
                    .field("subscriptionId", subscription.id())
                    .name("event");
            event.write(subscription.unit());
            json.endObject();
            int from = Frame.seal(json);
            subscription.connection().queue(json.buffer(), from, json.length());
            touched.add(subscription.connection());
        }
    }
}
