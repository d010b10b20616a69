package app.ringdown.bench.exchange;

import app.ringdown.exchange.account.Store;
import app.ringdown.exchange.api.call.Symbols;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.TradingStatus;

import com.google.gson.JsonObject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A process: an exchange with its journal on disk and a load that can be set, for whoever measures
 * a client. Says where it is in one line of JSON, as {@code ringdown exchange} does; each line that
 * it is told is the number of messages a second from then on, and it ends when its input does.
 */
public final class BusyExchange {
    /** An order of the load is a trade and a change of the best quantity, a message each. */
    private static final int MESSAGES_PER_ORDER = 2;

    private BusyExchange() {}

    /** Its folder, and how many symbols it lists. */
    public static void main(String[] args) throws IOException {
        List<Listing> listings = GeneratedListings.of(Integer.parseInt(args[1]));
        SteadyFlow flow = new SteadyFlow();
        Symbols symbols = new Symbols(listings, _ -> TradingStatus.TRADING);
        try (Store store = Store.open(Path.of(args[0]), true, Instant.now(), symbols::find);
                MemoryExchange exchange =
                        new MemoryExchange(listings, flow, store, store.history(), store.bars());
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(where(exchange));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                flow.rate(Integer.parseInt(line) / MESSAGES_PER_ORDER);
            }
        }
        System.exit(0);
    }

    private static JsonObject where(MemoryExchange exchange) {
        String stream = "ws://127.0.0.1:" + exchange.streamPort();
        JsonObject where = new JsonObject();
        where.addProperty("rest", "http://127.0.0.1:" + exchange.restPort());
        where.addProperty("stream", stream);
        where.addProperty("wsApi", stream + "/ws-api/v3");
        where.addProperty("apiKey", exchange.key.key());
        where.addProperty("apiSecret", exchange.key.secret());
        return where;
    }
}
