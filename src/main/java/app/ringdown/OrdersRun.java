package app.ringdown;

import app.ringdown.bench.orders.OrdersBench;
import app.ringdown.store.Database;
import app.ringdown.ui.base.Texts;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** Joins what the bench of orders measures: the client as it is, and its journal on disk. */
final class OrdersRun {
    private OrdersRun() {}

    /** In a folder that is empty; JavaFX must have been started. */
    static JsonObject in(Path folder, OrdersBench.Load load, Texts texts)
            throws IOException, InterruptedException {
        Clock clock = Clock.system(ZoneId.systemDefault());
        Database database = Database.open(folder.resolve("ringdown.db"), clock);
        try (Connections connections = new Connections(folder, database, texts, clock, _ -> {})) {
            return new OrdersBench(
                            load,
                            folder.resolve("exchange"),
                            (endpoints, key) -> new OtherServer(connections, endpoints, key),
                            texts)
                    .run();
        }
    }
}
